// Simulated rounds of several years: coverage of change intervals, error of severities with and
// without linking the years, false reliable changes.
//
//   swift run -c release trend-study ROUNDS > results/trend-study.md
//
// A second word, unchanged, years or assessors, asks for one of the three tables; numbers after
// unchanged ask for the rows of so many years.
import Foundation
import LinearAlgebra
import MultiYear
import Severity
import Statistics
import StudyRecord

setLinearAlgebraThreads(1)
let arguments = Array(CommandLine.arguments.dropFirst())
let rounds = arguments.first.flatMap { Int($0) } ?? 40
let parts = arguments.count > 1 ? [arguments[1]] : ["unchanged", "years", "assessors"]

let scenarios = [Components.strong, .weak].flatMap { components in
  [3, 6].flatMap { years in
    [(0.8, 0.7), (0.9, 0.8), (0.95, 0.9)].map {
      Scenario(components: components, years: years, quality: $0.0, severity: $0.1)
    }
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

if parts.contains("years") {
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
      let fit = try MultiYearModel().fit(simulated.data, seed: 1)
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
        for (team, own) in try singleYear(simulated.data, year).enumerated() {
          let truth = simulated.severities[year][team]
          tally.single += ((own ?? 0) - truth) * ((own ?? 0) - truth)
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
}
if parts.contains("assessors") {
  print(
    """

    ## Assessors who move

    \(rounds) studies a row with the strong anchors; severities are the assessors' (SD 4.5, five to a team, so
    2 of a team's mean), who are dealt anew to the teams every year; each of their sheets is off by
    1.5 points. Linked by units alone, the ratings are not looked at.

    - Commit: \(Machine.commit)

    | years | persistence of quality, severity | severity RMSE: single years | linked by units | less by | linked by units and assessors | less by | severities covered |
    |---|---|---|---|---|---|---|---|
    """)
  for years in [3, 6] {
    for (quality, severity) in [(0.8, 0.7), (0.9, 0.8), (0.95, 0.9)] {
      print(
        try assessorRow(years: years, quality: quality, severity: severity, rounds: rounds))
      fflush(nil)
    }
  }
}
if parts.contains("unchanged") {
  try unchangedTable(rounds: rounds, only: arguments.dropFirst(2).compactMap { Int($0) }) {
    print($0)
    fflush(nil)
  }
}

extension Double {
  var rounded3: String { String(format: "%.3f", self) }
}
