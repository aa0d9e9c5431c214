import Testing

@testable import TableIO

@Suite struct TableTests {
  private func table(_ text: String) throws -> Table {
    try Table(csv: Array(text.utf8), file: "t.csv")
  }

  @Test(arguments: ["\n", "\r", "\r\n"])
  func `every line ending reads the same`(end: String) throws {
    let read = try table(["a,b", "1,2", "3,4"].joined(separator: end))
    #expect(read.header == ["a", "b"])
    #expect(read.rowCount == 2 && read.text(1, 1) == "4")
  }

  @Test(arguments: [",", ";", "\t"])
  func `the delimiter is found in the header`(sign: String) throws {
    let read = try table("单位\(sign)得分\n甲\(sign)1.5\n")
    #expect(read.header == ["单位", "得分"])
    #expect(read.number(0, 1) == .number(1.5))
  }

  @Test func `quoted cells keep delimiters, quotes and line breaks`() throws {
    let read = try table("a,b\n\"x,\"\"y\"\"\nz\",2\n\n3,4\n")
    #expect(read.text(0, 0) == "x,\"y\"\nz")
    #expect(read.sheetRow(0) == 2 && read.sheetRow(1) == 5)
  }

  @Test func `blank, not applicable, zero and words are four things`() throws {
    let read = try table("a,b,c,d,e\n,N.A.,0,good,nan\n")
    #expect(read.number(0, 0) == .blank)
    #expect(read.number(0, 1) == .notApplicable)
    #expect(read.number(0, 2) == .number(0))
    #expect(read.number(0, 3) == .unreadable("good"))
    #expect(read.number(0, 4) == .unreadable("nan"))
  }

  @Test func `a byte order mark is not part of the first name`() throws {
    #expect(try table("\u{FEFF}a,b\n1,2\n").header == ["a", "b"])
  }

  @Test func `a ragged row is named`() throws {
    let read = try table("a,b\n1\n1,2\n")
    #expect(read.raggedRows.map(\.row) == [2] && read.raggedRows.map(\.cells) == [1])
  }

  @Test func `what is no table is refused with its place`() {
    #expect(throws: TableError.empty(file: "t.csv")) { try table("") }
    #expect(throws: TableError.unclosedQuote(file: "t.csv", row: 2)) { try table("a\n\"b\n") }
    #expect(throws: TableError.self) {
      try Table(csv: [0x61, 0x0A, 0xFF, 0x0A], file: "t.csv")
    }
  }

  @Test func `columns have a spreadsheet's letters`() {
    #expect([0, 25, 26, 701, 702].map(columnLetter) == ["A", "Z", "AA", "ZZ", "AAA"])
  }

  @Test func `what is written reads back`() throws {
    let cells = ["a,b", "say \"hi\"", "two\nlines"]
    let read = try table(csv(header: ["x", "y", "z"], rows: [cells]))
    #expect((0..<3).map { read.text(0, $0) } == cells)
  }
}
