import Foundation
import LinearAlgebra

/// The equations of severities, groups and means where every unit is visited by its own team.
///
/// With the qualities taken as known, a team's effects are tied to no other team's: its groups are
/// eliminated one by one and its severities as a chain over its years. What is left is one matrix of
/// the order of the kinds of unit-years for each part of the teams that units connect, by which the
/// qualities tie these teams, and the means.
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
    /// The first kind of the teams it is connected with.
    let firstOfPart: Int

    var firstKind: Int { kinds[0].lowerBound }
    var size: Int { kinds[kinds.count - 1].upperBound - firstKind }
  }

  private let sums: MultiYearSums
  /// Part after part.
  private let teams: [Team]
  /// Calendar years of teams, each span once.
  private let spans: [[Int]]
  private var parts: [TeamPart]
  private var means: SymmetricBlock
  private var equations: [TeamEquations]

  /// Whether each unit has visitors of one team a year, no assessors tie teams, and unit-years are of fewer kinds
  /// than the border of all effects has columns.
  static func suits(_ data: PreparedMultiYear, _ sums: MultiYearSums) -> Bool {
    data.assessors == nil && sums.kinds.count <= 2 * data.teamYears.count
      && sums.kinds.allSatisfy { kind in kind.visitors.allSatisfy { $0 == kind.home } }
  }

  /// Kinds of the largest part.
  static func order(_ data: PreparedMultiYear, _ sums: MultiYearSums) -> Int {
    Dictionary(grouping: sums.kinds) { sums.parts[data.teamYears[$0.home].team] }
      .values.map(\.count).max() ?? 0
  }

  /// - Precondition: `suits`.
  init(_ data: PreparedMultiYear, _ sums: MultiYearSums) {
    self.sums = sums
    let kindsOf = Dictionary(grouping: sums.kinds.indices) { sums.kinds[$0].home }
    var spans: [[Int]] = []
    var (teams, parts) = ([Team](), [TeamPart]())
    let columns = data.years.count * data.componentCount + 1
    let seen = data.yearsOfTeam.indices.filter { !data.yearsOfTeam[$0].isEmpty }
    for own in Dictionary(grouping: seen, by: { sums.parts[$0] }).sorted(by: { $0.key < $1.key }) {
      let (firstTeam, firstKind) = (teams.count, parts.last?.kinds.upperBound ?? 0)
      for places in own.value.map({ data.yearsOfTeam[$0] }) {
        let years = places.map { data.years[data.teamYears[$0].year] }
        let span = spans.firstIndex(of: years) ?? spans.count
        if span == spans.count { spans.append(years) }
        let kinds = places.map { place -> Range<Int> in
          let kinds = kindsOf[place] ?? []
          return (kinds.first ?? 0)..<((kinds.last ?? -1) + 1)
        }
        teams.append(
          Team(
            places: places, years: places.map { data.teamYears[$0].year }, span: span,
            kinds: kinds, firstOfPart: firstKind))
      }
      parts.append(
        TeamPart(
          teams: firstTeam..<teams.count, firstKind: firstKind,
          orders: teams[firstTeam...].map(\.size), columns: columns, sums))
    }
    self.teams = teams
    self.spans = spans
    self.parts = parts
    equations = teams.map { TeamEquations($0, sums) }
    means = SymmetricBlock(order: columns)
  }

  /// Log determinant of all equations, and the squares that the effects leave.
  ///
  /// - Returns: nil where rounding leaves no positive definite matrix.
  /// - Complexity: kinds² × (kinds/3 + 3 years × components) of each part, and the cube of the means.
  mutating func eliminate(
    _ qualities: QualityElimination, _ parameters: MultiYearParameters
  ) -> (logDeterminant: Double, squares: Double)? {
    means.clear()
    let last = means.order - 1
    means[last, last] = qualities.squares
    let priors = spans.map {
      PersistencePrecision(years: $0, persistence: parameters.severityPersistence)
    }
    var logDeterminant = 0.0
    for part in parts.indices {
      parts[part].clear(qualities)
      for place in parts[part].teams {
        equations[place].prepare(priors[teams[place].span], parameters)
        guard parts[part].eliminate(&equations[place], at: place, &means) else { return nil }
        logDeterminant += equations[place].logDeterminant
      }
      guard let own = parts[part].eliminateKinds(qualities, &means) else { return nil }
      logDeterminant += own
    }
    guard (try? means.factor()) != nil else { return nil }
    logDeterminant += means.logDeterminant(from: 0, to: last)
    return (logDeterminant, means[last, last] * means[last, last])
  }

  /// How many numbers of noise a draw takes: means, kinds, unit-years and team-years.
  var noiseCount: Int {
    means.order - 1 + sums.kinds.count + unitYearCount + teams.reduce(0) { $0 + $1.places.count }
  }

  /// Severities at the parameters of the last elimination, in on-site within-team SDs: their
  /// conditional mean for no noise, a draw for normal noise.
  ///
  /// In turn: the means, with all else eliminated; by kind, the sums of the units' qualities given the
  /// means; and each team's severities given both.
  ///
  /// - Parameters:
  ///   - qualities: of the last elimination.
  ///   - noise: `noiseCount` numbers.
  /// - Complexity: kinds² of each part, kinds × means, and units × years².
  func severities(
    _ qualities: QualityElimination, noise: [Double], _ parameters: MultiYearParameters
  ) -> [Double] {
    precondition(noise.count == noiseCount, "noise of another length")
    var rest = noise[...]
    func next(_ count: Int) -> ArraySlice<Double> {
      defer { rest = rest.dropFirst(count) }
      return rest.prefix(count)
    }
    let last = means.order - 1
    var mean = next(last).enumerated().map { $0.element + means[last, $0.offset] } + [0]
    means.backward(&mean)
    mean[last] = -1
    let pushed = parts.flatMap { $0.pushed(mean: mean, noise: next($0.kinds.count)) }
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
