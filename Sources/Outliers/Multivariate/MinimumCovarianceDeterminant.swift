import Foundation
import Statistics

extension Double {
  static func logarithm(_ x: Double) -> Double { log(x) }
}

/// The half of the rows whose covariance has the least determinant, and robust distances from it.
///
/// The search starts from every subset of p + 1 rows when there are few enough of them; otherwise
/// from 500 seeded random subsets and from each column's ranks. Each start is concentrated
/// (C-steps) until the determinant stops falling. Of more than 10,000 rows the search goes over that many,
/// evenly spread by value, and only what it ends with is concentrated over all.
///
/// Source: Rousseeuw & Van Driessen (1999), Technometrics 41, 212-223, whose nested extensions search parts of
/// many rows; reweighting with finite-sample cut-offs by Cerioli (2010), J. Am. Stat. Assoc. 105, 147-156.
public struct MinimumCovarianceDeterminant: Sendable {
  /// Indices of the rows of the best half, ascending.
  public private(set) var subset: [Int]
  /// Log-determinant of the covariance of `subset`, divisor h − 1, without any factor.
  public let logDeterminant: Double
  /// Whether every start was tried.
  public let isExhaustive: Bool
  /// Which rows the reweighting step keeps: those within the finite-sample 97.5 % cut-off of the
  /// raw estimate.
  public private(set) var isInside: [Bool]
  /// The reweighted centre, one entry per column.
  public let centre: [Double]
  /// The reweighted covariance, p × p by rows, consistent at the normal distribution.
  public let covariance: [Double]
  /// Squared distance of each row from the reweighted estimate.
  public private(set) var squaredDistances: [Double]

  /// More starting subsets than this are sampled instead.
  private static let exhaustiveLimit = 10_000.0
  private static let randomStarts = 500
  /// Random starts that are concentrated to the end: of few rows all, for there many halves have nearly one
  /// determinant, and two steps do not tell which start leads to the least.
  private static func finalists(rows: Int) -> Int { rows <= 400 ? .max : fewFinalists }
  private static let fewFinalists = 10
  /// Rows that starts are concentrated over: 500 starts take some two seconds.
  private static let mostSearched = 10_000

  /// Searches for the best half.
  ///
  /// The order of the rows changes nothing but which of identical ones `subset` names: they are taken by their
  /// values.
  ///
  /// - Parameters:
  ///   - rows: n × p, complete; n at least 2 p + 2.
  ///   - seed: of the random starts.
  /// - Throws: `tooFew` with fewer rows; `degenerate` when most rows lie on one plane.
  public init(_ rows: [[Double]], seed: UInt64 = 1) throws(OutliersError) {
    guard let p = rows.first?.count, rows.count >= max(2 * p + 2, 5) else {
      throw .tooFew(needed: max(2 * (rows.first?.count ?? 1) + 2, 5), found: rows.count)
    }
    let order = rows.indices.sorted { rows[$0].lexicographicallyPrecedes(rows[$1]) }
    try self.init(byValue: order.map { rows[$0] }, seed: seed)
    // Back to the rows as they were given.
    subset = subset.map { order[$0] }.sorted()
    let (inside, squares) = (isInside, squaredDistances)
    for (place, row) in order.enumerated() {
      isInside[row] = inside[place]
      squaredDistances[row] = squares[place]
    }
  }

  private init(byValue rows: [[Double]], seed: UInt64) throws(OutliersError) {
    let p = rows[0].count
    let h = Self.half(rows.count, p)
    let settled: [Half]
    if rows.count > Self.mostSearched {
      let places = (0..<Self.mostSearched).map { $0 * rows.count / Self.mostSearched }
      let found = Self.search(places.map { rows[$0] }, seed: seed)
      isExhaustive = false
      var seen = Set<[Int]>()
      settled = found.halves.compactMap { half in
        // Most starts end in one half.
        guard seen.insert(half.subset).inserted else { return nil }
        return Self.concentrate(rows, half.subset.map { places[$0] }, h: h, steps: 200)
      }
    } else {
      (settled, isExhaustive) = Self.search(rows, seed: seed)
    }
    guard let winner = settled.min(by: { $0.value < $1.value }),
      let raw = ScatterSubset(rows, winner.subset)
    else { throw .degenerate(columns: p) }
    subset = winner.subset
    logDeterminant = winner.value
    let n = Double(rows.count)
    let share = Double(h) / n
    let factor = Self.consistency(p, share)
    let cut = Self.rawCutoff(p, n: n, h: Double(h), tail: 0.025)
    let inside = raw.distances(rows).map { $0 / factor <= cut }
    isInside = inside
    guard let reweighted = ScatterSubset(rows, rows.indices.filter { inside[$0] }) else {
      throw .degenerate(columns: p)
    }
    let second = Self.consistency(p, 0.975)
    centre = reweighted.mean
    covariance = reweighted.covariance.map { $0 * second }
    squaredDistances = reweighted.distances(rows).map { $0 / second }
  }

