import Statistics

/// Teams that score the departments of their members higher, and competitors of these lower.
public struct SimulatedFavour: Sendable {
  /// Points of the on-site score that a department gets where a member of the visiting team works.
  public let favour: Double
  /// Points that its competitors lose: units within a tenth of the ranking by routine score, which
  /// teams know.
  public let harm: Double

  /// - Parameters:
  ///   - favour: points for own departments; some three SDs of what the anchors leave open.
  ///   - harm: points off for their competitors.
  public init(favour: Double = 6, harm: Double = 6) {
    self.favour = favour
    self.harm = harm
  }

  /// Points by unit, for the units that have any.
  ///
  /// - Parameter standing: by unit, what the ranking goes by.
  func points(
    _ year: SimulatedTruth.Year, homes: [[Int]], standing: [Int]
  ) -> [Int: Double] {
    let order = standing.indices.sorted { (standing[$0], $0) < (standing[$1], $1) }
    let rank = order.inversePermutation
    let reach = Int(AssessorHome.competingShare * Double(order.count))
    var points: [Int: Double] = [:]
    for (unit, team) in year.teamOf.enumerated() {
      if homes[team].contains(unit) {
        points[unit] = favour
      } else if homes[team].contains(where: { abs(rank[$0] - rank[unit]) <= reach }) {
        points[unit] = -harm
      }
    }
    return points
  }
}

extension SimulatedTruth {
  /// Units that send one assessor each, dealt to the teams.
  static func homes(seed: UInt64) -> [[Int]] {
    var stream = PhiloxStream(seed: seed, purpose: .simulatedHomes)
    let order = (0..<unitCount).shuffled(using: &stream)
    return (0..<teamCount).map { team in
      (0..<assessorsPerTeam).map { order[team * assessorsPerTeam + $0] }
    }
  }
}
