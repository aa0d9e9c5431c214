import Foundation
import Statistics
import Synchronization

/// Null distributions of small normal samples, drawn once and kept: below 15 values the usual
/// approximations are off.
enum SmallSampleNull {
  /// With as many values, the approximations hold.
  static let enough = 15

  private static let samples = 20_000
  /// Nominal levels of the extreme deviates' steps, from 1 down.
  private static let levels = (0...80).map { pow(10, -Double($0) / 16) }

  private struct Key: Hashable {
    let name: String
    let count: Int
    let most: Int
  }

  private static let known = Mutex([Key: [Double]]())

  private static func kept(_ key: Key, _ make: () -> [Double]) -> [Double] {
    if let found = known.withLock({ $0[key] }) { return found }
    let made = make()
    known.withLock { $0[key] = made }
    return made
  }

  private static func normals(_ count: Int, _ purpose: StreamPurpose) -> (() -> [Double]) {
    var stream = PhiloxStream(seed: 1, purpose: purpose, replicate: count)
    return { stream.normals(count) }
  }

  /// |z| of every value of the samples, ascending.
  private static func distances(_ count: Int, _ scale: RobustScale) -> [Double] {
    kept(Key(name: scale.rawValue, count: count, most: 0)) {
      let draw = normals(count, .smallRobustZ)
      var all: [Double] = []
      all.reserveCapacity(samples * count)
      for _ in 0..<samples {
        let values = draw()
        guard let spread = try? scale.estimate(values) else { continue }
        let centre = median(values) ?? 0
        for value in values { all.append(abs(value - centre) / spread) }
      }
      return all.ascending()
    }
  }

  /// Two-sided p of a robust z among `count` values.
  static func p(_ z: Double, count: Int, scale: RobustScale) -> Double {
    let all = distances(count, scale)
    let reached = all.count - all.partitionPlace { !($0 < abs(z)) }
    return Double(1 + reached) / Double(1 + all.count)
  }

  /// The |z| that a value exceeds with probability `tail`.
  static func quantile(_ tail: Double, count: Int, scale: RobustScale) -> Double {
    Statistics.quantile(sorted: distances(count, scale), 1 - tail)
  }

  /// For each nominal level, the share of samples with any step of the extreme deviates beyond its
  /// critical value.
  private static func shares(_ count: Int, _ most: Int) -> [Double] {
    kept(Key(name: "deviates", count: count, most: most)) {
      let critical = (0..<most).map { step in
        levels.map { criticalDeviate(count: count - step, level: min($0, 0.999)) }
      }
      let draw = normals(count, .smallDeviates)
      var reached = levels.map { _ in 0 }
      for _ in 0..<samples {
        var place = -1
        for (step, deviate) in deviates(draw(), most: most).enumerated() {
          while place + 1 < levels.count, deviate.statistic > critical[step][place + 1] {
            place += 1
          }
        }
        if place >= 0 { for level in 0...place { reached[level] += 1 } }
      }
      return reached.map { (Double($0) + 1) / Double(samples + 1) }
    }
  }

  /// Chance that any step of a normal sample has a p as small as `nominal`.
  static func chance(_ nominal: Double, count: Int, most: Int) -> Double {
    guard most > 1, count < enough else { return nominal }
    return interpolated(nominal, levels, shares(count, most))
  }

  /// The nominal level of each step at which that chance is `level`.
  static func nominal(_ level: Double, count: Int, most: Int) -> Double {
    guard most > 1, count < enough else { return level }
    return interpolated(level, shares(count, most), levels)
  }

  /// Linear in logarithms; both lists descend.
  private static func interpolated(_ x: Double, _ from: [Double], _ to: [Double]) -> Double {
    guard x < from[0] else { return min(1, to[0]) }
    guard let place = from.indices.dropFirst().first(where: { from[$0] <= x }) else {
      return to[to.count - 1] * x / from[from.count - 1]
    }
    let (a, b) = (log(from[place - 1]), log(from[place]))
    let share = a > b ? (log(max(x, 1e-300)) - a) / (b - a) : 1
    return exp(log(to[place - 1]) + share * (log(to[place]) - log(to[place - 1])))
  }
}