  /// Rows, and the log-determinant of their covariance.
  private typealias Half = (value: Double, subset: [Int])

  private static func half(_ rows: Int, _ columns: Int) -> Int { (rows + columns + 1) / 2 }

  /// The halves that starts lead to, and whether these were all there are.
  private static func search(
    _ rows: [[Double]], seed: UInt64
  ) -> (halves: [Half], isExhaustive: Bool) {
    let p = rows[0].count
    let h = half(rows.count, p)
    let (starts, exhaustive) = starts(rows, p: p, seed: seed)
    let finalists = exhaustive ? fewFinalists : finalists(rows: rows.count)
    var best: [Half] = []
    for start in starts {
      guard let (value, subset) = concentrate(rows, start, h: h, steps: 2) else { continue }
      if best.count == finalists, value >= best[best.count - 1].value { continue }
      guard !best.contains(where: { $0.value == value && $0.subset == subset }) else { continue }
      let place = best.firstIndex { $0.value > value } ?? best.count
      best.insert((value, subset), at: place)
      if best.count > finalists { best.removeLast() }
    }
    // Starts that come by one half end in one half: the first of them goes on.
    var passed = Set<[Int]>()
    let halves = best.compactMap { half in
      concentrate(rows, half.subset, h: h, steps: 200) { passed.insert($0).inserted }
    }
    return (halves, exhaustive)
  }

  private static func starts(
    _ rows: [[Double]], p: Int, seed: UInt64
  ) -> (subsets: [[Int]], exhaustive: Bool) {
    let n = rows.count
    let combinations = (0...p).reduce(1.0) { $0 * Double(n - $1) / Double($1 + 1) }
    if combinations <= exhaustiveLimit {
      var all: [[Int]] = []
      var current = Array(0...p)
      while true {
        all.append(current)
        guard let place = current.indices.last(where: { current[$0] < n - p - 1 + $0 }) else {
          return (all, true)
        }
        current[place] += 1
        for next in (place + 1)..<max(place + 1, p + 1) { current[next] = current[next - 1] + 1 }
      }
    }
    var stream = PhiloxStream(seed: seed, purpose: .determinantStarts)
    var result = (0..<randomStarts).map { _ in
      var chosen: [Int] = []
      while chosen.count < p + 1 {
        let index = Int(stream.uniform() * Double(n))
        if !chosen.contains(index) { chosen.append(index) }
      }
      return chosen
    }
    // Deterministic starts: the rows nearest the median in one column, and in all columns scaled.
    func nearest(_ distance: (Int) -> Double) -> [Int] {
      Array(rows.indices.sorted { (distance($0), $0) < (distance($1), $1) }.prefix(n / 2))
    }
    let columns = (0..<p).map { k in rows.map { $0[k] } }
    let centres = columns.map { median($0) ?? 0 }
    let spreads = columns.map { max(medianAbsoluteDeviation($0) ?? 0, .leastNormalMagnitude) }
    for k in 0..<p { result.append(nearest { abs(rows[$0][k] - centres[k]) }) }
    result.append(
      nearest { row in
        (0..<p).reduce(0) { $0 + abs(rows[row][$1] - centres[$1]) / spreads[$1] }
      })
    return (result, false)
  }

  /// C-steps: the h rows nearest the present estimate, until nothing changes.
  ///
  /// - Parameter goesOn: whether a half is worth going on from.
  /// - Returns: nil where rows span no volume, or a half is not worth it.
  private static func concentrate(
    _ rows: [[Double]], _ start: [Int], h: Int, steps: Int,
    goesOn: ([Int]) -> Bool = { _ in true }
  ) -> Half? {
    var subset = start
    var value = Double.infinity
    for _ in 0..<steps {
      guard let scatter = ScatterSubset(rows, subset) else { return nil }
      if subset.count == h {
        if scatter.logDeterminant >= value - 1e-12 { break }
        guard goesOn(subset) else { return nil }
        value = scatter.logDeterminant
      }
      let distances = scatter.distances(rows)
      // Of rows as far as the last, the first ones.
      let last = distances.ascending()[h - 1]
      var left = h - distances.count { $0 < last }
      subset.removeAll(keepingCapacity: true)
      for row in rows.indices where distances[row] <= last {
        if distances[row] == last {
          guard left > 0 else { continue }
          left -= 1
        }
        subset.append(row)
      }
    }
    guard let scatter = ScatterSubset(rows, subset) else { return nil }
    return (scatter.logDeterminant, subset)
  }
}
