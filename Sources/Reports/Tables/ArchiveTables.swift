public import Archive
import Phrases
public import Reporting

/// Tables of what an archive holds.
public enum ArchiveTables {
  /// Every table of `archive`, as declared.
  public static let descriptions: [TableDescription] = [
    rounds.description, suggestions.description, runs.description, units.description,
    unitScores.description, teams.description, components.description, files.description,
    mapping.description,
  ]

  /// The rounds of an archive, one per row.
  public static func rounds(_ summaries: [ArchiveSnapshot.Summary]) -> ResultTable {
    rounds.table(summaries)
  }

  /// New names that resemble names that are gone; the first three columns are those of a mapping file.
  public static func suggestions(_ found: [IdentitySuggestion]) -> ResultTable {
    suggestions.table(found)
  }

  /// A mapping file to look through: lines in force, then suggested ones.
  public static func mapping(_ lines: [SuggestedLine]) -> ResultTable { mapping.table(lines) }

  /// Units of a round, their scores, teams, components and files.
  public static func tables(of round: ArchivedRound) -> [ResultTable] {
    [
      units.table(round.unitRows), unitScores.table(round.scores.map { ($0, round) }),
      teams.table(round.teamRows), components.table(round.components), files.table(round.inputs),
    ]
  }

  /// The tables kept of each run on a round.
  public static func runs(_ runs: [ArchivedRun]) -> ResultTable {
    Self.runs.table(
      runs.enumerated().flatMap { number, run in
        run.tables.map { RunRow(number: number + 1, table: $0, recipe: run.recipe) }
      })
  }

  static let rounds = Schema<ArchiveSnapshot.Summary>(
    "rounds", Phrase("Which rounds does the archive hold?"),
    [
      Column("year", Phrase("The year of the round."), .year) { $0.key.year },
      Column("name", Phrase("The name of the round, from its scheme."), .name) { $0.key.name },
      Column(
        "added", Phrase("Serial number; a round added later has a higher one."), .number,
        decimals: 0
      ) { $0.added },
      Column("units", Phrase("Units of the round."), .count) { $0.units },
      Column("teams", Phrase("Teams of the round."), .count) { $0.teams },
      Column("assessors", Phrase("Assessors who gave item scores."), .count) { $0.assessors },
      Column("items", Phrase("Items of the on-site score."), .count) { $0.items },
      Column("ratings", Phrase("Item scores of all assessors."), .count) { $0.ratings },
      Column("files", Phrase("Files the round was read from."), .count) { $0.inputs },
      Column("runs", Phrase("Reports kept with the round."), .count) { $0.runs },
    ])

  static let suggestions = Schema<IdentitySuggestion>(
    "suggestions", Phrase("Which new names may be units that had another name before?"),
    [
      Column("year", Phrase("The year of the new name."), .year) { $0.year },
      Column("unit", Phrase("The new name."), .name) { $0.unit },
      Column(
        "identity",
        Phrase("Name over the years of a unit that is missing this year and may be the same one."),
        .name
      ) { $0.identity },
      Column(
        "kind",
        Phrase(
          "How the names may differ: spelling; rename; merge, if one new name resembles several old "
            + "ones; split, if several new names resemble one old one."), .term
      ) { $0.kind.rawValue },
      Column(
        "similarity", Phrase("Similarity of the two names; 1 is the same name."), .share,
        decimals: 2,
        method: Phrase(
          "One minus the edit distance over the longer name, or how much of the shorter name is in "
            + "the longer one, whichever is greater.")
      ) { $0.similarity },
      Column("last_year", Phrase("The last year that has the unit that is gone."), .year) {
        $0.lastYear
      },
      Column("last_name", Phrase("Its name in that year."), .name) { $0.lastName },
    ])

  /// One table of one run.
  struct RunRow {
    let number: Int
    let table: ArchivedRun.Table
    let recipe: String
  }

  static let runs = Schema<RunRow>(
    "runs", Phrase("Which reports on the round does the archive keep?"),
    [
      Column(
        "run", Phrase("Number of the report, in the order in which they were added."), .number,
        decimals: 0
      ) { $0.number },
      Column("table", Phrase("File name of a table of the report."), .name) { $0.table.name },
      Column("bytes", Phrase("Size of the table in bytes."), .count) { $0.table.text.utf8.count },
      Column("recipe", Phrase("Options the report was made with, as JSON."), .name) { $0.recipe },
    ])

  /// One unit with the names of the teams that visited it.
  struct UnitRow {
    let unit: ArchivedRound.Unit
    let teams: [String]
  }

