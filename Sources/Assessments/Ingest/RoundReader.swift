import Phrases
import TableIO

/// One file that was read.
public struct InputFile: Equatable, Sendable {
  /// What messages call it: its path, its name inside a folder, or "standard input".
  public let name: String
  /// All of it.
  public let bytes: [UInt8]

  /// A file by its name and bytes.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}

/// What reading gave: the round and what the check of the input found.
public struct RoundReading: Equatable, Sendable {
  /// The round as far as it could be read; nil when the input names no unit.
  public let round: Round?
  /// Errors, warnings and notices, in the order in which they were met.
  public let diagnostics: [Diagnostic]
  /// The files that were opened, in that order.
  public let inputs: [InputFile]

  /// - Parameters:
  ///   - round: nil when the input names no unit.
  ///   - diagnostics: what the check of the input found.
  ///   - inputs: the files that were opened; none for a round made in memory.
  public init(round: Round?, diagnostics: [Diagnostic] = [], inputs: [InputFile] = []) {
    self.round = round
    self.diagnostics = diagnostics
    self.inputs = inputs
  }
}

/// Reads a round from one CSV or Excel file, or from a folder of the files a round is made of.
public struct RoundReader: Sendable {
  /// Names of columns as the files have them, by canonical name (unit, team, onsite, …).
  public var columns: [String: String] = [:]
  /// Weights that replace the scheme's, per cent by component key.
  public var weights: [String: Double] = [:]
  /// Encoding of text files and the sheet of a workbook, where the user names them.
  public var tables = TableOptions()
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
    var builder = RoundBuilder(scheme: try scheme.weighted(weights))
    builder.log = log
    let sheets = try sheets(&files, &builder)
    builder.read(sheets, single: files.single)
    let round = builder.round()
    let reading = RoundReading(
      round: round, diagnostics: builder.log.diagnostics, inputs: files.read)
    return (reading, sheets)
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
        let table = try Table(csv: file.bytes, file: file.name, encoding: tables.encoding)
        for notice in table.notices { builder.log.report(notice) }
        return [part ?? .scores: table]
      case .workbook:
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

/// The part a table plays in a round; raw values are the names of its file and sheet.
enum RoundPart: String, CaseIterable {
  case units, scores, ratings, ballots, findings, interviews
}

extension RoundBuilder {
  /// Reads the sheets in the order in which they define units and teams.
  fileprivate mutating func read(_ sheets: [RoundPart: Sheet], single: String?) {
    var others: Set<String> = []
    if sheets[.ratings] != nil, scheme.instrument != nil {
      others.insert(scheme.components[0].key)
    }
    if sheets[.ballots] != nil {
      others.formUnion(scheme.components.filter { $0.scoredBy == .members }.map(\.key))
    }
    if let sheet = sheets[.units] { readUnits(sheet) }
    if let sheet = sheets[.scores] {
      if sheet.has("component"), sheet.has("score") {
        readLongScores(sheet)
      } else {
        readWideScores(sheet, others: others)
      }
    } else if sheets[.ratings] == nil, !log.diagnostics.contains(where: { $0.file == single }) {
      log.report(
        .emptyFile, .error, file: single ?? "scores.csv", Phrase("the round has no scores"),
        Phrase("add scores.csv with columns unit, team, onsite, routine, peer"))
    }
    if let sheet = sheets[.ratings] { readRatings(sheet) }
    // The other files are about units and teams that scores and ratings have named.
    if !teams.all.isEmpty { teams.closed = true }
    if !units.all.isEmpty { units.closed = true }
    if let sheet = sheets[.ballots] { readBallots(sheet) }
    if let sheet = sheets[.findings] { readFindings(sheet) }
    if let sheet = sheets[.interviews] { readInterviews(sheet) }
  }
}
