import Phrases
import Testing

@Suite struct HeadingTests {
  @Test func `headings are made of known ones`() {
    #expect(Language.zh.heading("p_top_7") == "进前7名概率")
    #expect(Language.zh.heading("onsite_adjusted") == "实地考核 调整后")
    #expect(Language.zh.heading("weight_x") == "权重 x")
    #expect(Language.en.heading("p_top_7") == "p top 7")
  }
}
