import Appraisals
import Foundation
import TableIO
import Testing

@Suite struct LongTableTests {
  @Test func `a column that is not there is named with those that are`() throws {
    let table = try LongTable(csv: "g,y\na,1\n")
    let error = failure { () throws(AppraisalError) in _ = try table.numbers("z") }
    #expect(error?.kind == .badData)
    #expect(error?.description == "t.csv: row 1: no column 'z' among g, y; name one of them")
  }

  @Test func `a word among the numbers has its place`() throws {
    let table = try LongTable(csv: "g,y\na,1\nb,two\n")
    let error = failure { () throws(AppraisalError) in _ = try table.numbers("y") }
    #expect(
      error?.description.contains("t.csv, row 3, column y (B): 'two' is not a number") == true)
    #expect(try !table.isNumeric("y"))
  }

  @Test func `blank and not applicable are no numbers, and no labels`() throws {
    let table = try LongTable(csv: "g,y\na,1\n,2\nb,\nc,N.A.\n")
    #expect(try table.numbers("y") == [1, 2, nil, nil])
    let rows = CompleteRows(
      count: table.rowCount, numbers: [try table.numbers("y")], labels: [try table.labels("g")])
    #expect(rows.rows == [0] && rows.dropped == 3)
    #expect(rows.notices.map(\.description) == ["3 of 4 rows have a blank or N.A. cell: left out"])
  }

  @Test func `a row of another width is refused`() throws {
    let error = failure { () throws(AppraisalError) in
      _ = try LongTable(path: try written("g,y\na,1,2\n"))
    }
    #expect(error?.kind == .badData)
    #expect(error?.description.contains("row 2 has 3 cells, the header 2") == true)
  }

  @Test func `a file is hashed for the record, a table in memory has none`() throws {
    let text = "g,y\na,1\n"
    let path = try written(text)
    let file = try LongTable(path: path)
    #expect(file.input == RunRecord.File(name: path, Array(text.utf8)))
    let renamed = try LongTable(path: path, shownPath: "kept.csv")
    #expect(renamed.input?.name == "kept.csv" && renamed.file == "kept.csv")
    #expect(try LongTable(path: path, isRecorded: false).input == nil)
    #expect(try LongTable(csv: text).input == nil)
  }

  @Test func `a file that is not there cannot be read`() {
    let error = failure { () throws(AppraisalError) in _ = try LongTable(path: "/no/such.csv") }
    #expect(error?.kind == .unreadable)
  }

  @Test func `a combination of columns is blank where a part is`() throws {
    let labels = try LongTable(csv: "a,b\nx,1\nx,2\ny,1\nx,1\ny,\n").labels(ofTerm: "a:b")
    #expect(labels.levels == ["x:1", "x:2", "y:1", ""] && labels.codes == [0, 1, 2, 0, 3])
  }

  @Test func `levels come in order of appearance, or of their numbers or names`() throws {
    let table = try LongTable(csv: "n,w\n10,b\n9,a\n10,b\n,c\n")
    let (n, w) = (try table.labels("n"), try table.labels("w"))
    let rows = CompleteRows(count: table.rowCount, numbers: [], labels: [n, w])
    #expect(rows.factor(n, name: "n").levels == ["10", "9"])
    let sorted = rows.factor(n, name: "n", isSorted: true)
    #expect(sorted.levels == ["9", "10"] && sorted.codes == [1, 0, 1])
    #expect(rows.factor(w, name: "w", isSorted: true).levels == ["a", "b"])
  }

  private func written(_ text: String) throws(AppraisalError) -> String {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
    FileManager.default.createFile(atPath: path, contents: Data(text.utf8))
    return path
  }
}
