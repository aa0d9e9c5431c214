import Appraisals
import Assessments
import Phrases
import Reporting
import Statistics

/// How a ranking depends on its weights: the section of a round's page and of a plain table's.
struct WeightSection {
  let analysis: WeightAnalysis
  /// unit, team and rank_adjusted of each unit.
  let order: ChartData
  /// Tables of the section.
  let tables: [HTMLReport.Block]
  /// What the analysis takes for granted.
  let premise: Phrase

  /// Units in the chart of shares at most, and how many of the first ones stand for more.
  private static let (mostRows, shownRows) = (400, 100)

  var section: HTMLReport.Section {
    var charts: [Chart] = []
    if let map = analysis.map { charts.append(map) }
    if let found = analysis.acceptability {
      // More rows than this no screen tells apart; the table has them all.
      let isCut = found.reach.count > Self.mostRows
      let shown = isCut ? Set(found.leaders(Self.shownRows)) : nil
      func rows(_ data: ChartData) -> ChartData {
        shown.map { names in data.only { names.contains($0) } } ?? data
      }
      charts.append(
        Chart(
          .rankAcceptability, title: Words.shares,
          caption: isCut
            ? Words.sharesCaption
              + Phrase("Only the first \(Self.shownRows) units are shown; the table has them all.")
            : Words.sharesCaption,
          data: [
            rows(
              ChartData(
                WeightTables.shares(found),
                columns: ["unit": "unit", "rank": "rank", "acceptability": "acceptability"])),
            rows(order),
          ], words: Words.onShares))
    }
    return .init(
      SectionName.weights, title: Words.title, answer: answer,
      blocks: [.sliders] + charts.map { .chart($0) } + tables, caution: Words.caution)
  }

  private var answer: Phrase {
    analysis.change.map { $0 + premise }
      ?? Phrase("Move the weights to see whose rank depends on them.")
  }

  private enum Words {
    static let title = Phrase("How does the ranking depend on the weights?")
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
    return WeightSection(
      analysis: weights,
      order: ChartData(
        RankTables.ranks(appraisal.ranks), name: "order",
        columns: ["unit": "unit", "team": "team", "rank_adjusted": "rank_adjusted"]),
      tables: tables(
        "reachable_ranks", "weight_intervals", "effective_weights", "scheme_agreement"),
      premise: Phrase("This takes each unit's scores, adjusted for severity, as certain.")
    ).section
  }
}
