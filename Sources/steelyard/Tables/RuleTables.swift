import Assessments
import Normalization
import Phrases
import Reporting
import Sensitivity
import Statistics

extension Analysis {
  /// What a rule makes of the round, or why it has no answer.
  struct RuleResult {
    let rule: Rule
    /// One a visit.
    let adjustment: Adjustment?
    let refusal: Phrase?
  }

  func apply(_ rules: [Rule], rounding: OfficialRounding? = nil, trim: Int = 1) -> [RuleResult] {
    let scores = round.visits.map { visit in
      TeamScore(
        team: visit.team, score: visit.score, anchors: Array(round.scores[visit.unit].dropFirst()))
    }
    let context = RuleContext(
      severities: severities, full: round.scheme.components[0].full, trim: trim,
      rounding: rounding)
    return rules.map { rule in
      do throws(NormalizationError) {
        let adjustment = try adjusted(scores, by: rule, context: context)
        return RuleResult(rule: rule, adjustment: adjustment, refusal: nil)
      } catch {
        let refusal = error.team.map { Phrase("team \(round.teams[$0].id): \(error.reason)") }
        return RuleResult(rule: rule, adjustment: nil, refusal: refusal ?? error.reason)
      }
    }
  }

  /// - Parameter decimals: of adjusted scores; the official rounding's where one is asked for.
  func adjustedScores(_ results: [RuleResult], decimals: Int = 4) -> ResultTable {
    let key = round.scheme.components[0].key
    var rows: [[ResultTable.Cell]] = []
    for result in results {
      guard let values = result.adjustment?.values else { continue }
      for (visit, value) in zip(round.visits, values) {
        rows.append([
          .text(round.units[visit.unit].id), .text(round.teams[visit.team].id),
          .text(result.rule.rawValue), .text(key), .points(visit.score),
          .number(value, decimals: decimals),
        ])
      }
    }
    return ResultTable(
      name: "adjusted_scores", columns: ["unit", "team", "rule", "component", "raw", "adjusted"],
      rows: rows)
  }

  /// One row a rule: what it assumes and what it does to scores and ranks.
  func ruleComparison(_ results: [RuleResult]) -> ResultTable {
    let rows = results.map { result -> [ResultTable.Cell] in
      var cells: [ResultTable.Cell] = [.text(result.rule.rawValue)]
      if let values = result.adjustment?.values {
        let shifts = zip(values, round.visits).map { abs($0 - $1.score) }
        let weights = round.scheme.components.map(\.weight)
        let totals = round.scores(onsite: values).map { total($0, weights: weights) }
        let after = Ranking(ties: ties).ranks(totals)
        let pairs = zip(totalsRaw, totals).compactMap { a, b in a.flatMap { a in b.map { (a, $0) } }
        }
        let moves = zip(ranksRaw, after).compactMap { a, b in
          a.flatMap { a in b.map { abs($0 - a) } }
        }
        cells += [
          .points(mean(shifts)), .points(shifts.max()),
          .points(kendallTauB(pairs.map(\.0), pairs.map(\.1))),
          .points(spearmanRho(pairs.map(\.0), pairs.map(\.1))),
          .integer(moves.count { $0 > 0 }), moves.max().map { .rank($0) } ?? .missing,
        ]
      } else {
        cells += Array(repeating: .missing, count: 6)
      }
      let notes =
        (result.adjustment?.notes ?? []).map(\.description)
        + (result.refusal.map { ["left out: \($0)"] } ?? [])
      return cells + [
        .text(result.rule.assumption.description), .text(notes.joined(separator: "; ")),
      ]
    }
    return ResultTable(
      name: "rule_comparison",
      columns: [
        "rule", "mean_change", "largest_change", "tau_b", "spearman", "units_moved",
        "largest_move", "assumes", "notes",
      ], rows: rows)
  }
}
