import Phrases
import Testing

@testable import Reporting

@Suite struct GlanceTests {
  /// Units u1, u2, … ranked backwards, every `step`th flagged.
  private func table(rows: Int, flaggedEvery step: Int) -> ResultTable {
    ResultTable(
      name: "t",
      columns: [
        .init("unit", .name), .init("rank", .rank), .init("flagged", .flag), .init("note", .name),
      ],
      rows: (1...rows).map {
        [.text("u\($0)"), .integer(rows + 1 - $0), .flag($0 % step == 0), .missing]
      })
  }

  private func units(_ part: Glance.Part) -> [String] {
    part.table.rows.map { $0[0].written(in: .en) }
  }

  @Test func `a short table is shown whole, but for columns that hold nothing`() {
    let part = Glance().part(of: table(rows: 36, flaggedEvery: 2))
    #expect(part.table.columnNames == ["unit", "rank", "flagged"])
    #expect(part.table.rows.count == 36)
    #expect(part.rows == nil)
    #expect(!part.isPartial)
  }

  @Test func `of a long table the flagged rows are shown`() {
    let part = Glance().part(of: table(rows: 37, flaggedEvery: 10))
    #expect(units(part) == ["u10", "u20", "u30"])
    #expect(part.table.columnNames == ["unit", "rank"])
    #expect(part.rows?.description == "the rows that are flagged: 3 of 37")
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
    #expect(part.table.columnNames == ["unit"])
    #expect(part.rows == nil)
    #expect(part.isPartial)
  }

  @Test func `a long table without flags shows its first rows, or those of one value`() {
    let long = ResultTable(
      name: "t", columns: [.init("unit", .name), .init("rule", .name)],
      rows: (1...40).map { [.text("u\($0)"), .text($0 > 28 ? "b" : "a")] })
    let top = Glance().part(of: long)
    #expect(units(top) == (1...10).map { "u\($0)" })
    #expect(top.rows?.description == "the first 10 of 40 rows")
    let own = Glance(only: ("rule", "b")).part(of: long)
    #expect(units(own) == (29...38).map { "u\($0)" })
    #expect(own.rows?.description == "the first 10 of 12 rows of b, of 40 in all")
    #expect(Glance(only: ("rule", "c")).part(of: long).table.rows == top.table.rows)
  }

  @Test(arguments: [
    (Quantity.response, "0.333333"), (.points, "0.33"), (.share, "0.333"), (.rank, "0.3"),
  ])
  func `a terminal rounds what files give ten digits of`(quantity: Quantity, shown: String) {
    let exact = ResultTable(name: "t", columns: [.init("x", quantity)], rows: [[.number(1.0 / 3)]])
    let padding = String(repeating: " ", count: shown.count - 1)
    #expect(exact.terminalText() == "\(padding)x\n\(shown)\n")
    #expect(exact.csvText() == "x\n0.3333333333\n")
    #expect(exact.jsonText() == "[\n{\"x\":0.3333333333}\n]")
  }

  @Test func `what is small does not read as nothing`() {
    func shown(_ value: Double, _ quantity: Quantity) -> String {
      ResultTable.Cell.number(value).shown(.init("x", quantity), in: .en)
    }
    #expect(shown(0.0004, .pValue) == "< 0.001" && shown(0.0014, .pValue) == "0.001")
    #expect(shown(0.000_123, .points) == "0.00012" && shown(0, .points) == "0.00")
    #expect(shown(12, .rank) == "12" && shown(12.5, .rank) == "12.5")
  }
}
