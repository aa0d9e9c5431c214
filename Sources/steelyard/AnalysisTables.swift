import Assessments
import Normalization
import Reporting
import Sensitivity
import Statistics

extension Analysis {
  var teamSeverity: ResultTable {
    let grand = mean(round.visits.map(\.score)) ?? 0
    let rows = round.teams.indices.map { team -> [ResultTable.Cell] in
      let scores = round.visits.filter { $0.team == team }.map(\.score)
      let raw = mean(scores)
      let own = estimate.teams[team]
      return [
        .text(round.teams[team].id), .integer(scores.count), .points(raw),
        .points(raw.map { $0 - grand }), .points(own?.severity), .points(own?.standardError),
        .points(own?.lower), .points(own?.upper), .probability(own?.probabilityPositive),
        .probability(own?.p), .probability(q[team]), .flag((q[team] ?? 1) <= 0.05), .text(basis),
      ]
    }
    return ResultTable(
      name: "team_severity",
      columns: [
        "team", "n_units", "raw_mean", "raw_deviation", "severity", "se", "lower", "upper",
        "p_positive", "p", "q", "flagged", "basis",
      ], rows: rows)
  }

  var biasTests: ResultTable {
    let groups = round.teams.indices.map { team in
      round.visits.filter { $0.team == team }.map(\.score)
    }.filter { !$0.isEmpty }
    let tests = [
      ("raw on-site means differ", welchF(groups)),
      ("raw on-site ranks differ", kruskalWallis(groups)),
      ("raw on-site spreads differ", brownForsythe(groups)),
    ]
    var rows = tests.compactMap { question, test in
      test.map { test -> [ResultTable.Cell] in
        [
          .text(question), .text(test.name), .points(test.statistic), .points(test.df1),
          .points(test.df2), .probability(test.p), .missing,
        ]
      }
    }
    rows.append([
      .text("severities differ"), .text("anchored model"), .points(estimate.severitySD), .missing,
      .missing, .missing, .probability(1 - estimate.probabilityNoSeverity),
    ])
    return ResultTable(
      name: "bias_tests",
      columns: ["question", "test", "statistic", "df1", "df2", "p", "posterior_probability"],
      rows: rows)
  }

  func adjustedScores(rules: [Rule], rounding: OfficialRounding? = nil) -> ResultTable {
    let key = round.scheme.components[0].key
    let scores = round.visits.map { visit in
      TeamScore(
        team: visit.team, score: visit.score, anchors: Array(round.scores[visit.unit].dropFirst()))
    }
    let context = RuleContext(
      severities: severities, full: round.scheme.components[0].full, rounding: rounding)
    var rows: [[ResultTable.Cell]] = []
    for rule in rules {
      let values: [Double]
      do {
        let adjustment = try adjusted(scores, by: rule, context: context)
        for note in adjustment.notes { say("notice: rule \(rule.rawValue): \(note)") }
        values = adjustment.values
      } catch {
        let team = error.team.map { "team \(round.teams[$0].id): " } ?? ""
        say("notice: rule \(rule.rawValue) left out: \(team)\(error.reason)")
        continue
      }
      for (visit, value) in zip(round.visits, values) {
        rows.append([
          .text(round.units[visit.unit].id), .text(round.teams[visit.team].id),
          .text(rule.rawValue), .text(key), .points(visit.score), .points(value),
        ])
      }
    }
    return ResultTable(
      name: "adjusted_scores", columns: ["unit", "team", "rule", "component", "raw", "adjusted"],
      rows: rows)
  }

  var ranks: ResultTable {
    let rows = round.units.indices.map { unit -> [ResultTable.Cell] in
      let interval = intervals[unit]
      return [
        .text(round.units[unit].id), .text(round.homeTeams[unit].map { round.teams[$0].id } ?? ""),
        .points(totalsRaw[unit]), ranksRaw[unit].map { .integer($0) } ?? .missing,
        .points(totalsAdjusted[unit]), ranksAdjusted[unit].map { .integer($0) } ?? .missing,
        interval.map { .integer($0.lower) } ?? .missing,
        interval.map { .integer($0.upper) } ?? .missing, .probability(interval?.probabilityTop),
      ]
    }
    return ResultTable(
      name: "ranks",
      columns: [
        "unit", "team", "total_raw", "rank_raw", "total_adjusted", "rank_adjusted", "rank_lower",
        "rank_upper", "p_top_\(Self.top)",
      ], rows: rows)
  }

  var outliers: ResultTable {
    // Every judged unit stands in the file; the threshold is the normal point of its family.
    let threshold = Distributions.normalQuantile(1 - 0.025 / Double(max(flags.count, 1)))
    let rows = flags.map { flag -> [ResultTable.Cell] in
      let side = flag.residual > 0 ? "above" : "below"
      return [
        .text("unit"), .text(round.units[flag.index].id), .text("onsite_residual"),
        .points(flag.residual), .points(flag.statistic), .points(threshold),
        .probability(flag.p), .probability(flag.q), .flag(flag.flagged),
        .text("\(abs(flag.residual).fixed(2)) points \(side) what anchors and team suggest"),
      ]
    }
    return ResultTable(
      name: "outliers",
      columns: [
        "subject_kind", "subject", "measure", "value", "statistic", "threshold", "p", "q",
        "flagged", "reason",
      ], rows: rows)
  }
}

extension RoundReading {
  var findingsTable: ResultTable {
    ResultTable(
      name: "findings",
      columns: [
        "rule", "level", "file", "row", "column", "letter", "value", "sentence", "suggestion",
      ],
      rows: findings.map { finding in
        [
          .text(finding.rule.rawValue), .text(finding.level.rawValue), .text(finding.file),
          finding.row.map { .integer($0) } ?? .missing, .text(finding.column ?? ""),
          .text(finding.columnLetter ?? ""), .text(finding.value ?? ""), .text(finding.sentence),
          .text(finding.suggestion),
        ]
      })
  }
}
