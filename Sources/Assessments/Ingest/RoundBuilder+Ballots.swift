import Phrases

extension Scheme {
  /// Points of a ballot's grade where the scheme is silent.
  private static let standardBallots = ["excellent": 100.0, "good": 80, "fair": 60, "poor": 0]

  /// Grades of a ballot with their points, the best first.
  public var ballotGrades: [(grade: String, points: Double)] {
    (ballots ?? Self.standardBallots).map { ($0.key, $0.value) }
      .sorted { ($1.points, $0.grade) < ($0.points, $1.grade) }
  }
}

extension RoundBuilder {
  /// ballots.csv: how many members gave each grade; the members' component is the mean points.
  mutating func readBallots(_ sheet: Sheet) {
    guard let index = scheme.components.firstIndex(where: { $0.scoredBy == .members }) else {
      log.report(
        .unknownComponent, .warning, in: sheet, Phrase("no component is scored by members"),
        Phrase("give one component scored_by: members, or leave the file out"))
      return
    }
    guard opens(sheet, required: ["unit", "grade", "count"]) else { return }
    let points = Dictionary(
      scheme.ballotGrades.map { (ColumnAliases.word($0.grade), $0.points) },
      uniquingKeysWith: { first, _ in first })
    var sums: [Int: (points: Double, votes: Int)] = [:]
    var seen: Set<String> = []
    for row in 0..<sheet.table.rowCount {
      guard let unit = unit(of: row, in: sheet) else { continue }
      let grade = ColumnAliases.word(sheet.text(row, "grade"))
      guard let worth = points[grade] else {
        log.report(
          .unknownGrade, .error, in: sheet, row: row, column: "grade", value: grade,
          Phrase("no ballot has grade '\(grade)'"),
          Phrase("write one of \(points.keys.sorted()), or add it to 'ballots'"))
        continue
      }
      guard let votes = count(row, in: sheet) else { continue }
      guard seen.insert("\(unit)\u{0}\(grade)").inserted else {
        log.report(
          .duplicateRating, .error, in: sheet, row: row, column: "grade", value: grade,
          Phrase("\(units.all[unit]) has grade '\(grade)' in an earlier row; the first is used"),
          Phrase("add the counts up in one row"))
        continue
      }
      let before = sums[unit] ?? (0, 0)
      sums[unit] = (before.points + worth * Double(votes), before.votes + votes)
    }
    let key = scheme.components[index].key
    for (unit, sum) in sums.sorted(by: { $0.key < $1.key }) where sum.votes > 0 {
      let mean = sum.points / Double(sum.votes)
      if let stated = central[unit]?[index] {
        // Published vote scores are rounded; only more than half a point of difference is news.
        if abs(stated - mean) > 0.5 {
          log.report(
            .conflictingScore, .warning, in: sheet, value: "\(mean)",
            Phrase(
              "\(units.all[unit]) has \(key) \(stated) in the scores and \(mean) from its ballots; "
                + "the scores are used"), Phrase("find out which is right"))
        }
      } else {
        central[unit, default: [:]][index] = mean
      }
    }
  }
}
