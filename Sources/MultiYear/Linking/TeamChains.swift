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
  fileprivate struct Team {
    /// Its team-years, in order, and their years.
    let places: [Int]
    let years: [Int]
    /// Which of the distinct spans of years its own are.
    let span: Int
    /// Kinds by year of the team.
    let kinds: [Range<Int>]

    var firstKind: Int { kinds[0].lowerBound }
    var size: Int { kinds[kinds.count - 1].upperBound - firstKind }
  }

  private let sums: MultiYearSums
  private let teams: [Team]
  /// Calendar years of teams, each span once.
  private let spans: [[Int]]
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
      let team = Team(
        places: places, years: places.map { data.teamYears[$0].year }, span: span, kinds: kinds)
      teams.append(team)
      orders.append(team.size)
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
  ///
  /// - Returns: the log determinant of the team's equations; nil where they are not positive definite.
  private mutating func eliminate(
    _ team: Int, prior: PersistencePrecision, _ parameters: MultiYearParameters,
    means: inout SymmetricBlock
  ) -> Double? {
    let own = teams[team]
    var equations = TeamEquations(own, sums, prior, parameters)
    let result = panel.storage.withUnsafeMutableBufferPointer { panel in
      means.storage.withUnsafeMutableBufferPointer { means in
        equations.eliminateGroups(panel, rows: ties.order, means)
        return equations.eliminateSeverities(panel, rows: ties.order, means)
      }
    }
    guard result else { return nil }
    blocks.setFactor(of: equations.block, at: team)
    return equations.logDeterminant
  }
}

/// A team's equations while its effects are eliminated.
private struct TeamEquations {
  private let team: TeamChains.Team
  private let sums: MultiYearSums
  private let parameters: MultiYearParameters
  private let precisions: [Double]
  /// Component: loading × precision.
  private let pressures: [Double]
  /// Component: group's row of a mean, for one score.
  private let groupRows: [Double]
  private let beside: [Double]
  private var diagonal: [Double]
  /// Severity's row, by year of the team: the means of that year, and the right side.
  private var onMeans: [Double]
  private var right: [Double]
  /// Severity's row, by kind, and the year of the kind.
  private var onKinds: [Double]
  private var yearOfKind: [Int]
  private(set) var logDeterminant: Double
  /// Kind × kind: the effects' part in what ties the kinds.
  private(set) var block: [Double]

  init(
    _ team: TeamChains.Team, _ sums: MultiYearSums, _ prior: PersistencePrecision,
    _ parameters: MultiYearParameters
  ) {
    self.team = team
    self.sums = sums
    self.parameters = parameters
    precisions = parameters.errorSDs.map { 1 / ($0 * $0) }
    pressures = zip(parameters.loadings, precisions).map { $0 * $1 }
    groupRows = pressures.map { parameters.groupSD * $0 }
    beside = prior.beside
    diagonal = prior.diagonal
    onMeans = Array(repeating: 0, count: team.places.count * sums.componentCount)
    right = Array(repeating: 0, count: team.places.count)
    onKinds = Array(repeating: 0, count: team.size)
    yearOfKind = Array(repeating: 0, count: team.size)
    logDeterminant = prior.logDeterminant
    block = Array(repeating: 0, count: team.size * team.size)
  }

  /// The group's row of a kind, over the group's SD.
  private func weight(_ kind: Int) -> Double {
    var weight = 0.0
    for (a, number) in sums.kinds[kind].counts.enumerated() {
      weight += Double(number) * parameters.loadings[a] * pressures[a]
    }
    return weight
  }

