import Statistics
import TableIO

/// What no team has a hand in: routine scores of leaders and departments, and the ballots.
enum FoundingCentre {
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

  /// A long scores.csv: every rater scores every unit, to half a point.
  static func routine(_ year: FoundingTruth.Year, seed: UInt64) -> String {
    var stream = PhiloxStream(seed: seed, purpose: .simulatedRoutine, replicate: year.year)
    let severities = raters.map { _ in raterSD * stream.normal() }
    var rows: [[String]] = []
    for unit in 0..<FoundingTruth.unitCount {
      let own = routineLevel + routineLoading * year.quality[unit] + routineSD * stream.normal()
      for (rater, name) in raters.enumerated() {
        let score = min(100, max(0, own - severities[rater] + rowSD * stream.normal()))
        let halves = Int((2 * score).rounded())
        rows.append([
          FoundingNames.unit(unit), "routine", name, "\(halves / 2).\(halves % 2 * 5)",
        ])
      }
    }
    return csv(header: ["unit", "component", "rater", "score"], rows: rows)
  }

  /// ballots.csv: 20 to 60 members of each unit vote.
  static func ballots(_ year: FoundingTruth.Year, seed: UInt64) -> String {
    var stream = PhiloxStream(seed: seed, purpose: .simulatedBallots, replicate: year.year)
    let grades: [(name: String, from: Double)] = [
      ("优秀", 88), ("良好", 70), ("一般", 50), ("较差", -.infinity),
    ]
    var rows: [[String]] = []
    for unit in 0..<FoundingTruth.unitCount {
      let centre = voteLevel + voteLoading * year.quality[unit] + voteSD * stream.normal()
      let members = 20 + Int(41 * stream.uniform())
      var counts = Array(repeating: 0, count: grades.count)
      for _ in 0..<members {
        let opinion = centre + memberSD * stream.normal()
        counts[grades.firstIndex { opinion >= $0.from } ?? grades.count - 1] += 1
      }
      for (grade, count) in zip(grades, counts) {
        rows.append([FoundingNames.unit(unit), grade.name, "\(count)"])
      }
    }
    return csv(header: ["unit", "grade", "count"], rows: rows)
  }
}
