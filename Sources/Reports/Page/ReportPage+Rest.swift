import Appraisals
import Assessments
import Phrases
import Reporting

extension ReportPage {
  var ruleSection: HTMLReport.Section {
    .init(
      SectionName.rules, title: RuleWords.title, answer: RuleWords.answer(appraisal.rules.answered),
      blocks: tables("rule_comparison", "joint_ranks"), caution: RuleWords.caution)
  }

  func outlierSection(in language: Language) -> HTMLReport.Section {
    .init(
      SectionName.scores, title: OutlierWords.title,
      answer: appraisal.verdicts.unitSentence + appraisal.verdicts.countSentence
        + OutlierWords.assumption,
      blocks: [scatter(in: language)].compactMap { $0 }.map { .chart($0) } + tables("outliers"),
      caution: OutlierWords.caution)
  }

  /// On-site scores against each anchor.
  private func scatter(in language: Language) -> Chart? {
    let components = round.scheme.components
    let anchors = appraisal.anchors.components
    guard !anchors.isEmpty else { return nil }
    let keys = anchors.map { "x\($0)" }
    var rows = ChartRows(["unit", "team", "y", "flagged"] + keys)
    for unit in appraisal.ranks.units {
      rows.append(
        [
          unit.name, unit.team, unit.onsiteAdjusted,
          appraisal.verdicts.isFlagged(.unit, unit.name),
        ] as [any CellValue] + anchors.map { unit.scores[$0] as any CellValue })
    }
    return Chart(
      .componentScatter, title: OutlierWords.chart, caption: OutlierWords.chartCaption,
      data: [rows.data("components")],
      words: OutlierWords.onChart(Phrase(term: components[0].key)),
      values: [
        "x": .text(keys[0]),
        "names": .object(
          zip(keys, anchors).map {
            ($0, .text(Phrase(term: components[$1].key).said(in: language)))
          }),
      ],
      choices: [
        .init(
          signal: "x", label: OutlierWords.across,
          options: zip(keys, anchors).map { (.text($0), Phrase(term: components[$1].key)) })
      ])
  }

  private enum RuleWords {
    static let title = Phrase("What would other rules do to the scores?")
    static func answer(_ count: Int) -> Phrase {
      Phrase(
        "Rules compared: \(count). Each helps only where its assumption is true; the "
          + "column 'assumes' states it.")
    }
    static let caution =
      Phrase(
        "No rule can be seen to be right from its own output: judge its assumption. The shares in "
          + "joint_ranks say whether severities, weights or the rule decide a unit's rank.")
  }

  private enum OutlierWords {
    static let title = Phrase("Which scores need a second look?")
    static let assumption = Phrase(
      "In each family of judgements at most 5 % of those flagged are expected to be flagged by chance. "
        + "This assumes that, team and chance apart, on-site scores follow the anchors.")
    static let caution = Phrase(
      "A flag is a reason to look again, not a proof that a score is wrong.")
    static let chart = Phrase("On-site scores and the other components")
    static let chartCaption =
      Phrase(
        "On-site scores are adjusted for severity. A named diamond is a unit whose scores need a second "
          + "look by any of the methods in the table; a triangle at the edge, one off the scale.")
    static let across = Phrase("Across")
    static func onChart(_ onsite: Phrase) -> [String: Phrase] {
      [
        "y": Phrase("\(onsite), adjusted"), "flagged": Phrase("needs a second look"),
        "unflagged": Phrase("not flagged"),
      ]
    }
  }
}
