import Phrases
import Testing

@Suite struct HeadingTests {
  @Test func `headings are made of known ones`() {
    #expect(Language.zh.heading("p_top_7") == "进前7名概率")
    #expect(Language.zh.heading("p_top_7_severity_only") == "进前7名概率（仅严厉度）")
    #expect(Language.zh.heading("p_A_severity_only") == "A概率（仅严厉度）")
    #expect(Language.zh.heading("routine_raters") == "平时考核评分人")
    #expect(Language.zh.heading("onsite_adjusted") == "实地考核 调整后")
    #expect(Language.zh.heading("weight_x") == "权重 x")
    #expect(Language.en.heading("p_top_7") == "p top 7")
  }

  @Test func `terms that hold values and lists of terms are translated`() {
    #expect(Language.zh.term("first 7") == "前7名")
    #expect(Language.zh.term("onsite_robust_z") == "实地考核稳健z")
    #expect(Language.zh.term("robust z (Qn)") == "稳健z（Qn）")
    #expect(Language.zh.term("甲 to rank 3") == "甲到第3名")
    #expect(Language.zh.term("robust_distance; onsite_residual") == "稳健距离；实地残差")
    #expect(Language.zh.term("x; y") == "x；y")
    #expect(Language.en.term("first 7; x") == "first 7; x")
  }
}
