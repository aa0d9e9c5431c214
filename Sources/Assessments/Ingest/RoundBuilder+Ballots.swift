import Phrases
import TableIO

extension Scheme {
  /// Per cent of the full marks of a ballot's grade where the scheme is silent.
  private static let standardBallots = ["excellent": 100.0, "good": 80, "fair": 60, "poor": 0]

  /// Grades of a ballot with their points, the best first.
  public var ballotGrades: [(grade: String, points: Double)] {
    let full = components.first { $0.scoredBy == .members }?.full ?? 100
    return (ballots ?? Self.standardBallots.mapValues { $0 * full / 100 }).map {
      ($0.key, $0.value)
    }
    .sorted { ($1.points, $0.grade) < ($0.points, $1.grade) }
  }
}

extension RoundBuilder {
  /// ballots.csv: how many members gave each grade; the members' component is the mean points.
  ///
  /// Where scores.csv states another mean, the ballots are kept all the same.
  mutating func readBallots(_ sheet: Sheet) {
    guard let index = scheme.components.firstIndex(where: { $0.scoredBy == .members }) else {
      log.report(
        .unknownComponent, .warning, in: sheet,
        Phrase("no component of the scheme is scored by members"),
        Phrase("set scored_by: members for one component, or leave the file out"))
      return
    }
    guard opens(sheet, required: ["unit", "grade", "count"]) else { return }
    let points = Dictionary(
      scheme.ballotGrades.map { (ColumnAliases.word($0.grade), $0.points) },
      uniquingKeysWith: { first, _ in first })
    var tallies: [Int: [(points: Double, votes: Int)]] = [:]
    var seen: Set<String> = []
    for row in 0..<sheet.table.rowCount {
      guard let unit = unit(of: row, in: sheet) else { continue }
      let grade = ColumnAliases.word(sheet.text(row, "grade"))
      guard let worth = points[grade] else {
        log.report(
          .unknownGrade, .error, in: sheet, row: row, column: "grade", value: grade,
          Phrase("'\(grade)' is not a grade of the ballots"),
          Phrase(
            "write one of \(points.keys.sorted()), or add the grade to 'ballots' in the scheme"))
        continue
      }
      guard let votes = count(row, in: sheet) else { continue }
      guard seen.insert("\(unit)\u{0}\(grade)").inserted else {
        log.report(
          .duplicateRating, .error, in: sheet, row: row, column: "grade", value: grade,
          Phrase(
            "\(units.all[unit]) already has a row for grade '\(grade)'; the first row is used"),
          Phrase("add up the counts in one row"))
        continue
      }
      tallies[unit, default: []].append((worth, votes))
    }
    let key = scheme.components[index].key
    for (unit, tally) in tallies.sorted(by: { $0.key < $1.key }) {
      let votes = tally.reduce(0) { $0 + $1.votes }
      guard votes > 0 else { continue }
      let own = Ballots(tally, members: members(of: unit, casting: votes, in: sheet))
      ballots[unit] = own
      let mean = own.mean
      if let stated = central[unit]?[index] {
        // Published vote scores are rounded; only more than half a point of difference is news.
        if abs(stated - mean) > 0.5 {
          log.report(
            .conflictingScore, .warning, in: sheet, value: mean.plain,
            Phrase(
              "the \(Phrase(term: key)) score of \(units.all[unit]) is \(stated.plain) in the table of "
                + "scores but \(mean.plain) by its ballots; the table of scores is used"),
            Phrase("check which of the two is right"))
        }
      } else {
        central[unit, default: [:]][index] = mean
      }
    }
  }

  /// How many members of a unit could vote; reported and nil where more votes were cast.
  private mutating func members(of unit: Int, casting votes: Int, in sheet: Sheet) -> Int? {
    guard let own = members[unit], own < votes else { return members[unit] }
    log.report(
      .tooManyVotes, .warning, in: sheet, value: "\(votes)",
      Phrase(
        "\(units.all[unit]) has more votes (\(votes)) than members (\(own)); the number of "
          + "members is not used"),
      Phrase("correct its members in units.csv, or the counts of votes"))
    return nil
  }
}
