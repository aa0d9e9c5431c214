import Phrases
import Statistics
public import TableIO

/// Reads a round from one CSV or Excel file, or from a folder of the files a round is made of.
public struct RoundReader: Sendable {
  /// Names of columns as the files have them, by canonical name (unit, team, onsite, …).
  public var columns: [String: String] = [:]
  /// Headings of columns that are passed over without a word.
  public var ignored: [String] = []
  /// Weights that replace the scheme's, per cent by component key.
  public var weights: [String: Double] = [:]
  /// Full marks that replace the scheme's, points by component key.
  public var full: [String: Double] = [:]
  /// Weights of all components in their order, instead of `weights`; nil for none.
  public var weightList: [Double]?
  /// Encoding of text files and the sheet of a workbook, where the user names them.
  public var tables = TableOptions()
  /// Whether a column of `columns` that no file has is no error, as where several rounds are read alike.
  public var columnsMayBeMissing = false
  /// The path a single file goes by in diagnostics and inputs; nil where it is read from there.
  public var shownPath: String?
  /// The path of the scheme; nil takes scheme.yaml of the folder, or beside a single file.
  public var scheme: String?

  /// Threads that may read one file; the round does not depend on it.
  public var threads = 1

  /// A reader without mapped columns or other weights.
  public init() {}

