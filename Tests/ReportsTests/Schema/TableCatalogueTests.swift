import Phrases
import Reporting
import Testing

@testable import Reports

/// Every declaration is complete, in both languages.
@Suite struct TableCatalogueTests {
  private static let columns = TableCatalogue.all.flatMap { table in
    table.columns.map { ("\(table.name).\($0.name)", $0) }
  }

  @Test func `a meaning is one sentence, also in Chinese`() {
    for (name, column) in Self.columns {
      let meaning = column.meaning.said(in: .en)
      #expect(meaning.hasSuffix(".") && meaning.first?.isWhitespace == false, "\(name): \(meaning)")
      let inner = meaning.dropLast().firstMatch(of: /[a-z0-9)][.!?] [A-Z]/)
      #expect(inner == nil, "\(name) has several sentences: \(meaning)")
      let said = column.meaning.said(in: .zh)
      #expect(said.hasSuffix("。") && Self.isChinese(said), "\(name): \(said)")
    }
  }

  @Test func `signs, blanks, methods, units and questions have Chinese translations`() {
    for (name, column) in Self.columns {
      for phrase in [column.sign, column.blank, column.method, column.quantity.unit] {
        guard let phrase else { continue }
        #expect(Self.isChinese(phrase.said(in: .zh)), "\(name): \(phrase)")
      }
    }
    for table in TableCatalogue.all {
      #expect(Self.isChinese(table.question.said(in: .zh)), "\(table.name): \(table.question)")
    }
  }

  @Test func `headings are translated unless the input names them`() {
    for (name, column) in Self.columns where !column.name.contains("<") {
      let heading = Language.zh.heading(column.name)
      #expect(heading != column.name, "\(name) has no Chinese heading")
    }
  }

  @Test func `a table has no two columns of one name, and only one other table its name`() {
    for table in TableCatalogue.all {
      #expect(Set(table.columns.map(\.name)).count == table.columns.count, "\(table.name)")
    }
    // Ranks of a plain table have no severities.
    let names = Dictionary(grouping: TableCatalogue.all, by: \.name).filter { $0.value.count > 1 }
    #expect(Set(names.keys) == ["ranks"])
  }

  @Test func `every table has a title that can name a sheet, another in each language`() {
    let names = Set(TableCatalogue.all.map(\.name))
    #expect(names.subtracting(TableTitles.all.keys).isEmpty)
    #expect(Set(TableTitles.all.keys).subtracting(names) == ["columns"])
    for language in Language.allCases {
      let titles = TableTitles.all.values.map { $0.said(in: language) }
      #expect(Set(titles).count == titles.count)
      #expect(sheetNames(titles) == titles)
    }
    for title in TableTitles.all.values { #expect(Self.isChinese(title.said(in: .zh))) }
  }

  private static func isChinese(_ text: String) -> Bool {
    text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
  }
}
