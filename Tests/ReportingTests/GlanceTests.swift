import Testing

@testable import Reporting

@Suite struct GlanceTests {
  /// Units u1, u2, … ranked backwards, every `step`th flagged.
  private func table(rows: Int, flaggedEvery step: Int) -> ResultTable {
    ResultTable(
      name: "t", columns: ["unit", "rank", "flagged", "note"],
      rows: (1...rows).map {
        [.text("u\($0)"), .integer(rows + 1 - $0), .flag($0 % step == 0), .missing]
      })
  }

  private func units(_ part: Glance.Part) -> [String] { part.table.rows.map { $0[0].printed } }

  @Test func `a short table is shown whole, but for columns that hold nothing`() {
    let part = Glance().part(of: table(rows: 36, flaggedEvery: 2))
    #expect(part.table.columns == ["unit", "rank", "flagged"])
    #expect(part.table.rows.count == 36)
    #expect(part.rows == nil)
    #expect(!part.isPartial)
  }

  @Test func `of a long table the flagged rows are shown`() {
    let part = Glance().part(of: table(rows: 37, flaggedEvery: 10))
    #expect(units(part) == ["u10", "u20", "u30"])
    #expect(part.table.columns == ["unit", "rank"])
    #expect(part.rows?.description == "the 3 of 37 rows that are flagged")
    #expect(part.isPartial)
  }

  @Test func `more flagged rows than fit are counted`() {
    let part = Glance().part(of: table(rows: 200, flaggedEvery: 5))
    #expect(part.table.rows.count == 36)
    #expect(part.rows?.description == "36 of the 40 rows flagged, of 200 in all")
  }

  @Test func `where nothing is flagged it says so`() {
    let part = Glance().part(of: table(rows: 37, flaggedEvery: 38))
    #expect(part.table.rows.isEmpty)
    #expect(part.rows?.description == "none of 37 rows is flagged")
  }

  @Test func `rows come in the order asked for, and columns left out make it a part`() {
    let part = Glance(columns: ["unit"], order: "rank").part(of: table(rows: 3, flaggedEvery: 4))
    #expect(units(part) == ["u3", "u2", "u1"])
    #expect(part.table.columns == ["unit"])
    #expect(part.rows == nil)
    #expect(part.isPartial)
  }

  @Test func `a long table without flags shows its first rows, or those of one value`() {
    let long = ResultTable(
      name: "t", columns: ["unit", "rule"],
      rows: (1...40).map { [.text("u\($0)"), .text($0 > 28 ? "b" : "a")] })
    let top = Glance().part(of: long)
    #expect(units(top) == (1...10).map { "u\($0)" })
    #expect(top.rows?.description == "the first 10 of 40 rows")
    let own = Glance(only: ("rule", "b")).part(of: long)
    #expect(units(own) == (29...38).map { "u\($0)" })
    #expect(own.rows?.description == "the first 10 of 12 rows of b, of 40 in all")
    #expect(Glance(only: ("rule", "c")).part(of: long).table.rows == top.table.rows)
  }

  @Test func `a terminal shows six digits of what files give twelve of`() {
    let exact = ResultTable(name: "t", columns: ["x"], rows: [[.exact(1.0 / 3)]])
    #expect(exact.terminalText() == "       x\n0.333333\n")
    #expect(exact.csvText.hasSuffix("0.333333333333\n"))
  }
}
