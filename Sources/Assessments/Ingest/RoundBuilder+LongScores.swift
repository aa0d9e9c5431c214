import Phrases
import TableIO

extension RoundBuilder {
  /// scores.csv with one row per score: unit, component, rater, score (and team for on-site scores).
  ///
  /// Several raters of one unit and component count alike: the component is their mean.
  mutating func readLongScores(_ sheet: Sheet) {
    guard opens(sheet, required: ["unit", "component", "score"]) else { return }
    var seen: Set<String> = []
    for row in 0..<sheet.table.rowCount {
      guard let unit = unit(of: row, in: sheet) else { continue }
      let word = ColumnAliases.word(sheet.text(row, "component"))
      if let own = scheme.selfAssessment, word == own.key {
        if let value = score(row, "score", full: own.full, of: Phrase(term: word), in: sheet) {
          recordOwn(value, unit, row, "score", sheet)
        }
        continue
      }
      guard let index = scheme.components.firstIndex(where: { $0.key == word }) else {
        log.report(
          .unknownComponent, .error, in: sheet, row: row, column: "component", value: word,
          Phrase("the scheme has no component '\(word)'"),
          Phrase("write one of \(scheme.components.map(\.key))"))
        continue
      }
      let component = scheme.components[index]
      let rater = sheet.text(row, "rater")
      guard
        let value = score(
          row, "score", full: component.full, of: Phrase(term: component.key), in: sheet)
      else {
        if sheet.cell(row, "score") == .blank { reportBlank(row, component.key, unit, sheet) }
        continue
      }
      if index == 0 {
        readLongVisit(row, unit: unit, rater: rater, value, sheet)
      } else if seen.insert("\(unit)\u{0}\(index)\u{0}\(rater)").inserted {
        raterScores.append(.init(unit: unit, component: index, rater: rater, score: value))
      } else {
        log.report(
          .duplicateRating, .error, in: sheet, row: row, column: "rater", value: rater,
          rater.isEmpty
            ? Phrase(
              "\(units.all[unit]) has two \(Phrase(term: component.key)) scores without a rater; "
                + "the first is used")
            : Phrase(
              "\(units.all[unit]) has two \(Phrase(term: component.key)) scores from rater "
                + "'\(rater)'; the first is used"),
          Phrase("keep one of the two"))
      }
    }
    averageRaters()
    units.closed = true
  }

  /// A component that raters give is their mean.
  mutating func averageRaters() {
    for (pair, scores) in Dictionary(
      grouping: raterScores, by: { Pair(a: $0.unit, b: $0.component) })
    {
      let sum = scores.reduce(0) { $0 + $1.score }
      central[pair.a, default: [:]][pair.b] = sum / Double(scores.count)
    }
  }

  private mutating func reportBlank(_ row: Int, _ key: String, _ unit: Int, _ sheet: Sheet) {
    log.report(
      .missingComponent, .warning, in: sheet, row: row, column: "score",
      Phrase("\(units.all[unit]) has a blank \(Phrase(term: key)) score"),
      Phrase("enter the score if there is one; zero is a score, a blank is not"))
  }

  private mutating func readLongVisit(
    _ row: Int, unit: Int, rater: String, _ value: Double, _ sheet: Sheet
  ) {
    let known = assigned[unit] ?? []
    let named = team(of: row, in: sheet) ?? teams.find(rater)
    if let team = named ?? (known.count == 1 ? known[0] : nil) {
      recordVisit(unit, team, score: value, row: row, in: sheet)
    } else if !rater.isEmpty, let team = teams.place(rater) {
      recordVisit(unit, team, score: value, row: row, in: sheet)
    } else if sheet.text(row, "team").isEmpty {
      reportedMissing.insert(Pair(a: unit, b: 0))
      log.report(
        .noTeam, .error, in: sheet, row: row, Phrase("\(units.all[unit]) has no team"),
        Phrase("name it in a team column or in units.csv"))
    }
  }
}
