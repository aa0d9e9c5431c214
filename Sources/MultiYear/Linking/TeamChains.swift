import Foundation
import LinearAlgebra

/// The equations of severities, groups and means where every unit is visited by its own team.
///
/// With the qualities taken as known, a team's effects are tied to no other team's: its groups are
/// eliminated one by one and its severities as a chain over its years. What is left is one matrix of
/// the order of the kinds of unit-years, by which the qualities tie the teams, and the means.
///
/// With K the equations at known qualities, V the kinds' columns and M what eliminating the qualities
/// takes off, |K − VMVᵀ| = |K| |I − CᵀMC| where CCᵀ = VᵀK⁻¹V, which is block-diagonal by team.
///
/// Source: the matrix determinant lemma and the identity of Woodbury, Harville (1997), Matrix Algebra
/// from a Statistician's Perspective, section 18.2.
struct TeamChains {
  /// A team's effects.
  private struct Team {
    /// Its team-years, in order.
    let places: [Int]
    /// Which of the distinct spans of years its own are.
    let span: Int
    /// Kinds by year of the team.
    let kinds: [Range<Int>]
  }

  private let sums: MultiYearSums
  private let teams: [Team]
  /// Calendar years of teams, each span once.
  private let spans: [[Int]]
  private let yearOfPlace: [Int]
  private let yearCount: Int
  private var ties: SymmetricBlock
  private var blocks: LowerBlocks
  /// Kind × mean, and the right side.
  private var panel: Panel
  private var product: Panel

  /// - Returns: nil where some unit has visitors of other teams, where assessors tie teams, or where
  ///   unit-years are of so many kinds that the border of all effects is smaller.
  init?(_ data: PreparedMultiYear, _ sums: MultiYearSums) {
    guard data.assessors == nil, sums.kinds.count <= 2 * data.teamYears.count,
      sums.kinds.allSatisfy({ kind in kind.visitors.allSatisfy { $0 == kind.home } })
    else { return nil }
    self.sums = sums
    yearOfPlace = data.teamYears.map(\.year)
    yearCount = data.years.count
    var spans: [[Int]] = []
    var (teams, orders) = ([Team](), [Int]())
    for places in data.yearsOfTeam where !places.isEmpty {
      let years = places.map { data.years[data.teamYears[$0].year] }
      let span = spans.firstIndex(of: years) ?? spans.count
      if span == spans.count { spans.append(years) }
      let kinds = places.map { place -> Range<Int> in
        let first = sums.kinds.firstIndex { $0.home == place } ?? 0
        return first..<(first + sums.kinds.count { $0.home == place })
      }
      teams.append(Team(places: places, span: span, kinds: kinds))
      orders.append(kinds.reduce(0) { $0 + $1.count })
    }
    self.teams = teams
    self.spans = spans
    let columns = data.years.count * data.componentCount + 1
    ties = SymmetricBlock(order: sums.kinds.count)
    blocks = LowerBlocks(orders: orders)
    panel = Panel(rows: sums.kinds.count, columns: columns)
    product = panel
  }

  /// Log determinant of all equations, and the squares that the effects leave.
  ///
  /// - Returns: nil where rounding leaves no positive definite matrix.
  /// - Complexity: kinds² × (kinds/3 + 3 years × components), and the cube of the means.
  mutating func eliminate(
    _ qualities: QualityElimination, _ parameters: MultiYearParameters
  ) -> (logDeterminant: Double, squares: Double)? {
    fillTies(qualities)
    panel.clear()
    var means = SymmetricBlock(order: panel.columns)
    let last = panel.columns - 1
    means[last, last] = qualities.squares
    let priors = spans.map {
      PersistencePrecision(years: $0, persistence: parameters.severityPersistence)
    }
    var logDeterminant = 0.0
    for place in teams.indices {
      guard
        let own = eliminate(place, prior: priors[teams[place].span], parameters, means: &means)
      else { return nil }
      logDeterminant += own
    }
    product.setProduct(of: ties, with: panel)
    for (kind, pull) in qualities.pulls.enumerated() {
      product[kind, last] += pull
      means[last, last] -= pull * panel[kind, last]
    }
    means.subtractProduct(transposed: product, panel)
    ties.subtractFromIdentity(within: blocks)
    guard (try? ties.factor()) != nil else { return nil }
    logDeterminant += ties.logDeterminant(from: 0, to: ties.order)
    product.multiplyByTransposes(of: blocks)
    ties.forward(&product)
    means.subtractSquares(of: product)
    guard (try? means.factor()) != nil else { return nil }
    logDeterminant += means.logDeterminant(from: 0, to: last)
    return (logDeterminant, means[last, last] * means[last, last])
  }

