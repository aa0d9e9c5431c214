import Statistics

/// Severities of a chain by team: all draws of a team lie together, where draws hold all teams together.
struct SeveritySeries: Sendable {
  /// Draws of each team.
  private let count: Int
  /// team × draw.
  private let values: [Double]

  /// Teams that are moved together, so that both sides stay in the processor's cache.
  private static let block = 64

  /// - Parameter draws: draw × team.
  init(_ draws: [[Double]], teamCount: Int) {
    let count = draws.count
    self.count = count
    values = [Double](unsafeUninitializedCapacity: count * teamCount) { values, filled in
      for first in stride(from: 0, to: teamCount, by: Self.block) {
        let teams = first..<min(first + Self.block, teamCount)
        for (place, draw) in draws.enumerated() {
          for team in teams { values[team * count + place] = draw[team] }
        }
      }
      filled = count * teamCount
    }
  }

  /// The draws of a team, in points of a scale.
  func draws(of team: Int, scale: Double = 1) -> [Double] {
    values[(team * count)..<((team + 1) * count)].map { $0 * scale }
  }

  /// The series of chains, side by side.
  static func all(_ chains: [ChainDraws], teamCount: Int, threads: Int) -> [SeveritySeries] {
    parallelMap(count: chains.count, threads: threads) {
      SeveritySeries(chains[$0].severities, teamCount: teamCount)
    }
  }
}