  /// Places in a header of the columns that hold names, whose texts are not numbers even where they
  /// look like some.
  public func nameColumns(of header: [String]) -> Set<Int> {
    let names: Set = [
      "unit", "name", "assessor", "rater", "item", "component", "grade", "kind", "text", "role",
      "home",
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

  /// The round and the sheets it was read from.
  func readSheets(
    path: String
  ) throws(RoundError) -> (reading: RoundReading, sheets: FoundSheets) {
    var files = try RoundFiles(path: path, shown: shownPath)
    var log = DiagnosticLog()
    var scheme = Scheme.standard
    var rules = ColumnRules(columns: columns, ignored: ignored)
    var hasScheme = false
    if let (file, isBeside) = try files.scheme(given: self.scheme) {
      let text = String(decoding: file.bytes, as: UTF8.self)
      do {
        scheme = try Scheme(yaml: text, file: file.name)
        rules.kept = try SchemeReading(yaml: text, file: file.name)
        hasScheme = true
        if isBeside {
          log.report(
            .schemeFound, .notice, file: file.name,
            Phrase("the scheme beside the data is used"), Phrase("name another with --scheme"))
        }
      } catch {
        let reason = if case .badScheme(_, let reason) = error { reason } else { error.phrase }
        log.report(.badScheme, .error, file: "scheme.yaml", reason, Phrase("correct the file"))
      }
    }
    scheme = try scheme.marked(full)
    let base = scheme
    let weighted =
      if let weightList { try scheme.weighted(weightList) } else { try scheme.weighted(weights) }
    scheme = scaled(weighted, &log)
    let named = weightList == nil ? Set(weights.keys) : Set(scheme.components.map(\.key))
    let chosen = Dictionary(
      scheme.components.filter { named.contains($0.key) }.map { ($0.key, $0.weight) }
    ) { $1 }
    rules.components = scheme.components.map(\.key) + [scheme.selfAssessment?.key ?? Scheme.selfKey]
    var builder = RoundBuilder(scheme: scheme)
    builder.log = log
    builder.threads = threads
    let found = try sheets(&files, &builder, rules)
    let scales = ScoreScales(
      scheme, base: base, found.wide, hasScheme: hasScheme, weights: chosen,
      full: Set(full.keys), log: builder.log)
    builder.log = scales.log
    builder.scheme = scaled(scales.scheme, &builder.log)
    builder.takeSelfAssessment(found)
    reportUnused(found, &builder)
    builder.read(found, single: files.single)
    let round = builder.round()
    let reading = RoundReading(
      round: round, diagnostics: builder.log.diagnostics, inputs: files.read,
      found: FoundReading(found, scheme: builder.scheme, kept: rules.kept),
      doubts: builder.doubts)
    return (reading, found)
  }

  /// Weights that are meant to add up to 100 do so, with a word.
  private func scaled(_ scheme: Scheme, _ log: inout DiagnosticLog) -> Scheme {
    let (scaled, sum) = scheme.scaled()
    if let sum {
      log.report(
        .weightSum, .notice, file: "scheme", value: sum.plain,
        Phrase("the weights add up to \(sum.plain); they are scaled to 100"),
        Phrase("nothing needs to be done"))
    }
    return scaled
  }

  /// Reports what was said of files that none of them is or has.
  private func reportUnused(_ found: FoundSheets, _ builder: inout RoundBuilder) {
    let sheets =
      Array(found.parts.values) + found.scores + found.doubtful
      + (found.assessors.map { [$0] } ?? [])
    let mapped = sheets.reduce(into: Set<String>()) { $0.formUnion($1.reading.mapped) }
    for (key, name) in columns.sorted(by: { $0.key < $1.key })
    where !sheets.isEmpty && !mapped.contains(key) {
      builder.log.report(
        .missingColumn, columnsMayBeMissing ? .warning : .error, file: "--columns", value: name,
        Phrase("no file has a column '\(name)' for \(Phrase(term: key))")
          .withGuess(at: name, among: sheets.flatMap(\.table.header)),
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
    _ files: inout RoundFiles, _ builder: inout RoundBuilder, _ rules: ColumnRules
  ) throws(RoundError) -> FoundSheets {
    var found = FoundSheets()
    let whole = try files.whole()
    for name in files.foreign {
      builder.log.report(
        .notATable, .error, file: name, Phrase("this format is not read"),
        Phrase("open it in Excel, WPS or LibreOffice and save it as .xlsx"))
    }
    var asked = whole.map { AskedFile(file: $0, part: nil) }
    if whole.isEmpty {
      for part in RoundPart.allCases {
        if let file = try files.file(part) { asked.append(AskedFile(file: file, part: part)) }
      }
      if let file = try files.assessors() {
        asked.append(AskedFile(file: file, part: .units, isOfAssessors: true))
      }
    }
    for (own, parsed) in zip(asked, parsed(asked, components: rules.components)) {
      let topic =
        own.part == nil
        ? Assessments.topic(ofName: own.file.name, components: rules.components) : nil
      let sheets = parsed.sheets(as: own.part, topic: topic, rules, tables, &builder)
      if own.isOfAssessors {
        found.assessors = sheets?.parts[.units]
      } else {
        add(sheets, of: own.file, to: &found, &builder)
      }
    }
    found.scores = found.scores.map { filledDown($0, rules, &builder) }
    nameTeams(&found, rules, &builder)
    found.findBallots(builder.scheme)
    return found
  }

  private func add(
    _ sheets: RoundSheets?, of file: InputFile, to found: inout FoundSheets,
    _ builder: inout RoundBuilder
  ) {
    guard let sheets else { return }
    if !sheets.sharedUnits.isEmpty {
      builder.log.report(
        .sheetsJoined, .warning, file: file.name, value: "\(sheets.sharedUnits.count)",
        Self.sharing(sheets.sharedUnits), Self.unsharing)
    }
    for name in sheets.unnamedTeams {
      builder.log.report(
        .noTeam, .error, file: file.name, value: name,
        Phrase("sheet '\(name)' does not say which team's it is"),
        Phrase("give the sheet the name of the team"))
    }
    for (part, sheet) in sheets.parts.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      if found.parts[part] == nil {
        found.parts[part] = sheet
      } else {
        builder.log.report(
          .sheetLeftOut, .error, in: sheet,
          Phrase("a second table of \(Phrase(term: part.rawValue)) is not read"),
          Phrase("put both into one table"))
      }
    }
    if found.assessors == nil { found.assessors = sheets.assessors }
    found.scores += sheets.scores
    found.doubtful += sheets.doubtful
  }

  /// A file and what it is by its name; no part where it is the whole round.
  private struct AskedFile {
    let file: InputFile
    let part: RoundPart?
    var isOfAssessors = false
  }

  /// Files as tables, in their order, the longest parsed first.
  private func parsed(_ files: [AskedFile], components: [String]) -> [ParsedFile] {
    let order = files.indices.sorted { files[$0].file.bytes.count > files[$1].file.bytes.count }
    let parsed = parallelMap(count: order.count, threads: threads) { [tables] place in
      let own = files[order[place]]
      return ParsedFile(own.file, as: own.part, components: components, tables)
    }
    return order.inversePermutation.map { parsed[$0] }
  }

  /// Teams that no column names: a line of its own above the units of each, or a file for each.
  private func nameTeams(
    _ found: inout FoundSheets, _ rules: ColumnRules, _ builder: inout RoundBuilder
  ) {
    guard !found.scores.contains(where: { $0.has("team") }), found.parts[.units] == nil else {
      return
    }
    for (index, sheet) in found.scores.enumerated() {
      guard let labels = bands(sheet.table) else { continue }
      builder.log.report(
        .filledDown, .notice, in: sheet, value: "\(Set(labels).count)",
        Phrase("lines above units are read as their teams: \(Array(Set(labels)).sorted())"),
        Phrase("nothing to do if so; otherwise name the team in every row"))
      found.scores[index] = rules.sheet(
        sheet.table.labelled("team", labels), topic: sheet.reading.topic)
    }
    let open = found.scores.indices.filter { index in
      let sheet = found.scores[index]
      return !sheet.has("team") && sheet.has(rules.components[0]) && sheet.reading.topic == nil
    }
    let files = Set(open.map { found.scores[$0].table.file })
    guard open.count > 1, files.count == open.count, open.count == found.scores.count else {
      return
    }
    let units = open.compactMap { index in
      found.scores[index].positions["unit"].map {
        Set(found.scores[index].table.codes($0).levels)
      }
    }
    let names = open.map { index in
      String(found.scores[index].table.file.split(separator: ".").first ?? "")
    }
    guard units.count == open.count else { return }
    guard let shared = unitsOfSeveralTeams(units, names: names, haveOnsite: true) else {
      // Would they be teams if they were called so?
      let called = names.map { "team \($0)" }
      if let shared = unitsOfSeveralTeams(units, names: called, haveOnsite: true) {
        builder.log.report(
          .noTeam, .warning, file: names.map { "'\($0)'" }.joined(separator: ", "),
          value: "\(shared.count)",
          Phrase("the files list other units each, but for \(Self.shown(shared)): are they teams?"),
          Phrase("if so, call each file by its team, such as 第一组.csv or team-1.csv"))
      }
      return
    }
    if !shared.isEmpty {
      builder.log.report(
        .filledDown, .warning, file: "the round", value: "\(shared.count)", Self.sharing(shared),
        Self.unsharing)
    }
    for (index, name) in zip(open, names) {
      let sheet = found.scores[index]
      builder.log.report(
        .filledDown, .notice, in: sheet, value: name,
        Phrase("the name of the file is read as the team: \(name)"),
        Phrase("nothing to do if so; otherwise add a team column"))
      found.scores[index] = rules.sheet(
        sheet.table.labelled("team", Array(repeating: name, count: sheet.table.rowCount)),
        topic: nil)
    }
  }

  private static func sharing(_ units: [String]) -> Phrase {
    Phrase(
      "units that stand in the tables of several teams are read as visited by each of them: \(shown(units))"
    )
  }

  /// The first of a list of names.
  private static func shown(_ names: [String]) -> [String] {
    let most = 8
    return Array(names.prefix(most)) + (names.count > most ? ["…"] : [])
  }

  private static let unsharing = Phrase(
    "nothing to do if so; otherwise leave each unit in the table of one team")

  /// The team of each row, from lines of their own above; nil where there are no such lines.
  private func bands(_ table: Table) -> [String]? {
    let lines = table.asides.compactMap { aside -> (row: Int, text: String)? in
      let texts = Set(aside.texts.map(\.text)).filter { !$0.isEmpty }
      guard texts.count == 1, let name = texts.first.flatMap(bandName) else { return nil }
      return (aside.row, name)
    }
    guard Set(lines.map(\.text)).count > 1 else { return nil }
    let labels = (0..<table.rowCount).map { row in
      lines.last { $0.row < table.sheetRow(row) }?.text ?? ""
    }
    return labels.contains("") ? nil : labels
  }

  /// A table whose teams stand once each, above the units they visited, has them in every row.
  private func filledDown(
    _ sheet: Sheet, _ rules: ColumnRules, _ builder: inout RoundBuilder
  ) -> Sheet {
    guard let column = sheet.positions["team"] else { return sheet }
    let texts = (0..<sheet.table.rowCount).map { sheet.table.text($0, column) }
    let named = texts.filter { !$0.isEmpty }
    guard named.count > 1, Set(named).count == named.count, 2 * named.count <= texts.count,
      texts.first?.isEmpty == false
    else { return sheet }
    builder.log.report(
      .filledDown, .notice, in: sheet, column: "team", value: "\(texts.count - named.count)",
      Phrase("\(texts.count - named.count) blanks are read as the team above them"),
      Phrase("nothing to do if so; otherwise name the team in every row"))
    let topic = sheet.reading.topic
    return rules.sheet(sheet.table.fillingDown(column), topic: topic)
  }
}
