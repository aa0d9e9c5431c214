import Assessments
import Reporting
import Sensitivity
import Statistics

/// Weights under a name, in the order of the scheme's components.
struct NamedWeights {
  let name: String
  let weights: [Double]

  /// Equal weights: what a scheme without opinions would say.
  static func equal(_ scheme: Scheme) -> NamedWeights {
    NamedWeights(name: "equal", weights: scheme.components.map { _ in 1 })
  }
}

extension Analysis {
  /// Each scheme's totals and ranks of adjusted scores, beside the nominal ranks.
  func schemes(_ alternatives: [NamedWeights]) -> ResultTable {
    let rows = alternatives.flatMap { scheme -> [[ResultTable.Cell]] in
      let totals = totals(scheme)
      let own = Ranking(ties: ties).ranks(totals)
      return round.units.indices.map { unit in
        let shift = own[unit].flatMap { after in ranksAdjusted[unit].map { after - $0 } }
        return [
          .text(scheme.name), .text(round.units[unit].id), .points(totals[unit]), .rank(own[unit]),
          .rank(ranksAdjusted[unit]), .rank(shift),
        ]
      }
    }
    return ResultTable(
      name: "schemes",
      columns: ["scheme", "unit", "total", "rank", "rank_nominal", "shift"], rows: rows)
  }

  /// How far each scheme's ranking agrees with the nominal one.
  func schemeAgreement(_ alternatives: [NamedWeights]) -> ResultTable {
    let rows = alternatives.map { scheme -> [ResultTable.Cell] in
      let totals = totals(scheme)
      let own = Ranking(ties: ties).ranks(totals)
      let both = round.units.indices.filter { totals[$0] != nil && totalsAdjusted[$0] != nil }
      let there = both.compactMap { totals[$0] }
      let here = both.compactMap { totalsAdjusted[$0] }
      let shared = both.count {
        (own[$0] ?? .infinity) <= Double(top) && (ranksAdjusted[$0] ?? .infinity) <= Double(top)
      }
      let moves = both.compactMap { unit in
        own[unit].flatMap { after in ranksAdjusted[unit].map { abs(after - $0) } }
      }
      let sum = scheme.weights.reduce(0, +)
      return [.text(scheme.name)] + scheme.weights.map { .points(100 * $0 / sum) }
        + [
          .points(kendallTauB(there, here)), .points(spearmanRho(there, here)), .integer(shared),
          .rank(moves.max()),
        ]
    }
    return ResultTable(
      name: "scheme_agreement",
      columns: ["scheme"] + round.scheme.components.map(\.key) + [
        "tau_b", "spearman", "shared_top_\(top)", "largest_shift",
      ], rows: rows)
  }

  /// Per cent between which one weight can move, the others in proportion, before anything changes.
  var weightIntervalTable: ResultTable {
    let known = round.units.indices.filter { totalsAdjusted[$0] != nil }
    let best = known.sorted { (totalsAdjusted[$1] ?? 0, $0) < (totalsAdjusted[$0] ?? 0, $1) }
    let scores = adjustedScores.map { row in row.map { $0 ?? 0 } }
    let weights = round.scheme.components.map(\.weight)
    let questions = [
      ("first unit", DecidingPairs.top(1, of: best)),
      ("first \(top)", DecidingPairs.top(top, of: best)),
      ("whole order", DecidingPairs.order(best)),
    ]
    let rows = questions.flatMap { question, pairs in
      weightIntervals(scores: scores, weights: weights, pairs: pairs).map {
        interval -> [ResultTable.Cell] in
        [
          .text(round.scheme.components[interval.component].key), .text(question),
          .points(100 * interval.weight), .points(100 * interval.lower),
          .points(100 * interval.upper),
        ]
      }
    }
    return ResultTable(
      name: "weight_intervals",
      columns: ["component", "unchanged", "weight", "lower", "upper"], rows: rows)
  }

  private func totals(_ scheme: NamedWeights) -> [Double?] {
    adjustedScores.map { total($0, weights: scheme.weights) }
  }
}
