import Statistics
import Testing

@Suite struct FactorTests {
  @Test func `levels come in order of first appearance`() {
    let factor = Factor(["b", "a", "b", "c"])
    #expect(factor.levels == ["b", "a", "c"] && factor.codes == [0, 1, 0, 2])
    #expect(factor.code(of: "c") == 2 && factor.code(of: "d") == nil)
  }

  @Test func `given levels keep their order, those without a label too`() {
    let factor = Factor([30, 10], levels: [10, 20, 30])
    #expect(factor.levels == [10, 20, 30] && factor.codes == [2, 0])
    #expect(factor.code(of: 20) == 1)
  }

  @Test func `no labels make no levels`() {
    let factor = Factor([String]())
    #expect(factor.levels.isEmpty && factor.codes.isEmpty && factor.code(of: "") == nil)
  }

  @Test func `labels one after another get the codes of a whole factor`() {
    let labels = ["x", "y", "x", "", "y"]
    var builder = FactorBuilder<String>()
    #expect(builder.code(of: "x") == nil)
    #expect(labels.map { Int32(builder.code(for: $0)) } == Factor(labels).codes)
    #expect(builder.levels == Factor(labels).levels && builder.code(of: "") == 2)
  }
}
