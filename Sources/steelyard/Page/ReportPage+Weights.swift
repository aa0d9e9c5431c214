import Phrases
import Reporting

extension ReportPage {
  /// The sliders rank every unit, those without a total last and unranked.
  var sliders: WeightSliders? {
    let components = round.scheme.components
    guard components.count > 1 else { return nil }
    return WeightSliders(
      units: round.units.map(\.id), teams: round.units.indices.map(analysis.teamName),
      components: components.map { Phrase(term: $0.key).said },
      scores: analysis.adjustedScores,
      weights: components.map(\.weight), ties: analysis.ties.rawValue)
  }

  var weightSection: HTMLReport.Section? {
    guard sliders != nil else { return nil }
    var charts: [Chart] = []
    if let map { charts.append(map) }
    if let shares = tables["rank_acceptability"], let ranks = tables["ranks"] {
      charts.append(
        Chart(
          .rankAcceptability, title: Words.shares, caption: Words.sharesCaption,
          data: [
            ChartData(
              shares,
              columns: ["unit": "unit", "rank": "rank", "acceptability": "acceptability"]),
            ChartData(
              ranks, name: "order",
              columns: ["unit": "unit", "team": "team", "rank_adjusted": "rank_adjusted"]),
          ], words: Words.onShares))
    }
    return .init(
      title: Words.title, answer: answer, charts: charts, hasSliders: true,
      tables: tables(
        "reachable_ranks", "weight_intervals", "effective_weights", "scheme_agreement"),
      caution: Words.caution)
  }

  private var answer: Phrase {
    let first = tables["rank_acceptability"].flatMap { table -> (String, Double)? in
      let winners = table.rows.compactMap { row -> (String, Double)? in
        guard row[1] == .integer(1), case .significant(let share) = row[2] else { return nil }
        return (row[0].printed, share)
      }
      return winners.max { $0.1 < $1.1 }
    }
    return Words.answer(
      winner: first.map { ($0.0, Int((100 * $0.1).rounded())) },
      flip: smallestMove("winner"),
      top: study.tops.last.flatMap { top in smallestMove("first \(top)").map { (top, $0) } })
  }

  /// The largest change of any one weight, in points, in the smallest such move of the weights.
  private func smallestMove(_ what: String) -> Double? {
    guard let flips = tables["flips"] else { return nil }
    let row = flips.rows.first { $0[0] == .text(what) && $0[3] == .text("Linf") }
    guard let row, case .significant(let distance) = row[4] else { return nil }
    return distance
  }

  private enum Words {
    static let title = Phrase("What does the ranking owe to the weights?")
    static func answer(winner: (unit: String, times: Int)?, flip: Double?, top: (Int, Double)?)
      -> Phrase
    {
      var parts: [Phrase] = []
      if let winner {
        parts.append(
          Phrase(
            "Were every choice of weights equally likely, \(winner.unit) would be first in "
              + "\(winner.times) of 100"))
      }
      if let flip {
        parts.append(
          Phrase("another unit is first once a weight moves by \(flip.fixed(1)) percentage points"))
      }
      if let top {
        parts.append(
          Phrase(
            "the first \(top.0) change once a weight moves by \(top.1.fixed(2)) percentage points"))
      }
      return parts.isEmpty
        ? Phrase("Move the weights to see whose rank depends on them.")
        : Phrase(
          "\(parts). This takes each unit's scores, severities given back, as certain.")
    }
    static let caution =
      Phrase("The data cannot show which weights are right: that is a decision, not a finding.")
    static let shares = Phrase("Share of all weights that gives a unit a rank")
    static let sharesCaption =
      Phrase(
        "Rows: units in the order of the published weights, each tenth named. The darker, the more "
          + "weights give that rank; the dot is the rank at the published weights.")
    static let onShares = [
      "x": Phrase("rank"), "rank": Phrase("rank"), "share": Phrase("share of weights"),
      "nominal": Phrase("rank, published weights"),
    ]
  }
}
