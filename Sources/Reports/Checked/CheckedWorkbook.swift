import Assessments
import Foundation
import Phrases
import Reporting
import TableIO

/// The input of a round as a workbook: every finding first, then each file or sheet with its
/// findings marked where they are.
struct CheckedWorkbook {
  /// Findings listed; findings.csv has them all.
  static let mostFindings = 100_000

  private var sheets: [MarkedSheet] = []
  /// Place among `sheets` by file and sheet.
  private var indexOf: [Place: Int] = [:]
  private let findings: [Diagnostic]
  private var omissions: [Phrase] = []

  private struct Place: Hashable {
    let file: String
    let sheet: String?
  }

  /// Reads the input once more, for its cells as they stand.
  ///
  /// - Complexity: that of reading, and of writing the cells copied.
  init(_ reading: RoundReading, reader: RoundReader) {
    findings = reading.diagnostics
    let own = Dictionary(grouping: findings) { Place(file: $0.file, sheet: $0.sheet) }
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
          findings: own[place] ?? [], nameColumns: Self.nameColumns(of: sheet, reader))
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

  var draft: WorkbookDraft {
    WorkbookDraft(
      title: Phrase("Checked input").said, sheets: [findingsSheet] + sheets.map(\.draft))
  }

  private var findingsSheet: SheetDraft {
    let counts = [Diagnostic.Level.error, .warning, .notice].map { level in
      findings.count { $0.level == level }
    }
    var lines = [
      Phrase("\(counts[0]) errors, \(counts[1]) warnings, \(counts[2]) notices"),
      Phrase(
        "Red cells are errors, amber ones warnings, blue ones notices; the comment says more."),
      Phrase("The sheets hold the values of the input: no formulas, and not its formats."),
    ]
    if findings.count > Self.mostFindings {
      lines.append(
        Phrase("The first \(Self.mostFindings) findings are listed; findings.csv has them all."))
    }
    lines += omissions
    let head = lines.count + 1
    let columns = ["code", "level", "file", "sheet", "cell", "value", "finding", "suggestion"]
    let listed = findings.prefix(Self.mostFindings)
    var sheet = SheetDraft(
      name: Phrase("Findings").said, headings: [],
      rows: lines.map { [.text($0.said)] }
        + [columns.map { .text(Console.language.heading($0)) }] + listed.map(row))
    sheet.places = Array(lines.indices) + Array(head...(head + listed.count))
    sheet.headingRows = head...head
    for (index, finding) in listed.enumerated() {
      let place = head + 1 + index
      sheet.marks.append(
        .init(row: place, column: 1, colour: finding.level.colour, comment: ""))
      guard let copy = copy(of: finding) else { continue }
      let target = sheets[copy].place(of: finding)
      sheet.cellLinks.append(
        .init(
          row: place, column: target == nil ? 3 : 4, sheet: copy + 1, target: target ?? (0, 0)))
    }
    return sheet
  }

  private func copy(of finding: Diagnostic) -> Int? {
    indexOf[Place(file: finding.file, sheet: finding.sheet)]
  }

  private func row(_ finding: Diagnostic) -> [ResultTable.Cell] {
    let copy = copy(of: finding).map { sheets[$0] }
    let cell = copy?.place(of: finding).map { cellReference(row: $0.row, column: $0.column) }
    return [
      finding.rule.rawValue, Console.language.term(finding.level.rawValue), finding.file,
      copy?.draft.name ?? finding.sheet ?? "",
      cell ?? finding.row.map { Phrase("row \($0)").said } ?? "",
      finding.value ?? "", finding.sentence.said, finding.suggestion.said,
    ].map { .text($0) }
  }
}
