import Foundation
import SimulatedRounds
import StudyRecord

/// The outcomes of one scenario.
struct Tally: Sendable {
  let scenario: Scenario
  let outcomes: [RankOutcome]

  func calibration(_ forecasts: (RankOutcome) -> [Forecast]) -> Calibration {
    Calibration(outcomes.flatMap(forecasts))
  }

  func average(_ value: (RankOutcome) -> Double) -> Double {
    outcomes.reduce(0) { $0 + value($1) } / Double(outcomes.count)
  }

  func share(_ value: (RankOutcome) -> Bool) -> Double { average { value($0) ? 1 : 0 } }

  /// Progress of the study.
  var line: String {
    "\(scenario.name): quality \(signed(calibration(\.quality).worst)), covered \(percent(average(\.covered)))"
  }
}

func number(_ value: Double, _ decimals: Int) -> String {
  String(format: "%.\(decimals)f", value)
}

func signed(_ value: Double) -> String {
  value.isNaN ? "" : String(format: "%+.3f", value)
}

func percent(_ value: Double) -> String { number(100 * value, 1) + " %" }

/// The study as Markdown.
struct StudyReport {
  let tallies: [Tally]
  let rounds: Int

  var markdown: String {
    """
    # Rank study

    \(rounds) simulated rounds in each scenario of severity-study (the same rounds), each appraised \
    with the usual recipe, then scored a second time by new teams with new errors and appraised again. \
    Forecasts are for the first \(RankOutcome.top).

    - Machine: \(Machine.description)
    - Commit: \(Machine.commit)
    - Date: \(Machine.date)
    - Run: `swift run -c release rank-study \(rounds)` in `benchmarks/`

    ## Calibration of P(top \(RankOutcome.top))

    Observed minus forecast share in ten bins of the forecast: the largest gap of a bin with at least \
    100 forecasts, and in brackets the mean size of the gaps over all forecasts.

    \(calibrationTable)

    "Before" is what p_top said until version 0.1: the probability that only severities leave open, \
    read as one about quality.

    ## Coverage

    \(coverageTable)

    "Alone" and "at once" are the confidence sets from totals and their errors; "holds the first" is \
    whether all of the truly best \(RankOutcome.top) are among the units that may be.

    ## Bins

    All scenarios together, observed (forecast) in each bin.

    \(binTable)

    """
  }

  private var calibrationTable: String {
    func cell(_ tally: Tally, _ forecasts: (RankOutcome) -> [Forecast]) -> String {
      let own = tally.calibration(forecasts)
      return "\(signed(own.worst)) (\(number(own.mean, 3)))"
    }
    return table(
      ["scenario", "quality", "joint", "severity only", "second round", "before"],
      tallies.map {
        [
          $0.scenario.name, cell($0, \.quality), cell($0, \.joint), cell($0, \.severityOnly),
          cell($0, \.rescored), cell($0, \.before),
        ]
      })
  }

  private var coverageTable: String {
    table(
      [
        "scenario", "rank by quality", "ranks wide", "joint", "severity only", "set alone",
        "all sets at once", "ranks wide", "holds the first", "reliability",
      ],
      tallies.map {
        [
          $0.scenario.name, percent($0.average(\.covered)), number($0.average(\.width), 1),
          percent($0.average(\.coveredJoint)), percent($0.average(\.coveredSeverityOnly)),
          percent($0.average(\.coveredAlone)), percent($0.share(\.coversAll)),
          number($0.average(\.widthAtOnce), 1), percent($0.share(\.holdsFirst)),
          percent($0.share(\.coversReliability)),
        ]
      })
  }

  private var binTable: String {
    func row(_ name: String, _ forecasts: (RankOutcome) -> [Forecast]) -> [String] {
      let all = Calibration(tallies.flatMap { $0.outcomes.flatMap(forecasts) })
      return [name]
        + all.bins.map {
          $0.count == 0
            ? ""
            : "\(number($0.observed / Double($0.count), 2)) (\(number($0.forecast / Double($0.count), 2)))"
        }
    }
    return table(
      ["forecast"] + (0..<10).map { "\(10 * $0)–\(10 * $0 + 10) %" },
      [
        row("quality", \.quality), row("joint", \.joint), row("severity only", \.severityOnly),
        row("second round", \.rescored), row("before", \.before),
      ])
  }
}
