/// Normal errors of estimates: a part of each unit's own, and parts that units have in common.
///
/// The covariance of the errors is diag(`independent`) + `factor` `factor`ᵀ. Only differences between
/// units matter to ranks, so a part that is the same for all units changes nothing.
public struct RankErrors: Sendable {
  /// Variances of the units' own parts, in squared units of the estimates.
  public let independent: [Double]
  /// Number of parts in common, r.
  public let commonParts: Int
  /// n × r, row by row: what one standard deviation of each common part adds to each unit.
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
    loadings = factor.flatMap { $0 }
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
      let apart = loadings[i * commonParts + part] - loadings[j * commonParts + part]
      variance += apart * apart
    }
    return variance.squareRoot()
  }

  /// Standard deviations of the units' errors about the mean of what they have in common.
  var sizes: [Double] {
    var variances = independent
    for part in 0..<commonParts {
      var centre = 0.0
      for unit in independent.indices { centre += loadings[unit * commonParts + part] }
      centre /= Double(count)
      for unit in independent.indices {
        let apart = loadings[unit * commonParts + part] - centre
        variances[unit] += apart * apart
      }
    }
    return variances.map { $0.squareRoot() }
  }

  /// One number per unit, from 0: units with the same parts in common have the same one.
  var groups: [Int] {
    guard commonParts > 0 else { return independent.map { _ in 0 } }
    var numbers: [ArraySlice<Double>: Int] = [:]
    return independent.indices.map { unit in
      let own = loadings[unit * commonParts..<(unit + 1) * commonParts]
      let number = numbers[own] ?? numbers.count
      numbers[own] = number
      return number
    }
  }

  /// One error per unit. Units whose difference is known exactly get the very same one.
  func drawn(using stream: inout PhiloxStream) -> [Double] {
    let common = (0..<commonParts).map { _ in stream.normal() }
    return independent.indices.map { unit in
      var error = independent[unit].squareRoot() * stream.normal()
      for part in 0..<commonParts { error += loadings[unit * commonParts + part] * common[part] }
      return error
    }
  }
}
