import Foundation
import MultiYear
import Statistics
import StudyRecord

private let scenarios = [Components.strong, .weak].flatMap { components in
  [3, 6].flatMap { years in
    [(0.8, 0.7), (0.9, 0.8), (0.95, 0.9)].map {
      Scenario(components: components, years: years, quality: $0.0, severity: $0.1)
    }
  }
}

/// Sums over studies.
private struct Tally: Codable, Sendable {
  var linked = 0.0
  var single = 0.0
  var linkedCount = 0.0
  var linkedKnowing = 0.0
  var singleKnowing = 0.0
  var severityCovered = 0.0
  var severityCount = 0.0
  var covered = 0.0
  var changes = 0.0
  var driftCovered = 0.0
  var drifts = 0.0
  var falseFlags = 0.0
  var unchanged = 0.0
  var trueFlags = 0.0
  var least = Double.infinity

  init() {}

  init(_ own: [Tally]) {
    for sum in [
      \Tally.linked, \.single, \.linkedCount, \.linkedKnowing, \.singleKnowing, \.severityCovered,
      \.severityCount, \.covered, \.changes, \.driftCovered, \.drifts, \.falseFlags, \.unchanged,
      \.trueFlags,
    ] {
      self[keyPath: sum] = own.reduce(0) { $0 + $1[keyPath: sum] }
    }
    least = own.map(\.least).min() ?? .infinity
  }

  /// One study.
  init(_ scenario: Scenario, round: Int) throws {
    var tally = Tally()
    let years = scenario.years
    let simulated = SimulatedYears(scenario, unchanged: 20, seed: UInt64(round))
    let fit = try MultiYearModel().fit(simulated.data, seed: 1)
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
    self = tally
  }
}

/// The table of linked years.
func yearsTable(_ study: Study, rounds: Int) throws -> [String] {
  var lines = [
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

    """,
    "| anchors | years | persistence of quality, severity | severity RMSE: linked | single years | less by |"
      + " linked, parameters known | single years, parameters known |"
      + " severities covered | drifts covered | unit changes covered | false flags | true flags |"
      + " false among flags | least effective sample |",
    "|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|",
  ]
  for (place, scenario) in scenarios.enumerated() {
    let years = scenario.years
    let started = Date()
    let studies = try study.replicates("years \(place)", rounds, isParallel: false) { replicate in
      try Tally(scenario, round: replicate + 1)
    }
    let tally = Tally(studies)
    func percent(_ a: Double, _ b: Double) -> String { String(format: "%.1f %%", 100 * a / b) }
    let linked = (tally.linked / tally.linkedCount).squareRoot()
    let single = (tally.single / tally.linkedCount).squareRoot()
    let known = (
      linked: (tally.linkedKnowing / tally.linkedCount).squareRoot(),
      single: (tally.singleKnowing / tally.linkedCount).squareRoot()
    )
    lines.append(
      "| \(scenario.components.name) | \(years) | \(scenario.quality), \(scenario.severity) | \(linked.rounded3) | "
        + "\(single.rounded3) | \(percent(single - linked, single)) | "
        + "\(known.linked.rounded3) | \(known.single.rounded3) | "
        + "\(percent(tally.severityCovered, tally.linkedCount)) | "
        + "\(percent(tally.driftCovered, tally.drifts)) | "
        + "\(percent(tally.covered, tally.changes)) | "
        + "\(percent(tally.falseFlags, tally.unchanged)) | "
        + "\(percent(tally.trueFlags, tally.changes - tally.unchanged)) | "
        + "\(percent(tally.falseFlags, max(1, tally.falseFlags + tally.trueFlags))) | "
        + "\(tally.least.isFinite ? "\(Int(tally.least))" : "") |")
    if study.isWhole {
      let seconds = Date().timeIntervalSince(started) / Double(rounds)
      remark("\(lines[lines.count - 1]) \(seconds.rounded3) s a study")
    }
  }
  return lines
}
