import Foundation
import TestSupport
import Testing

@testable import Reports

@Suite struct ColumnGuideTests {
  private static let file = Repository.root.appending(path: "docs/columns.md")

  /// `make columns` sets STEELYARD_WRITE_DOCS, and the file is written.
  @Test func `docs-columns-md is in step with the declarations`() throws {
    let text = try ColumnGuide().markdown
    if ProcessInfo.processInfo.environment["STEELYARD_WRITE_DOCS"] == "1" {
      try Data(text.utf8).write(to: Self.file)
    }
    let written = try? String(contentsOf: Self.file, encoding: .utf8)
    #expect(written == text, "docs/columns.md is out of step: run make columns")
  }

  @Test func `every table and column is listed, and a table can be asked for alone`() throws {
    let guide = try ColumnGuide()
    #expect(guide.table.rows.count == TableCatalogue.all.reduce(0) { $0 + $1.columns.count })
    let one = try ColumnGuide(table: "team_severity").text(in: .en)
    #expect(one.contains("  identified_by  ") && !one.contains("n_scores"))
    #expect {
      _ = try ColumnGuide(table: "nothing")
    } throws: {
      "\($0)".contains("team_severity")
    }
  }
}
