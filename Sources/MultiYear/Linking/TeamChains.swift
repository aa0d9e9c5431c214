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
  struct Team {
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
  private var means: SymmetricBlock
  private var equations: [TeamEquations]
  /// Kind × mean, and the right side.
  private var panel: Panel
  private var product: Panel
  /// Mean × kind: the product once the ties are eliminated.
  private var solved: Panel
  /// By pattern and pair of its years: elements of the ties, and how often a pair of kinds is there.
  private let tied: [[(places: [Int32], counts: [Double])]]

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
    equations = teams.map { TeamEquations($0, sums) }
    let columns = data.years.count * data.componentCount + 1
    ties = SymmetricBlock(order: sums.kinds.count)
    blocks = LowerBlocks(orders: orders)
    means = SymmetricBlock(order: columns)
    panel = Panel(rows: sums.kinds.count, columns: columns)
    product = panel
    solved = Panel(rows: columns, columns: sums.kinds.count)
    let order = sums.kinds.count
    tied = sums.patterns.map { pattern in
      pattern.pairs.map { pairs in
        (pairs.map { Int32($0.first + $0.second * order) }, pairs.map(\.count))
      }
    }
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
    means.clear()
    let last = panel.columns - 1
    means[last, last] = qualities.squares
    let priors = spans.map {
      PersistencePrecision(years: $0, persistence: parameters.severityPersistence)
    }
    var logDeterminant = 0.0
    for place in teams.indices {
      guard
        let own = eliminate(place, prior: priors[teams[place].span], parameters)
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
    solved.setTranspose(of: product)
    ties.forward(rows: &solved)
    means.subtractSquares(ofRows: solved)
    guard (try? means.factor()) != nil else { return nil }
    logDeterminant += means.logDeterminant(from: 0, to: last)
    return (logDeterminant, means[last, last] * means[last, last])
  }

  /// What the qualities take off: kind × kind, both triangles.
  private mutating func fillTies(_ qualities: QualityElimination) {
    ties.storage.withUnsafeMutableBufferPointer { ties in
      ties.update(repeating: 0)
      for (pattern, inverse) in zip(tied, qualities.inverses) {
        for (pairs, share) in zip(pattern, inverse) {
          pairs.places.withUnsafeBufferPointer { places in
            pairs.counts.withUnsafeBufferPointer { counts in
              for pair in places.indices { ties[Int(places[pair])] += share * counts[pair] }
            }
          }
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
    _ team: Int, prior: PersistencePrecision, _ parameters: MultiYearParameters
  ) -> Double? {
    equations[team].prepare(prior, parameters)
    let result = panel.storage.withUnsafeMutableBufferPointer { panel in
      means.storage.withUnsafeMutableBufferPointer { means in
        equations[team].eliminateGroups(panel, rows: ties.order, means)
        return equations[team].eliminateSeverities(panel, rows: ties.order, means)
      }
    }
    guard result else { return nil }
    blocks.setFactor(of: equations[team].block, at: team)
    return equations[team].logDeterminant
  }

  /// How many numbers of noise a draw takes: means, kinds, unit-years and team-years.
  var noiseCount: Int {
    panel.columns - 1 + ties.order + unitYearCount
      + teams.reduce(0) { $0 + $1.places.count }
  }

  /// Severities at the parameters of the last elimination, in on-site within-team SDs: their
  /// conditional mean for no noise, a draw for normal noise.
  ///
  /// In turn: the means, with all else eliminated; by kind, the sums of the units' qualities given the
  /// means, whose covariance (M⁻¹ − CCᵀ)⁻¹ is M + MC (I − CᵀMC)⁻¹ CᵀM; and each team's severities
  /// given both.
  ///
  /// - Parameters:
  ///   - qualities: of the last elimination.
  ///   - noise: `noiseCount` numbers.
  /// - Complexity: kinds² + kinds × means, and units × years².
  func severities(
    _ qualities: QualityElimination, noise: [Double], _ parameters: MultiYearParameters
  ) -> [Double] {
    precondition(noise.count == noiseCount, "noise of another length")
    var rest = noise[...]
    func next(_ count: Int) -> ArraySlice<Double> {
      defer { rest = rest.dropFirst(count) }
      return rest.prefix(count)
    }
    let last = panel.columns - 1
    var mean = next(last).enumerated().map { $0.element + means[last, $0.offset] } + [0]
    means.backward(&mean)
    mean[last] = -1
    var free = zip(solved.transposedProduct(with: mean), next(ties.order)).map { $1 - $0 }
    ties.backward(&free)
    let pushed = zip(panel.product(with: mean), blocks.product(with: free)).map { $1 - $0 }
    let kindSums = qualities.kindSums(of: sums, pushed: pushed, noise: next(unitYearCount))
    var severities = [Double](repeating: 0, count: teams.reduce(0) { $0 + $1.places.count })
    for (team, own) in zip(teams, equations) {
      let drawn = own.severities(means: mean, qualities: kindSums, noise: next(team.places.count))
      for (place, severity) in zip(team.places, drawn) {
        severities[place] = parameters.severitySD * severity
      }
    }
    return severities
  }

  private var unitYearCount: Int { sums.patterns.reduce(0) { $0 + $1.unitKinds.count } }
}
