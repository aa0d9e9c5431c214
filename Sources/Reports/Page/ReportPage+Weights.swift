import Appraisals
import Assessments
import Phrases
import Reporting
import Statistics

extension ReportPage {
  /// The sliders rank every unit, those without a total last and unranked.
  func sliders(in language: Language) -> WeightSliders? {
    let components = round.scheme.components
    guard components.count > 1 else { return nil }
    return WeightSliders(
      units: round.units.map(\.id), teams: round.units.indices.map(appraisal.teamName),
      components: components.map { Phrase(term: $0.key).said(in: language) },
      scores: appraisal.adjusted.scores, weights: appraisal.weights,
      ties: appraisal.ranking.ties.rawValue)
  }

  func weightSection(in language: Language) -> HTMLReport.Section? {
    guard sliders(in: language) != nil else { return nil }
    var charts: [Chart] = []
    if let map { charts.append(map) }
    if let found = weights.acceptability {
      charts.append(
        Chart(
          .rankAcceptability, title: Words.shares, caption: Words.sharesCaption,
          data: [
            ChartData(
              WeightTables.shares(found),
              columns: ["unit": "unit", "rank": "rank", "acceptability": "acceptability"]),
            ChartData(
              RankTables.ranks(appraisal.ranks), name: "order",
              columns: ["unit": "unit", "team": "team", "rank_adjusted": "rank_adjusted"]),
          ], words: Words.onShares))
    }
    return .init(
      SectionName.weights, title: Words.title, answer: weightAnswer,
      blocks: [.sliders] + charts.map { .chart($0) }
        + tables("reachable_ranks", "weight_intervals", "effective_weights", "scheme_agreement"),
      caution: Words.caution)
  }

  private var weightAnswer: Phrase {
    let winner = weights.acceptability?.likeliestWinner
    return Words.answer(
      winner: winner.map { ($0.unit, Int((100 * $0.share).rounded())) },
      flip: weights.smallestMove(.winner),
      top: weights.problem.tops.last.flatMap { top in
        weights.smallestMove(.first(top)).map { (top, $0) }
      })
  }

  private enum Words {
    static let title = Phrase("How does the ranking depend on the weights?")
    static func answer(winner: (unit: String, times: Int)?, flip: Double?, top: (Int, Double)?)
      -> Phrase
    {
      var parts: [Phrase] = []
      if let winner {
        parts.append(
          Phrase(
            "If every choice of weights were equally likely, \(winner.unit) would be first "
              + "in \(winner.times) of 100 cases"))
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
        : Phrase("\(parts). This takes each unit's scores, adjusted for severity, as certain.")
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
