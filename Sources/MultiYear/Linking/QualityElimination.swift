import Foundation
import LinearAlgebra

/// What the units' qualities, once eliminated, leave of the equations at some parameters.
struct QualityElimination {
  /// By pattern: the inverse of a unit's quality equations, year × year.
  let inverses: [[Double]]
  /// By kind: what the units' scores pull its columns by.
  let pulls: [Double]
  /// Of all units' quality equations together, with their prior.
  let logDeterminant: Double
  /// Squares of the scores less what qualities explain, per squared error SD.
  let squares: Double

  /// - Returns: nil where the parameters leave no finite inverse.
  /// - Complexity: (years × components)² per pattern, and kinds × years × components.
  init?(_ sums: MultiYearSums, years: [Int], _ parameters: MultiYearParameters) {
    let k = sums.componentCount
    let precisions = parameters.errorSDs.map { 1 / ($0 * $0) }
    let pressures = zip(parameters.loadings, precisions).map { $0 * $1 }
    var inverses: [[Double]] = []
    var pulls = [Double](repeating: 0, count: sums.kinds.count)
    var logDeterminant = 0.0
    var squares = zip(precisions, sums.squares).reduce(0) { $0 + $1.0 * $1.1 }
    for pattern in sums.patterns {
      guard let own = Self.inverse(pattern, years: years, parameters) else { return nil }
      inverses.append(own.inverse)
      logDeterminant += pattern.unitCount * own.logDeterminant
      let n = pattern.years.count
      for block in 0..<(n * n) {
        var product = 0.0
        for a in 0..<k {
          for b in 0..<k {
            product += pressures[a] * pressures[b] * pattern.products[(block * k + a) * k + b]
          }
        }
        squares -= own.inverse[block] * product
      }
      for (i, slots) in pattern.slots.enumerated() {
        for slot in slots {
          var pull = 0.0
          for j in 0..<n {
            var side = 0.0
            for a in 0..<k { side += pressures[a] * slot.values[j * k + a] }
            pull += own.inverse[i * n + j] * side
          }
          pulls[slot.kind] += pull
        }
      }
    }
    self.inverses = inverses
    self.pulls = pulls
    self.logDeterminant = logDeterminant
    self.squares = squares
  }

  /// Inverse of a unit's quality equations (years × years), and what they add to the density.
  private static func inverse(
    _ pattern: MultiYearSums.Pattern, years: [Int], _ parameters: MultiYearParameters
  ) -> (inverse: [Double], logDeterminant: Double)? {
    let n = pattern.years.count
    let prior = PersistencePrecision(
      years: pattern.years.map { years[$0] }, persistence: parameters.qualityPersistence)
    var block = SymmetricBlock(order: n)
    let variance = parameters.qualitySD * parameters.qualitySD
    for (i, counts) in pattern.counts.enumerated() {
      var weight = 0.0
      for (component, count) in counts.enumerated() {
        let scaled = parameters.loadings[component] / parameters.errorSDs[component]
        weight += Double(count) * scaled * scaled
      }
      block[i, i] = prior.diagonal[i] + variance * weight
      if i > 0 { block[i, i - 1] = prior.beside[i - 1] }
    }
    guard (try? block.factor()) != nil else { return nil }
    let inverse = block.leadingInverse(n)
    return (
      (0..<n * n).map { variance * inverse[max($0 / n, $0 % n), min($0 / n, $0 % n)] },
      prior.logDeterminant + block.logDeterminant(from: 0, to: n)
    )
  }

  /// By kind, the sum of its units' qualities: M `pushed` + `pulls` for no noise, where M is their
  /// covariance given effects and means; for normal noise, a draw with that covariance.
  ///
  /// - Parameters:
  ///   - pushed: one number per kind.
  ///   - noise: one number per unit and year, pattern after pattern.
  /// - Complexity: units × years².
  func kindSums(
    of sums: MultiYearSums, pushed: [Double], noise: ArraySlice<Double>
  ) -> [Double] {
    var result = pulls
    var place = noise.startIndex
    for (pattern, inverse) in zip(sums.patterns, inverses) {
      let n = pattern.years.count
      var factor = LowerBlocks(orders: [n])
      factor.setFactor(of: inverse, at: 0)
      var own = [Double](repeating: 0, count: n)
      for unit in stride(from: 0, to: pattern.unitKinds.count, by: n) {
        for i in 0..<n { own[i] = pushed[pattern.unitKinds[unit + i]] }
        factor.multiplyTransposed(&own)
        for i in 0..<n { own[i] += noise[place + i] }
        place += n
        factor.multiply(&own)
        for i in 0..<n { result[pattern.unitKinds[unit + i]] += own[i] }
      }
    }
    return result
  }
}
