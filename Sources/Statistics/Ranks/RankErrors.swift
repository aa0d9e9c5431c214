/// Normal errors of estimates: a part of each unit's own, and parts that units have in common.
///
/// The covariance of the errors is diag(`independent`) + `factor` `factor`ᵀ. Only differences between
/// units matter to ranks, so a part that is the same for all units changes nothing.
public struct RankErrors: Sendable {
  /// Variances of the units' own parts, in squared units of the estimates.
  public let independent: [Double]
  /// Number of parts in common, r.
  public let commonParts: Int
  /// r × n: what one standard deviation of each common part adds to each unit.
  private let loadings: [Double]

  /// - Parameters:
  ///   - independent: variances, finite and not negative; 0 where a unit has no error of its own.
  ///   - factor: one row per unit, all of one length, finite; no rows at all where nothing is in
  ///     common. For a general covariance: variances of 0 and its lower Cholesky factor.
  public init(independent: [Double], factor: [[Double]] = []) {
    precondition(
      independent.allSatisfy { $0.isFinite && $0 >= 0 }, "variances are finite and not negative")
    precondition(factor.isEmpty || factor.count == independent.count, "one row per unit")
    let parts = factor.first?.count ?? 0
    precondition(factor.allSatisfy { $0.count == parts }, "rows of one length")
    self.independent = independent
    commonParts = parts
    loadings = (0..<parts).flatMap { part in factor.map { $0[part] } }
    precondition(loadings.allSatisfy(\.isFinite), "finite loadings")
  }

  /// Number of units.
  public var count: Int { independent.count }

  /// The standard error of the difference between two units' estimates; 0 where it is known exactly.
  ///
  /// - Complexity: r.
  public func standardError(of i: Int, minus j: Int) -> Double {
    guard i != j else { return 0 }
    var variance = independent[i] + independent[j]
    for part in 0..<commonParts {
      let apart = loadings[part * count + i] - loadings[part * count + j]
      variance += apart * apart
    }
    return variance.squareRoot()
  }

  /// 1 over the standard error of the difference between a unit and each; 0 where that is known
  /// exactly, and for the unit itself.
  func inverseStandardErrors(of unit: Int) -> [Double] {
    let own = independent[unit]
    var row = independent.map { own + $0 }
    for part in 0..<commonParts {
      let mine = loadings[part * count + unit]
      for other in row.indices {
        let apart = mine - loadings[part * count + other]
        row[other] += apart * apart
      }
    }
    row[unit] = 0
    return row.map { $0 > 0 ? 1 / $0.squareRoot() : 0 }
  }

  /// One error per unit. Units whose difference is known exactly get the very same one.
  func drawn(using stream: inout PhiloxStream) -> [Double] {
    let common = (0..<commonParts).map { _ in stream.normal() }
    var errors = independent.map { $0.squareRoot() * stream.normal() }
    for part in 0..<commonParts {
      for unit in errors.indices { errors[unit] += loadings[part * count + unit] * common[part] }
    }
    return errors
  }

  /// The errors of some units, in their order.
  func of(_ units: [Int]) -> RankErrors {
    RankErrors(
      independent: units.map { independent[$0] },
      factor: commonParts == 0 ? [] : units.map(loadings(of:)))
  }

  /// One number per unit, from 0: units with the same parts in common have the same one.
  var groups: [Int] {
    var numbers: [[Double]: Int] = [:]
    return independent.indices.map { unit in
      let own = loadings(of: unit)
      let number = numbers[own] ?? numbers.count
      numbers[own] = number
      return number
    }
  }

  /// Standard deviations of the units' errors about the mean of what they have in common.
  var sizes: [Double] {
    var variances = independent
    for part in 0..<commonParts {
      let values = loadings[part * count..<(part + 1) * count]
      let centre = values.reduce(0, +) / Double(count)
      for (unit, value) in values.enumerated() {
        variances[unit] += (value - centre) * (value - centre)
      }
    }
    return variances.map { $0.squareRoot() }
  }

  private func loadings(of unit: Int) -> [Double] {
    (0..<commonParts).map { loadings[$0 * count + unit] }
  }
}
