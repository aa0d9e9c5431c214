import Statistics

/// Scores centred, scaled and gathered into cells, with teams in an order the data fix.
///
/// Teams are ordered by their mean on-site score, so renaming teams permutes the answer exactly.
struct PreparedAnchors {
  let cells: [AnchoredCell]
  let likelihood: any RestrictedLikelihood
  let teamCount: Int
  let componentCount: Int
  /// Model position of each original team, nil when it has no score.
  let position: [Int?]
  let centres: [Double]
  /// Pooled within-team SD of each component, in points.
  let scales: [Double]
  let data: AnchoredData

  /// Standardised scores and known variances are multiples of this: coarser than what rounding
  /// leaves after scores are shifted or scaled, finer than any score is given. So such a change
  /// alters no later bit, and with it no search's path and no chain's choice.
  private static let grid = 0x1p-24

  init(_ data: AnchoredData) throws(SeverityError) {
    self.data = data
    position = data.teamPlaces
    teamCount = position.count { $0 != nil }
    guard teamCount > 1 else { throw .tooFewTeams(teamCount) }
    componentCount = 1 + data.anchorCount
    let visits = UnitVisits(data)
    (centres, scales) = try Self.standards(data, visits)
    cells = Self.cells(data, visits, position: position, centres: centres, scales: scales)
    likelihood = Self.form(cells, teamCount: teamCount, componentCount: componentCount)
  }

  /// The likelihood of other cells of the same teams and components.
  func form(_ cells: [AnchoredCell]) -> any RestrictedLikelihood {
    Self.form(cells, teamCount: teamCount, componentCount: componentCount)
  }

  private static func form(
    _ cells: [AnchoredCell], teamCount: Int, componentCount: Int
  ) -> any RestrictedLikelihood {
    cells.allSatisfy { $0.teams.count == 1 }
      ? SeparateTeamsLikelihood(
        cells: cells, teamCount: teamCount, componentCount: componentCount)
      : LinkedTeamsLikelihood(
        cells: cells, teamCount: teamCount, componentCount: componentCount)
  }

  /// The visits of each unit, in the order of the data.
  private struct UnitVisits {
    let ofUnit: [[AnchoredData.Visit]]

    init(_ data: AnchoredData) {
      var ofUnit = Array(repeating: [AnchoredData.Visit](), count: data.unitCount)
      for visit in data.visits { ofUnit[visit.unit].append(visit) }
      self.ofUnit = ofUnit
    }

    /// The team that visited a unit first; nil for a unit nobody visited.
    func home(_ unit: Int) -> Int? { ofUnit[unit].first?.team }
  }

  /// Units with the same teams and the same observed components.
  private struct Signature: Hashable {
    var components: [Int] = []
    var teams: [Int] = []
    var errors: [AnchoredCell.KnownError] = []

    func precedes(_ other: Signature) -> Bool {
      let (own, its) = (teams + [-1] + components, other.teams + [-1] + other.components)
      if own != its { return own.lexicographicallyPrecedes(its) }
      return errors.flatMap { [$0.factor, $0.known] }.lexicographicallyPrecedes(
        other.errors.flatMap { [$0.factor, $0.known] })
    }
  }

  /// Grand mean and pooled within-team SD of each component, points.
  private static func standards(
    _ data: AnchoredData, _ visits: UnitVisits
  ) throws(SeverityError) -> (centres: [Double], scales: [Double]) {
    var observed = [data.visits.map { ($0.team, $0.score) }]
    for anchor in 0..<data.anchorCount {
      observed.append(
        (0..<data.unitCount).compactMap { unit in
          guard let team = visits.home(unit), let score = data.anchors[unit][anchor] else {
            return nil
          }
          return (team, score)
        })
    }
    var centres: [Double] = []
    var scales: [Double] = []
    for (component, values) in observed.enumerated() {
      let (centre, variance, freedom) = pooled(values)
      guard freedom > 1 else { throw .tooFewUnits(values.count) }
      guard variance > 0 else { throw .noSpread(component: component) }
      centres.append(centre)
      scales.append(variance.squareRoot())
    }
    return (centres, scales)
  }

  /// Standardised scores of visited units, gathered by what was observed of them and by whom.
  private static func cells(
    _ data: AnchoredData, _ visits: UnitVisits, position: [Int?], centres: [Double],
    scales: [Double]
  ) -> [AnchoredCell] {
    func onGrid(_ z: Double) -> Double { (z / grid).rounded() * grid }
    func standardised(_ score: Double, _ component: Int) -> Double {
      onGrid((score - centres[component]) / scales[component])
    }
    var rows: [Signature: [[Double]]] = [:]
    for (unit, own) in visits.ofUnit.enumerated() where !own.isEmpty {
      var signature = Signature()
      var values: [Double] = []
      for visit in own {
        signature.components.append(0)
        signature.teams.append(position[visit.team] ?? 0)
        signature.errors.append(
          .init(
            factor: 1 / visit.weight, known: onGrid(visit.knownVariance / (scales[0] * scales[0]))))
        values.append(standardised(visit.score, 0))
      }
      for (anchor, score) in data.anchors[unit].enumerated() {
        guard let score else { continue }
        signature.components.append(anchor + 1)
        signature.errors.append(.init())
        values.append(standardised(score, anchor + 1))
      }
      rows[signature, default: []].append(values)
    }
    return rows.sorted { $0.key.precedes($1.key) }.map { cell($0.key, $0.value) }
  }

  /// Grand mean, pooled within-team variance and its degrees of freedom.
  private static func pooled(_ values: [(Int, Double)]) -> (Double, Double, Int) {
    let values = values.sorted { ($0.1, $0.0) < ($1.1, $1.0) }
    // By value, not by number: teams too may have other names.
    let groups = Dictionary(grouping: values, by: \.0).values.map { $0.map(\.1) }
      .sorted { $0.lexicographicallyPrecedes($1) }
    var squares = 0.0
    for members in groups {
      let centre = members.reduce(0, +) / Double(members.count)
      squares += members.reduce(0) { $0 + ($1 - centre) * ($1 - centre) }
    }
    let freedom = values.count - groups.count
    let centre = values.reduce(0) { $0 + $1.1 } / Double(max(values.count, 1))
    return (centre, squares / Double(max(freedom, 1)), freedom)
  }

  /// Sums run over rows by their values, so that the order of units moves no digit.
  private static func cell(_ signature: Signature, _ rows: [[Double]]) -> AnchoredCell {
    let rows = rows.sorted { $0.lexicographicallyPrecedes($1) }
    let m = signature.components.count
    let n = Double(rows.count)
    let mean = (0..<m).map { i in rows.reduce(0) { $0 + $1[i] } / n }
    var scatter = [Double](repeating: 0, count: m * m)
    for row in rows {
      for i in 0..<m {
        for j in 0..<m { scatter[i * m + j] += (row[i] - mean[i]) * (row[j] - mean[j]) }
      }
    }
    return .init(
      components: signature.components, errors: signature.errors, teams: signature.teams, count: n,
      mean: mean, scatter: scatter)
  }
}
