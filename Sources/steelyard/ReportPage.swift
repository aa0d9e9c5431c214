import Assessments
import Reporting

extension Analysis {
  /// The report as a page a person reads.
  func page(_ rules: [RuleResult], _ ratings: [ResultTable]) -> HTMLReport {
    HTMLReport(
      title: "Steelyard report: \(round.scheme.name)",
      subtitle:
        "\(round.units.count) units, \(round.teams.count) teams, "
        + "\(round.visits.count) on-site scores; steelyard \(Steelyard.configuration.version)",
      sections: [severitySection(ratings), ruleSection(rules), rankSection, outlierSection])
  }

  var severitySentence: String {
    let flagged = round.teams.indices.filter { (q[$0] ?? 1) <= 0.05 }
    guard flagged.isEmpty else {
      return "Compared with the mean of the teams, \(flagged.map(told).joined(separator: "; "))."
    }
    let probability = 1 - estimate.probabilityNoSeverity
    let extreme = round.teams.indices.max {
      abs(estimate.teams[$0]?.severity ?? 0) < abs(estimate.teams[$1]?.severity ?? 0)
    }
    guard probability >= 0.9, let extreme else {
      return "No team can be said to have scored unlike the others "
        + "(probability that severities differ at all: \((100 * probability).fixed(0)) %)."
    }
    return "Teams did not score alike (probability \((100 * probability).fixed(1)) %, SD of "
      + "severities \(estimate.severitySD.fixed(1)) points), but no single one stands out when all "
      + "\(round.teams.count) are judged together; the most unlike: \(told(extreme))."
  }

  private func told(_ team: Int) -> String {
    guard let own = estimate.teams[team] else { return round.teams[team].id }
    let verb = own.severity > 0 ? "took off" : "gave"
    return "\(round.teams[team].id) \(verb) \(abs(own.severity).fixed(1)) points "
      + "(95 % interval of its severity \(own.lower.fixed(1)) to \(own.upper.fixed(1)))"
  }

  private func severitySection(_ ratings: [ResultTable]) -> HTMLReport.Section {
    let forest = SeverityForest(
      rows: round.teams.indices.compactMap { team in
        estimate.teams[team].map {
          .init(
            label: round.teams[team].id, estimate: $0.severity, lower: $0.lower, upper: $0.upper,
            flagged: (q[team] ?? 1) <= 0.05)
        }
      })
    return .init(
      title: "Did the teams score alike?", answer: severitySentence, figure: forest.svg,
      tables: [teamSeverity, biasTests] + ratings,
      caution: """
        \(designSentence) If the scores that tell them apart lean the same way as the team, the data \
        cannot show it.
        """)
  }

  private func ruleSection(_ rules: [RuleResult]) -> HTMLReport.Section {
    let moves = rules.compactMap { $0.adjustment == nil ? nil : $0.rule.rawValue }
    return .init(
      title: "What would other rules make of the scores?",
      answer: "\(moves.count) rules side by side; each helps only where what it assumes is true.",
      tables: [ruleComparison(rules)],
      caution: "No rule can be told to be right from its own output; judge the assumption.")
  }

  private var rankSection: HTMLReport.Section {
    let moved = round.units.indices.count { ranksRaw[$0] != ranksAdjusted[$0] }
    let slopes = RankSlopes(
      pairs: round.units.indices.compactMap { unit in
        guard let raw = ranksRaw[unit], let adjusted = ranksAdjusted[unit] else { return nil }
        return (round.units[unit].id, Int(raw), Int(adjusted))
      })
    return .init(
      title: "What becomes of the ranking?",
      answer: "\(moved) of \(round.units.count) units change rank when severities are given back.",
      figure: slopes.svg, tables: [ranks, weightIntervalTable],
      caution: """
        Rank intervals carry the uncertainty of the severities alone, not that of each unit's own \
        scores or of the weights.
        """)
  }

  private var outlierSection: HTMLReport.Section {
    let found = flags.filter(\.flagged).map { round.units[$0.index].id }
    return .init(
      title: "Which scores need a second look?",
      answer: found.isEmpty
        ? "None found at a false discovery rate of 5 %."
        : "\(found.joined(separator: ", ")) at a false discovery rate of 5 %.",
      tables: [outliers],
      caution: "A flag is a reason to look again, not a proof that a score is wrong.")
  }
}