  static let units = Schema<UnitRow>(
    "units", Phrase("Which units does the round have, and who visited them?"),
    [
      Column("unit", Phrase("The unit, by its name in this round."), .name) { $0.unit.name },
      Column("identity", Phrase("What the unit is called over the years."), .name) {
        $0.unit.identity ?? $0.unit.name
      },
      Column(
        "teams", Phrase("The teams that visited it, separated by spaces."), .name,
        blank: Phrase("no team visited it")
      ) { $0.teams.isEmpty ? nil : $0.teams.joined(separator: " ") },
      Column(
        "members", Phrase("How many members of the unit could vote."), .count,
        blank: Phrase("the round does not say")
      ) { $0.unit.members },
      Column(
        "kind",
        Phrase("What the mapping says happened to the unit: rename, merge or split."), .term,
        blank: noKind
      ) { $0.unit.line?.kind?.rawValue },
      Column(
        "weight", Phrase("How much the unit counts among the parts of its identity."), .number,
        range: 0...(.infinity), blank: noWeight
      ) { $0.unit.line?.weight },
    ])

  private static let noKind = Phrase(
    "no line of the mapping says so: a rename, or a merger where units share an identity")
  private static let noWeight = Phrase(
    "no line of the mapping says so: parts count by their members, else equally")

  static let mapping = Schema<SuggestedLine>(
    "mapping",
    Phrase("Which units of which years are the same, by the mapping and by resemblance?"),
    [
      Column("year", Phrase("The year from which on the line holds."), .year) { $0.line.year },
      Column("unit", Phrase("The unit, by its name in that year."), .name) { $0.line.unit },
      Column("identity", Phrase("What the unit is called over the years."), .name) {
        $0.line.identity
      },
      Column(
        "kind",
        Phrase(
          "rename: the unit has another name; merge: it is a part of what later is one unit; split: it "
            + "is a part of what earlier was one unit."), .term, blank: noKind
      ) { $0.line.kind?.rawValue },
      Column(
        "weight", Phrase("How much the unit counts among the parts of its identity."), .number,
        range: 0...(.infinity), blank: noWeight
      ) { $0.line.weight },
      Column(
        "similarity", Phrase("Similarity of the two names; 1 is the same name."), .share,
        decimals: 2, blank: Phrase("the line is in force already"),
        method: Phrase("It helps to judge the line; the file is read without it.")
      ) { $0.similarity },
    ])

  static let unitScores = Schema<(ArchivedRound.Score, ArchivedRound)>(
    "unit_scores", Phrase("Which scores did each unit get?"),
    [
      Column("unit", Phrase("The unit, by its name in this round."), .name) {
        $0.1.units[$0.0.unit].name
      },
      Column("component", Phrase("The component."), .term) {
        $0.1.components[$0.0.component].key
      },
      Column(
        "team", Phrase("The team that gave the score."), .name, blank: Phrase("no team gave it")
      ) { row in row.0.team.map { row.1.teams[$0] } },
      Column("score", Phrase("The score as given."), .points) { $0.0.value },
    ])

  /// One team with how many units it visited and how many assessors it has.
  struct TeamRow {
    let name: String
    let unitCount: Int
    let assessorCount: Int
  }

  static let teams = Schema<TeamRow>(
    "teams", Phrase("Which teams does the round have?"),
    [
      Column("team", Phrase("The team."), .name) { $0.name },
      Column("units", Phrase("Units the team scored on site."), .count) { $0.unitCount },
      Column("assessors", Phrase("Members of the team who gave item scores."), .count) {
        $0.assessorCount
      },
    ])

  static let components = Schema<ArchivedRound.Component>(
    "components", Phrase("What is the total made of?"),
    [
      Column("component", Phrase("The component."), .term) { $0.key },
      Column("weight", Phrase("Weight in the scheme."), .percent) { $0.weight },
      Column("full", Phrase("Full marks."), .points) { $0.full },
    ])

  static let files = Schema<ArchivedRound.Input>(
    "files", Phrase("Which files was the round read from?"),
    [
      Column("file", Phrase("Name of the file."), .name) { $0.name },
      Column("bytes", Phrase("Size of the file in bytes."), .count) { $0.bytes },
      Column("sha256", Phrase("SHA-256 digest of the file's content."), .name) { $0.sha256 },
    ])
}

extension ArchivedRound {
  fileprivate var unitRows: [ArchiveTables.UnitRow] {
    var visits = units.map { _ in [Int]() }
    for score in scores {
      if let team = score.team, !visits[score.unit].contains(team) {
        visits[score.unit].append(team)
      }
    }
    return zip(units, visits).map { unit, own in
      ArchiveTables.UnitRow(unit: unit, teams: own.map { teams[$0] })
    }
  }

  fileprivate var teamRows: [ArchiveTables.TeamRow] {
    let visited = Dictionary(
      scores.compactMap { score in score.team.map { ($0, Set([score.unit])) } },
      uniquingKeysWith: { $0.union($1) })
    return teams.enumerated().map { index, team in
      ArchiveTables.TeamRow(
        name: team, unitCount: visited[index]?.count ?? 0,
        assessorCount: assessors.count { $0.team == index })
    }
  }
}
