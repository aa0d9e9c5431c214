// Simulated rounds of several years: coverage of change intervals, error of severities with and
// without linking the years, false reliable changes.
//
//   swift run -c release trend-study ROUNDS > results/trend-study.md
import Foundation
import LinearAlgebra
import Severity
import Statistics
import StudyRecord
import Trends

setLinearAlgebraThreads(1)
let rounds = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 40

/// What on-site, routine and peer scores owe to quality, and their errors' SDs, points.
struct Components {
  let name: String
  let loadings: [Double]
  let errors: [Double]

  static let strong = Components(name: "strong", loadings: [1, 0.9, 0.5], errors: [1.5, 2, 2])
  static let weak = Components(name: "weak", loadings: [1, 0.7, 0.4], errors: [1.5, 4, 4])
}

/// Correlations of quality and of severity from one year to the next.
struct Scenario {
  let components: Components
  let years: Int
  var quality: Double
  var severity: Double
}
let scenarios = [Components.strong, .weak].flatMap { components in
  [3, 6].flatMap { years in
    [(0.8, 0.7), (0.9, 0.8), (0.95, 0.9)].map {
      Scenario(components: components, years: years, quality: $0.0, severity: $0.1)
    }
  }
}

/// Quality SD 4, severity SD 2; 105 units, 11 teams, units drawn anew by every team each year.
struct SimulatedYears {
  let data: YearsData
  let severities: [[Double]]
  /// year × unit: the total without errors.
  let truth: [[Double]]
  let totals: [[Double?]]
  static let weights = [0.6, 0.3, 0.1]

  /// - Parameter unchanged: units whose quality stays as it is from the first year on.
  init(_ scenario: Scenario, unchanged: Int, seed: UInt64) {
    let years = scenario.years
    var stream = PhiloxStream(seed: seed, purpose: 970)
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
    var visits: [YearsData.Visit] = []
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
    data = YearsData(
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

struct Tally {
  var (linked, single, linkedCount) = (0.0, 0.0, 0.0)
  var (linkedKnowing, singleKnowing) = (0.0, 0.0)
  var (severityCovered, severityCount) = (0.0, 0.0)
  var (covered, changes) = (0.0, 0.0)
  var (driftCovered, drifts) = (0.0, 0.0)
  var (falseFlags, unchanged, trueFlags) = (0.0, 0.0, 0.0)
  var (seconds, least) = (0.0, Double.infinity)
}

print(
  """
  # Years linked, in simulated studies

  \(rounds) studies a row of 105 units and 11 teams, units drawn anew by every team each year; quality
  SD 4, severity SD 2. Strong anchors: errors 1.5, 2 and 2, loadings 1, .9 and .5; weak ones: errors
  1.5, 4 and 4, loadings 1, .7 and .4. Twenty units never change: flags on them are false ones.
  The intervals are meant to cover 95 %, flags to be false in 5 % of cases at most. With the
  parameters known the severities are best linear predictions: no method does better on average.

  - Machine: \(Machine.description)
  - Commit: \(Machine.commit)
  - Date: \(Machine.date)

  """)
print(
  "| anchors | years | persistence of quality, severity | severity RMSE: linked | single years | less by |"
    + " linked, parameters known | single years, parameters known |"
    + " severities covered | drifts covered | unit changes covered | false flags | true flags |"
    + " false among flags | s a fit | least effective sample |")
print("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|")
for scenario in scenarios {
  let years = scenario.years
  var tally = Tally()
  for round in 1...rounds {
    let simulated = SimulatedYears(scenario, unchanged: 20, seed: UInt64(round))
    let started = Date()
    let fit = try YearsModel().fit(simulated.data, seed: 1)
    tally.seconds += Date().timeIntervalSince(started)
    tally.least = min(tally.least, fit.effectiveSampleSize)
    for own in fit.severities {
      let truth = simulated.severities[own.place.year][own.place.team]
      tally.linked += (own.severity - truth) * (own.severity - truth)
      tally.linkedCount += 1
      tally.severityCovered += own.lower <= truth && truth <= own.upper ? 1 : 0
      if let change = own.change, let error = own.changeStandardError {
        let moved = truth - simulated.severities[own.place.year - 1][own.place.team]
        tally.drifts += 1
        tally.driftCovered += abs(change - moved) <= 1.96 * error ? 1 : 0
      }
    }
    var alone = scenario
    (alone.quality, alone.severity) = (0, 0)
    func squares(_ found: [[Double]]) -> Double {
      zip(found.joined(), simulated.severities.joined()).reduce(0) { sum, own in
        sum + (own.0 - own.1) * (own.0 - own.1)
      }
    }
    tally.linkedKnowing += squares(try severitiesKnowingParameters(simulated.data, scenario))
    tally.singleKnowing += squares(try severitiesKnowingParameters(simulated.data, alone))
    for year in 0..<years {
      let visits = simulated.data.visits.filter { $0.year == year }
      let alone = try AnchoredModel().fit(
        AnchoredData(
          unitCount: simulated.data.unitCount, teamCount: simulated.data.teamCount,
          visits: visits.map { .init(unit: $0.unit, team: $0.team, score: $0.score) },
          anchors: simulated.data.anchors[year]), seed: 1)
      for (team, own) in alone.teams.enumerated() {
        let truth = simulated.severities[year][team]
        tally.single += ((own?.severity ?? 0) - truth) * ((own?.severity ?? 0) - truth)
      }
    }
    let changes = AdjustedTotals(
      fit, simulated.data, totals: simulated.totals,
      weights: Array(repeating: SimulatedYears.weights, count: years)
    ).changes()
    let q = benjaminiHochberg(changes.map(\.p))
    for (change, q) in zip(changes, q) {
      let truth =
        simulated.truth[change.to][change.unit] - simulated.truth[change.from][change.unit]
      tally.changes += 1
      tally.covered += change.lower <= truth && truth <= change.upper ? 1 : 0
      let flagged = (q ?? 1) <= 0.05
      if change.unit < 20 {
        tally.unchanged += 1
        tally.falseFlags += flagged ? 1 : 0
      } else {
        tally.trueFlags += flagged ? 1 : 0
      }
    }
  }
  func percent(_ a: Double, _ b: Double) -> String { String(format: "%.1f %%", 100 * a / b) }
  let linked = (tally.linked / tally.linkedCount).squareRoot()
  let single = (tally.single / tally.linkedCount).squareRoot()
  let known = (
    linked: (tally.linkedKnowing / tally.linkedCount).squareRoot(),
    single: (tally.singleKnowing / tally.linkedCount).squareRoot()
  )
  print(
    "| \(scenario.components.name) | \(years) | \(scenario.quality), \(scenario.severity) | \(linked.rounded3) | "
      + "\(single.rounded3) | \(percent(single - linked, single)) | "
      + "\(known.linked.rounded3) | \(known.single.rounded3) | "
      + "\(percent(tally.severityCovered, tally.linkedCount)) | "
      + "\(percent(tally.driftCovered, tally.drifts)) | "
      + "\(percent(tally.covered, tally.changes)) | "
      + "\(percent(tally.falseFlags, tally.unchanged)) | "
      + "\(percent(tally.trueFlags, tally.changes - tally.unchanged)) | "
      + "\(percent(tally.falseFlags, max(1, tally.falseFlags + tally.trueFlags))) | "
      + "\((tally.seconds / Double(rounds)).rounded3) | \(Int(tally.least)) |")
  fflush(nil)
}

extension Double {
  var rounded3: String { String(format: "%.3f", self) }
}
