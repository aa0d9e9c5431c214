import Agreement
import Testing

@Suite struct KendallWTests {
  @Test func `raters who rank alike have W 1, opposite pairs 0`() throws {
    #expect(try #require(KendallW([[1, 10], [2, 20], [3, 35]])).w == 1)
    #expect(try #require(KendallW([[1, 3], [2, 2], [3, 1]])).w == 0)
    #expect(KendallW([[1, 1], [1, 1]]) == nil)
  }
}