  /// What the qualities take off: kind × kind, both triangles.
  private mutating func fillTies(_ qualities: QualityElimination) {
    let order = ties.order
    ties.storage.withUnsafeMutableBufferPointer { ties in
      for index in ties.indices { ties[index] = 0 }
      for (pattern, inverse) in zip(sums.patterns, qualities.inverses) {
        for (pairs, share) in zip(pattern.pairs, inverse) {
          for pair in pairs { ties[pair.first + pair.second * order] += share * pair.count }
        }
      }
    }
  }

  /// Eliminates a team's effects with qualities taken as known.
  ///
  /// Fills the team's block and its rows of the panel; adds to the means.
  private mutating func eliminate(
    _ team: Int, prior: PersistencePrecision, _ parameters: MultiYearParameters,
    means: inout SymmetricBlock
  ) -> Double? {
    let (own, k) = (teams[team], sums.componentCount)
    let last = panel.columns - 1
    let precisions = parameters.errorSDs.map { 1 / ($0 * $0) }
    let pressures = zip(parameters.loadings, precisions).map { $0 * $1 }
    let (s, g) = (parameters.severitySD, parameters.groupSD)
    let n = own.places.count
    let firstKind = own.kinds[0].lowerBound
    let size = own.kinds.reduce(0) { $0 + $1.count }
    var block = [Double](repeating: 0, count: size * size)
    var diagonal = prior.diagonal
    // Severity's row: means of its year, right side; and by kind.
    var onMeans = [Double](repeating: 0, count: n * k)
    var right = [Double](repeating: 0, count: n)
    var onKinds = [Double](repeating: 0, count: size)
    var yearOfKind = [Int](repeating: 0, count: size)
    var logDeterminant = prior.logDeterminant

    for (i, place) in own.places.enumerated() {
      let counts = sums.homeCounts[(place * k)..<(place * k + k)]
      let values = sums.homeValues[(place * k)..<(place * k + k)]
      let (atCounts, atValues) = (counts.startIndex, values.startIndex)
      // The information on the group of on-site scores, and of the others.
      let onsite = parameters.loadings[0] * pressures[0] * counts[atCounts]
      var others = 0.0
      var groupRight = 0.0
      for a in 0..<k {
        if a > 0 { others += parameters.loadings[a] * pressures[a] * counts[atCounts + a] }
        groupRight += g * pressures[a] * values[atValues + a]
      }
      let group = 1 + g * g * (onsite + others)
      // What severity shares with the group, over the group's information.
      let shared = -s * g * pressures[0] * counts[atCounts] / group
      logDeterminant += log(group)
      // As precision × (1 + g² others) / group, which does not cancel.
      let kept = precisions[0] * counts[atCounts] * (1 + g * g * others) / group
      diagonal[i] += s * s * kept
      let year = yearOfPlace[place]
      for a in 0..<k {
        let groupMean = g * pressures[a] * counts[atCounts + a]
        onMeans[i * k + a] = a == 0 ? -s * kept : -shared * groupMean
        let row = year * k + a
        means[row, row] += precisions[a] * counts[atCounts + a]
        for b in 0...a {
          means[row, year * k + b] -= groupMean * g * pressures[b] * counts[atCounts + b] / group
        }
        means[last, row] += precisions[a] * values[atValues + a] - groupMean * groupRight / group
      }
      right[i] = -s * precisions[0] * values[atValues] - shared * groupRight
      means[last, last] -= groupRight * groupRight / group
      for kind in own.kinds[i] {
        let numbers = sums.kinds[kind].counts
        var weight = 0.0
        for a in 0..<k { weight += Double(numbers[a]) * parameters.loadings[a] * pressures[a] }
        let row = kind - firstKind
        yearOfKind[row] = i
        onKinds[row] = -s * Double(numbers[0]) * pressures[0] - shared * g * weight
        for a in 0..<k {
          panel[kind, year * k + a] +=
            Double(numbers[a]) * pressures[a]
            - g * weight * g * pressures[a] * counts[atCounts + a] / group
        }
        panel[kind, last] -= g * weight * groupRight / group
        for other in own.kinds[i] where other <= kind {
          var otherWeight = 0.0
          for a in 0..<k {
            otherWeight +=
              Double(sums.kinds[other].counts[a]) * parameters.loadings[a] * pressures[a]
          }
          block[row + (other - firstKind) * size] += g * g * weight * otherWeight / group
        }
      }
    }

    guard let chain = ChainInverse(diagonal: diagonal, beside: prior.beside) else { return nil }
    logDeterminant += chain.logDeterminant
    let solved = (0..<n).map { i in (0..<n).reduce(0) { $0 + chain[i, $1] * right[$1] } }
    for i in 0..<n {
      means[last, last] -= right[i] * solved[i]
      let year = yearOfPlace[own.places[i]]
      for a in 0..<k {
        means[last, year * k + a] -= onMeans[i * k + a] * solved[i]
        for j in 0...i {
          let scaled = chain[i, j] * onMeans[i * k + a]
          let other = yearOfPlace[own.places[j]]
          for b in 0..<(i == j ? a + 1 : k) {
            means[year * k + a, other * k + b] -= scaled * onMeans[j * k + b]
          }
        }
      }
    }
    for row in 0..<size {
      let i = yearOfKind[row]
      panel[firstKind + row, last] -= onKinds[row] * solved[i]
      for j in 0..<n {
        let scaled = onKinds[row] * chain[i, j]
        let year = yearOfPlace[own.places[j]]
        for b in 0..<k { panel[firstKind + row, year * k + b] -= scaled * onMeans[j * k + b] }
      }
      for column in 0...row {
        block[row + column * size] += onKinds[row] * chain[i, yearOfKind[column]] * onKinds[column]
      }
    }
    blocks.setFactor(of: block, at: team)
    return logDeterminant
  }
}

