import MultiYear
import Severity
import Statistics

/// What on-site, routine and peer scores owe to quality, and their errors' SDs, points.
struct Components: Sendable {
  let name: String
  let loadings: [Double]
  let errors: [Double]

  static let strong = Components(name: "strong", loadings: [1, 0.9, 0.5], errors: [1.5, 2, 2])
  static let weak = Components(name: "weak", loadings: [1, 0.7, 0.4], errors: [1.5, 4, 4])
}

/// Correlations of quality and of severity from one year to the next.
struct Scenario: Sendable {
  let components: Components
  let years: Int
  var quality: Double
  var severity: Double
}
/// Quality SD 4, severity SD 2; 105 units, 11 teams, units drawn anew by every team each year.
struct SimulatedYears {
  let data: MultiYearData
  let severities: [[Double]]
  /// year × unit: the total without errors.
  let truth: [[Double]]
  let totals: [[Double?]]
  static let weights = [0.6, 0.3, 0.1]

  /// - Parameter unchanged: units whose quality stays as it is from the first year on.
  init(_ scenario: Scenario, unchanged: Int, seed: UInt64) {
    let years = scenario.years
    var stream = PhiloxStream(seed: seed, tag: 970)
    let (units, teams) = (105, 11)
    let (errors, loadings) = (scenario.components.errors, scenario.components.loadings)
    func next(_ before: [Double]?, _ count: Int, _ sd: Double, _ persistence: Double) -> [Double] {
      (0..<count).map { i in
        let fresh = sd * stream.normal()
        guard let before else { return fresh }
        return persistence * before[i] + (1 - persistence * persistence).squareRoot() * fresh
      }
    }
    var (quality, severity) = ([[Double]](), [[Double]]())
    var visits: [MultiYearData.Visit] = []
    var anchors: [[[Double?]]] = []
    var totals: [[Double?]] = []
    var truth: [[Double]] = []
    for year in 0..<years {
      var own = next(quality.last, units, 4, scenario.quality)
      if let before = quality.last { for unit in 0..<unchanged { own[unit] = before[unit] } }
      quality.append(own)
      severity.append(next(severity.last, teams, 2, scenario.severity))
      var order = Array(0..<units)
      order.shuffle(using: &stream)
      var scores = [[Double]](repeating: [0, 0, 0], count: units)
      for (place, unit) in order.enumerated() {
        let team = place % teams
        let values = (0..<3).map { k in
          80 + loadings[k] * own[unit] + errors[k] * stream.normal()
            - (k == 0 ? severity[year][team] : 0)
        }
        scores[unit] = values
        visits.append(.init(year: year, unit: unit, team: team, score: values[0]))
      }
      anchors.append(scores.map { [$0[1], $0[2]] })
      func total(_ row: [Double]) -> Double {
        zip(row, Self.weights).reduce(0) { $0 + $1.0 * $1.1 }
      }
      totals.append(scores.map { total($0) })
      truth.append(own.map { q in total(loadings.map { 80 + $0 * q }) })
    }
    data = MultiYearData(
      years: (0..<years).map { 2015 + $0 }, unitCount: units, teamCount: teams, visits: visits,
      anchors: anchors)
    severities = severity.map { year in
      let mean = year.reduce(0, +) / Double(year.count)
      return year.map { $0 - mean }
    }
    self.truth = truth
    self.totals = totals
  }
}

/// Severity of each team from one year alone; nil without a visit.
func singleYear(_ data: MultiYearData, _ year: Int) throws -> [Double?] {
  try AnchoredModel().fit(
    AnchoredData(
      unitCount: data.unitCount, teamCount: data.teamCount,
      visits: data.visits.filter { $0.year == year }.map {
        .init(unit: $0.unit, team: $0.team, score: $0.score)
      }, anchors: data.anchors[year]), seed: 1
  ).teams.map { $0?.severity }
}
