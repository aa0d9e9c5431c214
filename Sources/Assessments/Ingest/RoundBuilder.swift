import Phrases
import Statistics
import TableIO

/// What the files of one round say, gathered file by file with every diagnostic.
struct RoundBuilder {
  var scheme: Scheme
  var log = DiagnosticLog()
  var threads = 1
  /// Columns whose meaning is not certain.
  var doubts: [ColumnDoubt] = []
  /// Kinds of files that tables were read from.
  var hasText = false
  var hasWorkbook = false
  var units = Names()
  var teams = Names()
  /// Longer names of units, by unit.
  var longNames: [Int: String] = [:]
  /// What units belong to, by unit.
  var groups: [Int: String] = [:]
  /// Teams units.csv names for each unit, in its order.
  var assigned: [Int: [Int]] = [:]
  /// How many members could vote, by unit.
  var members: [Int: Int] = [:]
  /// (unit, team) pairs of scores files, with the on-site score if the row has one.
  var recordedVisits: [RecordedVisit] = []
  /// Places among `recordedVisits`, by unit.
  var visitsOfUnit: [Int: [Int]] = [:]
  var recordedVisitIndex: [Pair: Int] = [:]
  /// unit → component → score from a wide table, ballots or the mean of raters.
  var central: [Int: [Int: Double]] = [:]
  var raterScores: [RaterScore] = []
  /// By unit.
  var ballots: [Int: Ballots] = [:]
  var ratings = RatingColumns()
  var reported: Round.Reported?
  /// Points units gave themselves, by unit.
  var selfScores: [Int: Double] = [:]
  /// Where assessors work, teams in the order in which they were met.
  var homes: [AssessorHome] = []
  /// Where a missing component was already reported.
  var reportedMissing: Set<Pair> = []
  /// Components whose column was reported as missing.
  var reportedAbsent: Set<Int> = []
  /// How numbers are written where they are not plain, and words for missing ones.
  var forms = NumberForms()

  struct RecordedVisit {
    let unit: Int
    let team: Int
    /// The table that named it.
    let sheet: String?
    var score: Double?
  }

  /// The visits of a unit, in the order in which they were met.
  func visits(of unit: Int) -> [RecordedVisit] {
    (visitsOfUnit[unit] ?? []).map { recordedVisits[$0] }
  }

  /// Names in order of first appearance.
  struct Names {
    private var factor = FactorBuilder<String>()
    /// Names by what typing does not vary, as many as `keyed`.
    private var alike: [String: [Int]] = [:]
    private var keyed = 0
    /// A closed list takes no new names.
    var closed = false

    var all: [String] { factor.levels }

    func find(_ name: String) -> Int? { factor.code(of: name) }

    /// The one name that differs only in case, blanks, width or punctuation.
    ///
    /// - Complexity: one pass over the names that came since it was last asked.
    mutating func near(_ name: String) -> Int? {
      while keyed < factor.levels.count {
        alike[nameKey(factor.levels[keyed]), default: []].append(keyed)
        keyed += 1
      }
      guard let found = alike[nameKey(name)], found.count == 1 else { return nil }
      return found[0]
    }

    mutating func place(_ name: String) -> Int? {
      closed ? factor.code(of: name) : factor.code(for: name)
    }
  }

  init(scheme: Scheme) {
    self.scheme = scheme
  }

  /// Reports what makes the sheet no list of the wanted columns; true when it can be read.
  mutating func opens(_ sheet: Sheet, required: [String]) -> Bool {
    var sound = true
    for name in required where !sheet.has(name) {
      log.report(
        .missingColumn, .error, in: sheet,
        Phrase("there is no column '\(name)'; the columns are \(sheet.table.header)"),
        Phrase("rename a column, or map one with --columns \(name)=YOURNAME"))
      sound = false
    }
    if sheet.table.rowCount == 0 {
      log.report(
        .emptyFile, .error, in: sheet, Phrase("there are no rows under the header"),
        Phrase("fill it in, or leave the file out"))
      sound = false
    }
    for ragged in sheet.table.raggedRows {
      log.report(
        .raggedRow, .error, file: sheet.table.file, row: ragged.row,
        ragged.cells == 1
          ? Phrase("row \(ragged.row) has 1 cell, but the header has \(sheet.table.header.count)")
          : Phrase(
            "row \(ragged.row) has \(ragged.cells) cells, but the header has "
              + "\(sheet.table.header.count)"),
        Phrase("put cells that contain the delimiter in quotes, or complete the row"))
    }
    return sound
  }

  /// Whether a row sums others up: Chinese words for totals are never names of units, English ones
  /// may be, unless their row names no team.
  private func isTotal(_ name: String, _ row: Int, _ sheet: Sheet) -> Bool {
    isSummary(name)
      && (name.contains { !$0.isASCII } || sheet.has("team") && sheet.text(row, "team").isEmpty)
  }

  /// The unit a row is about; reports a blank or unknown name.
  mutating func unit(of row: Int, in sheet: Sheet) -> Int? {
    let name = sheet.text(row, "unit")
    guard !name.isEmpty else {
      let number = sheet.table.sheetRow(row)
      log.report(
        .noUnitName, .error, in: sheet, row: row, column: "unit",
        Phrase("row \(number) does not name a unit"),
        Phrase("name the unit, or delete the row"))
      return nil
    }
    if isTotal(name, row, sheet) {
      log.report(
        .rowLeftOut, .notice, in: sheet, row: row, column: "unit", value: name,
        Phrase("'\(name)' is left out: \(Phrase("a total or mean, not an observation"))"),
        Phrase("nothing to do if so; otherwise rename it"))
      return nil
    }
    if let unit = units.place(name) { return unit }
    if let unit = units.near(name) {
      reportNear(name, units.all[unit], "unit", row, sheet)
      return unit
    }
    log.report(
      .unknownUnit, .error, in: sheet, row: row, column: "unit", value: name,
      Phrase("unit '\(name)' is not in the list of units"),
      Phrase("correct the name, or add it to the list"))
    return nil
  }

  /// The team a row is about; nil where the cell is blank or the name unknown (then reported).
  mutating func team(of row: Int, in sheet: Sheet) -> Int? {
    let name = sheet.text(row, "team")
    guard !name.isEmpty else { return nil }
    if let team = teams.place(name) { return team }
    if let team = teams.near(name) {
      reportNear(name, teams.all[team], "team", row, sheet)
      return team
    }
    log.report(
      .unknownTeam, .error, in: sheet, row: row, column: "team", value: name,
      Phrase("team '\(name)' is not in the list of teams"),
      Phrase("correct the name, or add it to units.csv"))
    return nil
  }
}
