import Appraisals
import Testing

@Suite struct PlainWeightsTests {
  private let text = "name,a,b\nu,1,2\nv,3,\nw,5,6\n,7,8\n"

  @Test func `units with every score are kept, the others counted`() throws {
    let own = try PlainWeights(
      LongTable(csv: text), PlainWeightOptions(components: ["a", "b"], unit: "name"))
    #expect(own.units == ["u", "w"] && own.scores == [[1, 2], [5, 6]])
    #expect(own.weights == [1, 1] && own.components == ["a", "b"])
    #expect(
      own.notices.map(\.description) == [
        "2 of 4 rows have a blank or N.A. cell: left out",
        "not ranked, for a blank or N.A. cell: 'v'",
      ])
  }

  @Test func `names and components that stand twice are told`() throws {
    let own = try PlainWeights(
      LongTable(csv: "unit,a,b\nx,1,2\ny,2,2\nx,2,1\n"), PlainWeightOptions(components: ["a", "b"]))
    #expect(own.units == ["x", "y", "x"])
    #expect(own.notices.count == 1)
    #expect(
      own.notices.first?.description.hasPrefix(
        "several rows have the name 'x': each is ranked by itself") == true)
    let twice = PlainWeightOptions(components: ["a", "b", "a"])
    let error = failure { () throws(AppraisalError) in try twice.check() }
    #expect(error?.description.contains("'a' is named twice among the components") == true)
  }

  @Test func `weights that do not fit the components are refused`() throws {
    for weights in [[1], [1, -1], [0, 0], [1, .infinity]] {
      let options = PlainWeightOptions(components: ["a", "b"], unit: "name", weights: weights)
      #expect(failure { () throws(AppraisalError) in try options.check() }?.kind == .badData)
    }
    let one = PlainWeightOptions(components: ["a"])
    #expect(failure { () throws(AppraisalError) in try one.check() }?.kind == .badData)
  }

  @Test func `a table without a complete row has nothing to rank`() throws {
    let table = try LongTable(csv: "unit,a,b\nu,1,\nv,,2\n")
    let error = failure { () throws(AppraisalError) in
      _ = try PlainWeights(table, PlainWeightOptions(components: ["a", "b"]))
    }
    #expect(error?.description == "t.csv: no row has a number in each of a, b")
  }
}
