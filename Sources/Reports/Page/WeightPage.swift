import Appraisals
import Phrases
import Reporting
import Sensitivity
import Statistics

/// A plain table of units by components as a page: its ranking, and what that owes to the weights.
struct WeightPage {
  let analysis: WeightAnalysis
  /// Every table that is written.
  let tables: [ResultTable]
  /// What the table is called.
  let name: String
  /// What was met in the table that a reader of the ranks has to know.
  let notices: [Phrase]

  private var problem: WeightProblem { analysis.problem }

  private var title: Phrase { Phrase("Steelyard report: \(name)") }
  private var subtitle: Phrase {
    Phrase(
      "\(problem.units.count) units, \(problem.components.count) components; "
        + "steelyard \(Steelyard.version)")
  }

  func html(in language: Language) -> HTMLReport {
    HTMLReport(
      title: title, subtitle: subtitle, cards: cards,
      sections: [rankSection, weightSection, otherSection].compactMap(\.self),
      units: problem.units.indices.map { unit in
        .init(
          name: problem.units[unit], team: "", rank: problem.nominalRanks[unit],
          lines: problem.units.count <= UnitExplanations.mostWeighed ? lines(of: unit) : [])
      },
      sliders: problem.components.count > 1
        ? WeightSliders(
          units: problem.units, teams: problem.units.map { _ in "" },
          components: problem.components, scores: problem.scores, weights: problem.weights,
          ties: problem.ranking.ties.rawValue, aggregation: problem.aggregation.rawValue)
        : nil, language: language)
  }

  /// The page, the workbook and the figures, where there is something to draw them.
  func files(
    _ charts: ChartLibrary, _ painter: FigurePainter?, in language: Language
  ) throws(AppraisalError) -> [OutputFile] {
    let workbook = WorkbookDraft(
      title: title, subtitle: subtitle, tables: tables, language: language,
      mostRows: Report.mostRows)
    return try html(in: language).files(with: workbook, charts, painter)
  }

  private var cards: [HTMLReport.Card] {
    [
      .init(Phrase("Who comes first?"), rankAnswer, section: SectionName.ranks),
      .init(
        Phrase("How much does that depend on the weights?"), analysis.sentence,
        section: SectionName.weights),
      .init(Phrase("What can this not show?"), Self.unshown, section: SectionName.weights),
    ]
  }

  private static let unshown = Phrase(
    "Whether the scores are right, and which weights are: that is a decision, not a finding.")

  private var rankAnswer: Phrase {
    let first = problem.units.indices.filter { problem.nominalRanks[$0] <= 3 }
      .sorted { (problem.nominalRanks[$0], $0) < (problem.nominalRanks[$1], $1) }
    return Phrase(
      "First by the weights given: \(listed(first.map { problem.units[$0] }, most: 5)).")
  }

  private var rule: Phrase {
    let sum = problem.weights.reduce(0, +)
    let parts = zip(problem.components, problem.weights).map {
      Phrase("\($0) \((100 * $1 / sum).significant(4)) %")
    }
    return Phrase("Weights: \(Phrase(parts, mark: .comma)).")
  }

  private var rankSection: HTMLReport.Section {
    .init(
      SectionName.ranks, title: Phrase("What is the ranking?"), answer: rankAnswer + rule,
      blocks: shown("ranks", "normalised"),
      caution: notices.isEmpty ? .empty : Phrase("\(Phrase(notices, mark: .semicolon))."))
  }

  private var weightSection: HTMLReport.Section? {
    guard problem.components.count > 1 else { return nil }
    var order = ChartRows(["unit", "team", "rank_adjusted"])
    for unit in problem.units.indices {
      order.append([problem.units[unit], "", problem.nominalRanks[unit]])
    }
    return WeightSection(
      analysis: analysis, order: order.data("order"),
      tables: shown(
        "reachable_ranks", "weight_intervals", "scheme_agreement", "effective_weights"),
      premise: Phrase("This takes the scores as certain.")
    ).section
  }

  private var otherSection: HTMLReport.Section? {
    let blocks = shown("leave_out", "rank_sources", "flips")
    guard !blocks.isEmpty else { return nil }
    return .init(
      "changes", title: Phrase("What would change the ranking?"),
      answer: Phrase(
        "Below: the ranking without each component, and the smallest changes of weights that move "
          + "something."), blocks: blocks)
  }

  private func shown(_ names: String...) -> [HTMLReport.Block] {
    names.compactMap { name in tables.first { $0.name == name } }
      .map(PageGlances.block)
  }

  private func lines(of unit: Int) -> [Phrase] {
    let values = zip(problem.components, problem.scores[unit]).map {
      Phrase("\($0) \(problem.aggregation.total($1).fixed(2))")
    }
    return [
      Phrase("Its components: \(Phrase(values, mark: .comma))."),
      Phrase(
        "Its total is \(problem.shownTotals[unit].fixed(2)), rank "
          + "\(problem.nominalRanks[unit].significant(6))."),
    ] + analysis.sentences(of: problem.units[unit])
  }
}
