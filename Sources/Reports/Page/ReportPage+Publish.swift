import Appraisals
import Assessments
import Phrases
import Reporting
import Statistics

extension ReportPage {
  /// The ranking as it can be published, its rule in words, and a text to go with it.
  var publishSection: HTMLReport.Section {
    .init(
      SectionName.publish, title: Phrase("What to publish"), answer: ruleInWords,
      blocks: [
        .table(
          appraisal.rankingSheet.onPage(
            "published", question: Phrase("Which rank does each unit have, and how certain is it?"))
        ),
        .statement(
          .init(title: Phrase("Statement, in English"), text: statement, language: .en)),
        .statement(
          .init(title: Phrase("Statement, in Chinese"), text: statement, language: .zh)),
      ],
      caution: Phrase(
        "Units whose ranges of ranks overlap widely are not told apart by these scores: publish "
          + "grades or the range with the rank where you can."))
  }

  private var ruleInWords: Phrase {
    let components = round.scheme.components
    let sum = appraisal.weights.reduce(0, +)
    let parts = components.filter { $0.weight > 0 }.map {
      Phrase("\(Phrase(term: $0.key)) \((100 * $0.weight / sum).significant(6)) %")
    }
    let rule = Phrase(
      "The total is the weighted mean of the scores: \(Phrase(parts, mark: .comma)).")
    let adjusted =
      appraisal.refusal == nil
      ? Phrase(
        "Adjusted totals add to each on-site score what its team took off, or subtract what it gave."
      )
      : .empty
    return Phrase([rule, adjusted, appraisal.ranking.ties.inWords], mark: .stop)
  }

  /// A text to go with the ranking.
  private var statement: Phrase {
    let name = round.scheme.name
    let count = Phrase(
      "\(name): \(round.teams.count) teams visited \(round.units.count) units.")
    let severity =
      appraisal.refusal == nil
      ? appraisal.severities.shortAnswer
        + Phrase(
          "On-site scores were adjusted for what each team took off or gave.")
      : Phrase("Scores were not adjusted for the severity of teams.")
    let ranks = appraisal.boundaries.first?.sentence ?? .empty
    return Phrase(
      [
        count, severity, ruleInWords, ranks, appraisal.design.sentence,
        Phrase(
          "Worked out with steelyard \(Steelyard.version), seed \(String(appraisal.recipe.seed))."),
      ], mark: .stop)
  }
}

extension TiePolicy {
  /// How equal totals rank, as a person says it.
  fileprivate var inWords: Phrase {
    switch self {
    case .competition: Phrase("Equal totals share the best of their ranks.")
    case .dense: Phrase("Equal totals share a rank, and no rank is left out after them.")
    case .ordinal: Phrase("Equal totals are ranked in the order of the input.")
    case .mid: Phrase("Equal totals share the mean of their ranks.")
    }
  }
}
