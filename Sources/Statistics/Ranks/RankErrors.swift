/// Normal errors of estimates: a part of each unit's own, and parts that units have in common.
///
/// The covariance of the errors is diag(`independent`) + `factor` `factor`ᵀ. Only differences between
/// units matter to ranks, so a part that is the same for all units changes nothing.
public struct RankErrors: Sendable {
  /// Variances of the units' own parts, in squared units of the estimates.
  public let independent: [Double]
  /// Number of parts in common, r.
  public let commonParts: Int
  /// One number per unit, from 0: units with the same parts in common have the same one.
  let groups: [Int]
  /// One row per group of r values: what one standard deviation of each common part adds to its units.
  private let loadings: [[Double]]

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
    precondition(factor.joined().allSatisfy(\.isFinite), "finite loadings")
    var numbers: [[Double]: Int] = [:]
    var rows: [[Double]] = []
    var groups: [Int] = []
    for row in factor.isEmpty ? independent.map({ _ in [] }) : factor {
      let number = numbers[row] ?? rows.count
      if number == rows.count {
        numbers[row] = number
        rows.append(row)
      }
      groups.append(number)
    }
    self.init(independent, parts, groups, rows)
  }

  private init(_ independent: [Double], _ parts: Int, _ groups: [Int], _ loadings: [[Double]]) {
    self.independent = independent
    commonParts = parts
    self.groups = groups
    self.loadings = loadings
  }

  /// Number of units.
  public var count: Int { independent.count }

  /// Number of groups of units with the same parts in common.
  var groupCount: Int { loadings.count }

  /// The standard error of the difference between two units' estimates; 0 where it is known exactly.
  ///
  /// - Complexity: r.
  public func standardError(of i: Int, minus j: Int) -> Double {
    guard i != j else { return 0 }
    return
      (independent[i] + independent[j]
      + Self.squaredDistance(loadings[groups[i]], loadings[groups[j]])).squareRoot()
  }

  /// The variances of the differences that parts in common make between a group and each group.
  ///
  /// - Complexity: groups · r.
  func commonVariances(ofGroup group: Int) -> [Double] {
    loadings.map { Self.squaredDistance(loadings[group], $0) }
  }

  /// 1 over the standard error of the difference between a unit and each; 0 where that is known
  /// exactly, and for the unit itself.
  ///
  /// - Parameter common: `commonVariances` of the unit's group.
  func inverseStandardErrors(of unit: Int, common: [Double]) -> [Double] {
    let own = independent[unit]
    var row = zip(independent, groups).map { own + $0 + common[$1] }
    row[unit] = 0
    return row.map { $0 > 0 ? 1 / $0.squareRoot() : 0 }
  }

  /// One error per unit. Units whose difference is known exactly get the very same one.
  ///
  /// - Complexity: units, and groups · r.
  func drawn(using stream: inout PhiloxStream) -> [Double] {
    let parts = stream.normals(commonParts)
    let own = independent.map { $0.squareRoot() * stream.normal() }
    let common = loadings.map { row in
      var sum = 0.0
      for part in row.indices { sum += row[part] * parts[part] }
      return sum
    }
    return zip(own, groups).map { $0 + common[$1] }
  }

  /// The errors of some units, in their order.
  func of(_ units: [Int]) -> RankErrors {
    RankErrors(
      units.map { independent[$0] }, commonParts, units.map { groups[$0] }, loadings)
  }

  /// Standard deviations of the units' errors about the mean of what they have in common.
  var sizes: [Double] {
    var centre = [Double](repeating: 0, count: commonParts)
    for group in groups {
      for part in centre.indices { centre[part] += loadings[group][part] / Double(count) }
    }
    let common = loadings.map { Self.squaredDistance($0, centre) }
    return zip(independent, groups).map { ($0 + common[$1]).squareRoot() }
  }

  private static func squaredDistance(_ one: [Double], _ other: [Double]) -> Double {
    var sum = 0.0
    for part in one.indices {
      let apart = one[part] - other[part]
      sum += apart * apart
    }
    return sum
  }
}
