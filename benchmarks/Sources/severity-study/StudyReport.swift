import Foundation
import SimulatedRounds
import StudyRecord

/// The study as Markdown.
struct StudyReport {
  let stated: [Tally]
  let further: [Tally]
  let unusual: [Tally]
  let leaning: [Tally]
  let rounds: Int

  private var all: [Tally] { stated + further + unusual + leaning }

  var markdown: String {
    """
    # Severity study

    \(rounds) simulated rounds per scenario: 105 units, 11 teams, quality SD \
    \(number(Scenario.qualitySD, 0)), severity SD 2, errors 1.5/2/2, loadings \
    1/.9/.5 unless the name says otherwise; unlike units: group SD 2; weak anchors: errors \
    1.5/4/4, loadings 1/.7/.4. Every fit is `AnchoredModel()` as it comes.

    - Machine: \(Machine.description)
    - Commit: \(Machine.commit)
    - Date: \(Machine.date)
    - Run: `swift run -c release severity-study \(rounds)` in `benchmarks/`

    The priors were chosen on 60 to 100 rounds of another seed of most of these scenarios, and on \
    rounds of real severities (one judge kept of each figure-skating panel, programmes named in \
    docs/limitations.md); nothing was changed after this run.

    ## Kendall's tau of the adjusted 60/30/10 total with true quality

    \(tauTable(all))

    "To best" is anchored minus the best of the other rules, "to raw" anchored minus raw; the design \
    asks for at least −.005 in both in the first five rows. Standard errors of these differences \
    are \(range(stated, errorToRaw)).

    ## Severity of teams

    \(severityTable(all))

    RMSE is the mean over rounds of the root mean square over teams, against the truth centred on \
    the teams of the round; pooled RMSE is the root of the mean square over all rounds, which a \
    few bad rounds dominate. The design does not say which of the two it asks for. "Variances \
    known" is the mean RMSE of the best linear unbiased prediction with the true loadings and \
    variances in the same rounds: on average no method does better.

    "Any flag" is the share of rounds in which the program would name a team: severities differ with a \
    probability of at least .9 and the team's interval leaves 0 out.

    Intervals are of the draws in which severities differ, estimates and P(no severity) of all draws. \
    Where there is no severity they hold the true 0 nearly always.

    ## Sampling

    \(samplingTable(all))

    The whole study says on standard error how long one fit takes.

    ## Rejections of "no severity" at the 5 % level

    \(testTable(all))

    The variance test keeps the group SD free on both sides, so it keeps its level when \
    teams were sent to unlike units. The permutation test takes random allocation for granted: it \
    is exact where that holds, and where it does not, what anchors with error cannot explain counts \
    as severity.

    """
  }

  private func tauTable(_ tallies: [Tally]) -> String {
    table(
      ["scenario"] + ComparedRule.allCases.map(\.rawValue) + ["to best", "to raw"],
      tallies.map { tally in
        let tau = tally.tau
        let anchored = tau[tau.count - 1]
        let best = tau.dropLast().filter { !$0.isNaN }.max() ?? .nan
        return [tally.scenario.name] + tau.map { $0.isNaN ? "" : number($0, 3) }
          + [signed(anchored - best), signed(anchored - tau[0])]
      })
  }

  private func errorToRaw(_ tally: Tally) -> Double {
    tally.standardError { $0.tau[$0.tau.count - 1] - $0.tau[0] }
  }

  private func severityTable(_ tallies: [Tally]) -> String {
    table(
      [
        "scenario", "95 % intervals cover", "RMSE", "asked", "variances known", "pooled RMSE",
        "P(no severity)",
        "any flag",
      ],
      tallies.map { tally in
        [
          tally.scenario.name,
          plusMinus(100 * tally.average(\.covered), 100 * tally.standardError(\.covered), 1) + " %",
          plusMinus(tally.average(\.rmse), tally.standardError(\.rmse), 3),
          tally.scenario.largestRMSE.map { number($0, 2) } ?? "",
          tally.scenario.isGaussian ? number(tally.average { $0.rmseKnowing ?? .nan }, 3) : "",
          number(tally.pooledRMSE, 3),
          number(tally.average(\.probabilityNoSeverity), 2),
          number(100 * tally.average { $0.isAnyFlagged ? 1 : 0 }, 1) + " %",
        ]
      })
  }

  private func samplingTable(_ tallies: [Tally]) -> String {
    table(
      ["scenario", "R-hat mean", "R-hat largest", "bulk ESS 5 %", "bulk ESS smallest"],
      tallies.map { tally in
        [
          tally.scenario.name, number(tally.average(\.splitRHat), 3),
          number(tally.quantile(1, \.splitRHat), 3),
          number(tally.quantile(0.05, \.bulkEffectiveSampleSize), 0),
          number(tally.quantile(0, \.bulkEffectiveSampleSize), 0),
        ]
      })
  }

  private func testTable(_ tallies: [Tally]) -> String {
    func rate(_ tally: Tally, _ p: (RoundOutcome) -> Double) -> String {
      let rejected = { (outcome: RoundOutcome) in p(outcome) <= 0.05 ? 100.0 : 0 }
      return plusMinus(tally.average(rejected), tally.standardError(rejected), 1) + " %"
    }
    return table(
      ["scenario", "true severity SD", "variance test", "permutation test"],
      tallies.map { tally in
        [
          tally.scenario.name, number(tally.scenario.severitySD, 0), rate(tally, \.varianceTestP),
          rate(tally, \.permutationP),
        ]
      })
  }
}
