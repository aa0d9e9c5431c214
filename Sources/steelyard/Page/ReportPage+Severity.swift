import Phrases
import Reporting

extension Analysis {
  var severitySentence: Phrase {
    let flagged = round.teams.indices.filter { (q[$0] ?? 1) <= 0.05 }
    guard flagged.isEmpty else {
      return Phrase("Compared with the mean of the teams, \(flagged.map(told)).")
    }
    let probability = 1 - estimate.probabilityNoSeverity
    let extreme = round.teams.indices.max {
      abs(estimate.teams[$0]?.severity ?? 0) < abs(estimate.teams[$1]?.severity ?? 0)
    }
    guard probability >= 0.9, let extreme else {
      return Phrase(
        "No team can be said to have scored unlike the others "
          + "(probability that severities differ at all: \((100 * probability).fixed(0)) %).")
    }
    return Phrase(
      "Teams did not score alike (probability \((100 * probability).fixed(1)) %, SD of "
        + "severities \(estimate.severitySD.fixed(1)) points), but no single one stands out when all "
        + "\(round.teams.count) are judged together; the most unlike: \(told(extreme)).")
  }

  private func told(_ team: Int) -> Phrase {
    guard let own = estimate.teams[team] else { return Phrase(verbatim: round.teams[team].id) }
    let verb = own.severity > 0 ? Phrase("took off") : Phrase("gave")
    return Phrase(
      "\(round.teams[team].id) \(verb) \(abs(own.severity).fixed(1)) points "
        + "(95 % interval of its severity \(own.lower.fixed(1)) to \(own.upper.fixed(1)))")
  }
}

extension ReportPage {
  var severitySection: HTMLReport.Section {
    let forest = SeverityForest(
      rows: round.teams.indices.compactMap { team in
        analysis.estimate.teams[team].map {
          .init(
            label: round.teams[team].id, estimate: $0.severity, lower: $0.lower, upper: $0.upper,
            flagged: (analysis.q[team] ?? 1) <= 0.05)
        }
      })
    let chart = tables["team_severity"].map {
      Chart(
        .severityForest, title: Words.chart, caption: Words.caption, data: [ChartData($0)],
        words: Words.onChart, still: forest.svg(in: Console.language))
    }
    return .init(
      title: Words.title,
      answer: analysis.severitySentence
        + (analysis.basis == "anchors" ? Words.anchored : Words.random),
      charts: [chart].compactMap { $0 },
      tables: tables("team_severity", "bias_tests", "composite"),
      caution: analysis.designSentence + Words.caution)
  }

  private enum Words {
    static let title = Phrase("Did the teams score alike?")
    static let anchored =
      Phrase("This assumes that routine and peer scores owe nothing to the team that visited.")
    static let random = Phrase("This assumes that units were sent to teams at random.")
    static let chart = Phrase("Severity of each team, with its 95 % interval")
    static let caption =
      Phrase(
        "Points a team took off (right) or gave (left) beside the mean of the teams. A diamond marks a "
          + "team that stands out at a false discovery rate of 5 %.")
    static let caution =
      Phrase(
        "If the scores that tell them apart lean the same way as the team, the data cannot show it."
      )
    static let onChart = [
      "x": Phrase("points given  ←  severity  →  points taken off"), "severity": Phrase("severity"),
      "interval": Phrase("95 % interval"), "units": Phrase("units"),
      "flagged": Phrase("stands out at 5 %"),
      "unflagged": Phrase("does not stand out"),
    ]
  }
}