  mutating func eliminateGroups(
    _ panel: UnsafeMutableBufferPointer<Double>, rows: Int,
    _ means: UnsafeMutableBufferPointer<Double>
  ) {
    let (k, order) = (sums.componentCount, panel.count / rows)
    let last = order - 1
    let (s, g) = (parameters.severitySD, parameters.groupSD)
    for (i, place) in team.places.enumerated() {
      let first = place * k
      // The information on the group of on-site scores, and of the others.
      let count = sums.homeCounts[first]
      let onsite = parameters.loadings[0] * pressures[0] * count
      var (others, groupRight) = (0.0, 0.0)
      for a in 0..<k {
        if a > 0 { others += parameters.loadings[a] * pressures[a] * sums.homeCounts[first + a] }
        groupRight += groupRows[a] * sums.homeValues[first + a]
      }
      let group = 1 + g * g * (onsite + others)
      logDeterminant += log(group)
      // What severity shares with the group, over the group's information.
      let shared = -s * groupRows[0] * count / group
      // Severity's information less what it shares, in a form that does not cancel.
      let kept = precisions[0] * count * (1 + g * g * others) / group
      diagonal[i] += s * s * kept
      let mean = team.years[i] * k
      for a in 0..<k {
        let groupMean = groupRows[a] * sums.homeCounts[first + a]
        onMeans[i * k + a] = a == 0 ? -s * kept : -shared * groupMean
        let column = (mean + a) * order
        means[mean + a + column] += precisions[a] * sums.homeCounts[first + a]
        for b in a..<k {
          means[mean + b + column] -=
            groupMean * groupRows[b] * sums.homeCounts[first + b] / group
        }
        means[last + column] +=
          precisions[a] * sums.homeValues[first + a] - groupMean * groupRight / group
      }
      right[i] = -s * precisions[0] * sums.homeValues[first] - shared * groupRight
      means[last + last * order] -= groupRight * groupRight / group
      for kind in team.kinds[i] {
        let numbers = sums.kinds[kind].counts
        let onGroup = g * weight(kind)
        let row = kind - team.firstKind
        yearOfKind[row] = i
        onKinds[row] = -s * Double(numbers[0]) * pressures[0] - shared * onGroup
        for a in 0..<k {
          panel[kind + (mean + a) * rows] =
            Double(numbers[a]) * pressures[a]
            - onGroup * groupRows[a] * sums.homeCounts[first + a] / group
        }
        panel[kind + last * rows] = -onGroup * groupRight / group
        for other in team.kinds[i].lowerBound...kind {
          block[row + (other - team.firstKind) * team.size] = onGroup * g * weight(other) / group
        }
      }
    }
  }

  /// - Returns: whether the severities' equations are positive definite.
  mutating func eliminateSeverities(
    _ panel: UnsafeMutableBufferPointer<Double>, rows: Int,
    _ means: UnsafeMutableBufferPointer<Double>
  ) -> Bool {
    guard let chain = ChainInverse(diagonal: diagonal, beside: beside) else { return false }
    logDeterminant += chain.logDeterminant
    let (k, order, n) = (sums.componentCount, panel.count / rows, team.places.count)
    let last = order - 1
    for i in 0..<n {
      var solved = 0.0
      for j in 0..<n { solved += chain[i, j] * right[j] }
      means[last + last * order] -= right[i] * solved
      for a in 0..<k {
        means[last + (team.years[i] * k + a) * order] -= onMeans[i * k + a] * solved
      }
      for j in i..<n {
        for a in 0..<k {
          let scaled = chain[i, j] * onMeans[i * k + a]
          let start = (team.years[i] * k + a) * order + team.years[j] * k
          for b in (i == j ? a : 0)..<k { means[start + b] -= scaled * onMeans[j * k + b] }
        }
      }
      for kind in team.kinds[i] {
        panel[kind + last * rows] -= onKinds[kind - team.firstKind] * solved
      }
    }
    for j in 0..<n {
      for b in 0..<k {
        let start = team.firstKind + (team.years[j] * k + b) * rows
        for row in 0..<team.size {
          panel[start + row] -= onKinds[row] * chain[yearOfKind[row], j] * onMeans[j * k + b]
        }
      }
    }
    for column in 0..<team.size {
      for row in column..<team.size {
        block[row + column * team.size] +=
          onKinds[row] * chain[yearOfKind[row], yearOfKind[column]] * onKinds[column]
      }
    }
    return true
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
