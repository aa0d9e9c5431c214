import Statistics
import TableIO

/// What no team has a hand in: routine scores of leaders and departments, and the ballots.
enum SimulatedCentre {
  static let raters = ["领导甲", "领导乙", "领导丙", "办公室", "组织处", "督查处"]
  static let routineLevel = 80.0
  static let routineLoading = 0.9
  static let routineSD = 1.8
  static let raterSD = 1.5
  static let rowSD = 2.0

  static let voteLevel = 85.0
  static let voteLoading = 0.5
  static let voteSD = 1.6
  /// Spread of the members' opinions of one unit, points.
  static let memberSD = 12.0

  /// Half points that each rater gives, by unit.
  static func halves(_ year: SimulatedTruth.Year, seed: UInt64) -> [[Int]] {
    var stream = PhiloxStream(seed: seed, purpose: .simulatedRoutine, replicate: year.year)
    let severities = raters.map { _ in raterSD * stream.normal() }
    return (0..<SimulatedTruth.unitCount).map { unit in
      let own = routineLevel + routineLoading * year.quality[unit] + routineSD * stream.normal()
      return raters.indices.map { rater in
        let score = min(100, max(0, own - severities[rater] + rowSD * stream.normal()))
        return Int((2 * score).rounded())
      }
    }
  }

  /// A long scores.csv: every rater scores every unit, to half a point.
  static func routine(_ year: SimulatedTruth.Year, seed: UInt64) -> String {
    let rows = halves(year, seed: seed).enumerated().flatMap { unit, own in
      zip(raters, own).map { rater, halves in
        [SimulatedNames.unit(unit), "routine", rater, "\(halves / 2).\(halves % 2 * 5)"]
      }
    }
    return csv(header: ["unit", "component", "rater", "score"], rows: rows)
  }

  /// ballots.csv: 20 to 60 members of each unit vote.
  static func ballots(_ year: SimulatedTruth.Year, seed: UInt64) -> String {
    var stream = PhiloxStream(seed: seed, purpose: .simulatedBallots, replicate: year.year)
    let grades: [(name: String, from: Double)] = [
      ("优秀", 88), ("良好", 70), ("一般", 50), ("较差", -.infinity),
    ]
    var rows: [[String]] = []
    for unit in 0..<SimulatedTruth.unitCount {
      let centre = voteLevel + voteLoading * year.quality[unit] + voteSD * stream.normal()
      let members = 20 + Int(41 * stream.uniform())
      var counts = Array(repeating: 0, count: grades.count)
      for _ in 0..<members {
        let opinion = centre + memberSD * stream.normal()
        counts[grades.firstIndex { opinion >= $0.from } ?? grades.count - 1] += 1
      }
      for (grade, count) in zip(grades, counts) {
        rows.append([SimulatedNames.unit(unit), grade.name, "\(count)"])
      }
    }
    return csv(header: ["unit", "grade", "count"], rows: rows)
  }
}
