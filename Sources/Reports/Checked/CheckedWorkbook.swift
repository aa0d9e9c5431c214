public import Assessments
import Foundation
public import Phrases
public import Reporting
import TableIO

/// The input of a round as a workbook: every diagnostic first, then each file or sheet with its
/// diagnostics marked where they are.
public struct CheckedWorkbook: Sendable {
  /// Diagnostics listed; diagnostics.csv has them all.
  public static let mostDiagnostics = 100_000

  private var sheets: [MarkedSheet] = []
  /// Place among `sheets` by file and sheet.
  private var indexOf: [Place: Int] = [:]
  private let diagnostics: [Diagnostic]
  private var omissions: [Phrase] = []

  private struct Place: Hashable {
    let file: String
    let sheet: String?
  }

  /// Reads the cells of the input once more, as they are written.
  ///
  /// - Parameters:
  ///   - reading: a round with what was met in it.
  ///   - reader: how the files were read.
  /// - Complexity: that of reading the input.
  public init(_ reading: RoundReading, reader: RoundReader = RoundReader()) {
    diagnostics = reading.diagnostics
    let own = Dictionary(grouping: diagnostics) { Place(file: $0.file, sheet: $0.sheet) }
    for input in reading.inputs where input.name != "scheme.yaml" {
      let raw: [RawSheet]
      do {
        raw = try RawSheet.sheets(of: input.bytes, file: input.name, options: reader.tables)
      } catch {
        omissions.append(
          Phrase("\(error.file): not copied, for it cannot be read: \(error.sentence)"))
        continue
      }
      for sheet in raw {
        let place = Place(file: sheet.file, sheet: sheet.name)
        let copy = MarkedSheet(
          sheet, title: Self.title(sheet, among: raw.count, of: reading),
          diagnostics: own[place] ?? [], nameColumns: Self.nameColumns(of: sheet, reader))
        indexOf[place] = sheets.count
        sheets.append(copy)
        omissions += copy.omissions
      }
    }
  }

  /// A text file's name, a sheet's own name, or the name of a workbook that is a part of a round.
  private static func title(
    _ sheet: RawSheet, among count: Int, of reading: RoundReading
  ) -> String {
    let file = URL(fileURLWithPath: sheet.file).lastPathComponent
    guard let name = sheet.name else { return file }
    let isWhole = reading.inputs.count { $0.name != "scheme.yaml" } == 1
    return isWhole ? name : count == 1 ? file : "\(file) \(name)"
  }

  /// Workbooks say themselves which cells are numbers.
  private static func nameColumns(of sheet: RawSheet, _ reader: RoundReader) -> Set<Int> {
    guard sheet.name == nil, !sheet.rows.isEmpty else { return [] }
    let cells = sheet.cells(of: 0)
    let places = reader.nameColumns(
      of: cells.map { $0.text.trimmingCharacters(in: .whitespaces) })
    return Set(places.map { cells[$0].column })
  }

  /// The workbook; words that are not from the input are in the language.
  public func draft(in language: Language) -> WorkbookDraft {
    WorkbookDraft(
      title: Phrase("Checked input").said(in: language),
      sheets: [listSheet(language)] + sheets.map { $0.draft(in: language) })
  }

  /// What the first sheet says above its list.
  private var headLines: [Phrase] {
    let counts = [Diagnostic.Level.error, .warning, .notice].map { level in
      diagnostics.count { $0.level == level }
    }
    var lines = [
      Phrase("errors: \(counts[0]), warnings: \(counts[1]), notices: \(counts[2])"),
      Phrase(
        "Red cells are errors, amber ones warnings, blue ones notices; the comment says more."),
      Phrase("The sheets hold the values of the input, without its formulas and formats."),
    ]
    if diagnostics.count > Self.mostDiagnostics {
      lines.append(
        Phrase(
          "The first \(Self.mostDiagnostics) diagnostics are listed; diagnostics.csv has them all.")
      )
    }
    return lines + omissions
  }

  private func listSheet(_ language: Language) -> SheetDraft {
    let lines = headLines
    let head = lines.count + 1
    let columns = ["code", "level", "file", "sheet", "cell", "value", "diagnostic", "suggestion"]
    let listed = diagnostics.prefix(Self.mostDiagnostics)
    var sheet = SheetDraft(
      name: Phrase("Diagnostics").said(in: language), headings: [],
      rows: lines.map { [.text($0.said(in: language))] }
        + [columns.map { .text(language.heading($0)) }] + listed.map { row($0, language) })
    sheet.places = Array(lines.indices) + Array(head...(head + listed.count))
    sheet.headingRows = head...head
    for (index, diagnostic) in listed.enumerated() {
      let place = head + 1 + index
      sheet.marks.append(
        .init(row: place, column: 1, colour: diagnostic.level.colour, comment: ""))
      guard let copy = copy(of: diagnostic) else { continue }
      let target = sheets[copy].place(of: diagnostic)
      sheet.cellLinks.append(
        .init(
          row: place, column: target == nil ? 3 : 4, sheet: copy + 1, target: target ?? (0, 0)))
    }
    return sheet
  }

  private func copy(of diagnostic: Diagnostic) -> Int? {
    indexOf[Place(file: diagnostic.file, sheet: diagnostic.sheet)]
  }

  private func row(_ diagnostic: Diagnostic, _ language: Language) -> [ResultTable.Cell] {
    let copy = copy(of: diagnostic).map { sheets[$0] }
    let cell = copy?.place(of: diagnostic).map { cellReference(row: $0.row, column: $0.column) }
    return [
      diagnostic.rule.rawValue, language.term(diagnostic.level.rawValue), diagnostic.fileName,
      copy?.title ?? diagnostic.sheet ?? "",
      cell ?? diagnostic.row.map { Phrase("row \($0)").said(in: language) } ?? "",
      diagnostic.value ?? "", diagnostic.sentence.said(in: language),
      diagnostic.suggestion.said(in: language),
    ].map { .text($0) }
  }
}
