import Appraisals
import Phrases
import Reporting

/// Which teams and units charts draw where there are more than anyone can tell apart; tables have them all.
struct DrawnSubjects {
  /// Names; nil where all are drawn.
  let teams: Set<String>?
  /// Names; nil where all are drawn.
  let units: Set<String>?

  private static let (mostTeams, shownTeams) = (150, 100)
  private static let (mostUnits, shownUnits) = (1_000, 400)

  init(_ appraisal: Appraisal) {
    let all = appraisal.severities.teams
    teams =
      all.count > Self.mostTeams
      ? Set(all.furthestFirst.prefix(Self.shownTeams).map(\.name)) : nil
    let ranked = appraisal.ranks.inOrder
    units =
      ranked.count > Self.mostUnits ? Set(ranked.prefix(Self.shownUnits).map(\.name)) : nil
  }

  func draws(team: String) -> Bool { teams?.contains(team) ?? true }
  func draws(unit: String) -> Bool { units?.contains(unit) ?? true }

  /// A caption that says which teams are drawn.
  func teamCaption(_ caption: Phrase) -> Phrase {
    guard let teams else { return caption }
    return caption
      + Phrase(
        "Only the \(teams.count) teams with the largest severities are shown; the table has them all."
      )
  }

  /// A caption that says which units are drawn.
  func unitCaption(_ caption: Phrase) -> Phrase {
    guard let units else { return caption }
    return caption
      + Phrase("Only the first \(units.count) units are shown; the table has them all.")
  }
}

extension ResultTable {
  /// The rows whose cell in a column holds a text that is wanted.
  func rows(_ column: String, _ isWanted: (String) -> Bool) -> ResultTable {
    guard let place = columnNames.firstIndex(of: column) else { return self }
    return ResultTable(
      name: name, title: title, question: question, columns: columns,
      rows: rows.filter { row in
        guard case .text(let text) = row[place] else { return true }
        return isWanted(text)
      })
  }
}
