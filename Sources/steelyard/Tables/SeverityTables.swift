import Assessments
import Reporting
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
    if let test = permutationTest {
      rows.append([
        .text("on-site scores beyond the anchors differ"), .text("permutation of team labels"),
        .points(test.statistic), .missing, .missing, .probability(test.p), .missing,
      ])
    }
    if let test = varianceTest {
      rows.append([
        .text("severities differ"), .text("restricted likelihood ratio"), .points(test.statistic),
        .missing, .missing, .probability(test.p), .missing,
      ])
    }
    rows.append([
      .text("severities differ"), .text("anchored model, SD of severities in points"),
      .points(estimate.severitySD), .missing, .missing, .missing,
      .probability(1 - estimate.probabilityNoSeverity),
    ])
    return ResultTable(
      name: "bias_tests",
      columns: ["question", "test", "statistic", "df1", "df2", "p", "posterior_probability"],
      rows: rows)
  }
}