/// The inverse of a symmetric matrix whose only elements are on and beside its diagonal.
///
/// Source: Takahashi, Fagan & Chen (1973), as in Rue & Held (2005), section 2.3.
struct ChainInverse {
  private let order: Int
  private let storage: [Double]
  let logDeterminant: Double

  /// - Returns: nil where the matrix is not positive definite.
  /// - Complexity: n².
  init?(diagonal: [Double], beside: [Double]) {
    let n = diagonal.count
    var pivots = diagonal
    var below = beside
    var logDeterminant = 0.0
    for i in 0..<n {
      if i > 0 {
        below[i - 1] = beside[i - 1] / pivots[i - 1]
        pivots[i] -= below[i - 1] * beside[i - 1]
      }
      guard pivots[i] > 0, pivots[i].isFinite else { return nil }
      logDeterminant += log(pivots[i])
    }
    var storage = [Double](repeating: 0, count: n * n)
    for i in stride(from: n - 1, through: 0, by: -1) {
      for j in stride(from: n - 1, to: i, by: -1) {
        storage[i * n + j] = -below[i] * storage[(i + 1) * n + j]
        storage[j * n + i] = storage[i * n + j]
      }
      storage[i * n + i] = 1 / pivots[i] - (i + 1 < n ? below[i] * storage[i * n + i + 1] : 0)
    }
    order = n
    self.storage = storage
    self.logDeterminant = logDeterminant
  }

  subscript(row: Int, column: Int) -> Double { storage[row * order + column] }
}
