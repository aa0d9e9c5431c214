import Phrases
public import TableIO

/// Reads a round from one CSV or Excel file, or from a folder of the files a round is made of.
public struct RoundReader: Sendable {
  /// Names of columns as the files have them, by canonical name (unit, team, onsite, …).
  public var columns: [String: String] = [:]
  /// Weights that replace the scheme's, per cent by component key.
  public var weights: [String: Double] = [:]
  /// Weights of all components in their order, instead of `weights`; nil for none.
  public var weightList: [Double]?
  /// Encoding of text files and the sheet of a workbook, where the user names them.
  public var tables = TableOptions()
  /// Whether a column of `columns` that no file has is no error, as where several rounds are read alike.
  public var columnsMayBeMissing = false
  /// The path a single file goes by in diagnostics and inputs; nil where it is read from there.
  public var shownPath: String?

  /// A reader without mapped columns or other weights.
  public init() {}

  /// Places in a header of the columns that hold names, whose texts are not numbers even where they
  /// look like some.
  public func nameColumns(of header: [String]) -> Set<Int> {
    let names: Set = [
      "unit", "name", "assessor", "rater", "item", "component", "grade", "kind", "text", "role",
    ]
    let found = ColumnAliases.positions(header, mapping: columns)
    return Set(found.filter { names.contains($0.key) || $0.key.hasPrefix("team") }.values)
  }

  /// Reads a round and checks it.
  ///
  /// - Parameter path: of a CSV or Excel file or a folder; `-` for standard input.
  /// - Throws: `RoundError` when a file cannot be opened or a weight is for an unknown component; all else
  ///   becomes diagnostics.
  public func read(path: String) throws(RoundError) -> RoundReading {
    try readSheets(path: path).reading
  }

  /// The round and the sheets it was read from, by the part they play.
  func readSheets(
    path: String
  ) throws(RoundError) -> (reading: RoundReading, sheets: [RoundPart: Sheet]) {
    var files = try RoundFiles(path: path, shown: shownPath)
    var log = DiagnosticLog()
    var scheme = Scheme.standard
    if let file = try files.scheme() {
      do {
        scheme = try Scheme(yaml: String(decoding: file.bytes, as: UTF8.self), file: file.name)
      } catch {
        let reason = if case .badScheme(_, let reason) = error { reason } else { error.phrase }
        log.report(.badScheme, .error, file: "scheme.yaml", reason, Phrase("correct the file"))
      }
    }
    let (scaled, sum) =
      if let weightList {
        try scheme.weighted(weightList).scaled()
      } else {
        try scheme.weighted(weights).scaled()
      }
    if let sum {
      log.report(
        .weightSum, .notice, file: "scheme", value: sum.plain,
        Phrase("the weights add up to \(sum.plain); they are scaled to 100"),
        Phrase("nothing needs to be done"))
    }
    var builder = RoundBuilder(scheme: scaled)
    builder.log = log
    let sheets = try sheets(&files, &builder)
    reportUnused(sheets, &builder)
    builder.read(sheets, single: files.single)
    let round = builder.round()
    let reading = RoundReading(
      round: round, diagnostics: builder.log.diagnostics, inputs: files.read)
    return (reading, sheets)
  }

  /// Reports what was said of files that none of them is or has.
  private func reportUnused(_ sheets: [RoundPart: Sheet], _ builder: inout RoundBuilder) {
    let headers = Set(sheets.values.flatMap(\.table.header))
    for (key, name) in columns.sorted(by: { $0.key < $1.key })
    where !sheets.isEmpty && !headers.contains(name) {
      builder.log.report(
        .missingColumn, columnsMayBeMissing ? .warning : .error, file: "--columns", value: name,
        Phrase("no file has a column '\(name)' for \(Phrase(term: key))"),
        Phrase("name a column as its file does, or leave it out"))
    }
    if let sheet = tables.sheet, builder.hasText, !builder.hasWorkbook {
      builder.log.report(TableError.noSheets(file: "--sheet", sheet: sheet), file: "--sheet")
    }
    if let encoding = tables.encoding, builder.hasWorkbook, !builder.hasText {
      builder.log.report(TableError.noEncoding(file: "--encoding", encoding), file: "--encoding")
    }
  }

  /// The tables of the round by the part they play.
  private func sheets(
    _ files: inout RoundFiles, _ builder: inout RoundBuilder
  ) throws(RoundError) -> [RoundPart: Sheet] {
    var sheets: [RoundPart: Sheet] = [:]
    if let file = try files.whole() {
      for (part, table) in tables(of: file, as: nil, &builder) {
        sheets[part] = Sheet(table, mapping: columns)
      }
      return sheets
    }
    for part in RoundPart.allCases {
      guard let file = try files.file(part) else { continue }
      for (_, table) in tables(of: file, as: part, &builder) {
        sheets[part] = Sheet(table, mapping: columns)
      }
    }
    return sheets
  }

  /// - Parameter part: what the file is by its name; nil for a file that is the whole round.
  private func tables(
    of file: InputFile, as part: RoundPart?, _ builder: inout RoundBuilder
  ) -> [RoundPart: Table] {
    do throws(TableError) {
      switch FileKind(file.bytes) {
      case .refused(let problem): throw .workbook(file: file.name, problem)
      case .text:
        builder.hasText = true
        let table = try Table(csv: file.bytes, file: file.name, encoding: tables.encoding)
        for notice in table.notices { builder.log.report(notice) }
        return [part ?? .scores: table]
      case .workbook:
        builder.hasWorkbook = true
        let book = try Workbook(file.bytes, file: file.name)
        let sorted = RoundSheets(
          try book.tables(named: tables.sheet), as: part, mapping: columns, builder.scheme)
        for table in sorted.parts.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
          for notice in table.value.notices { builder.log.report(notice) }
        }
        if tables.sheet == nil {
          let skipped = book.leftOut(
            besides: sorted.used, empty: sorted.empty(of: book), unfilled: sorted.unfilledNames)
          for notice in skipped { builder.log.report(notice) }
        }
        return sorted.parts
      }
    } catch {
      builder.log.report(error, file: file.name)
      return [:]
    }
  }
}
