import Phrases
import Reporting

extension ReportPage {
  var ruleSection: HTMLReport.Section {
    let rows = tables["rule_comparison"]?.rows ?? []
    let answered = rows.count { $0[1] != .missing }
    return .init(
      title: RuleWords.title, answer: RuleWords.answer(answered),
      tables: tables("rule_comparison", "joint_ranks"), caution: RuleWords.caution)
  }

  var outlierSection: HTMLReport.Section {
    let found = analysis.flags.filter(\.flagged).map { round.units[$0.index].id }
    return .init(
      title: OutlierWords.title, answer: OutlierWords.answer(found),
      charts: [scatter].compactMap { $0 }, tables: tables("outliers"),
      caution: OutlierWords.caution)
  }

  /// On-site scores against each anchor.
  private var scatter: Chart? {
    let components = round.scheme.components
    let flagged = Set(analysis.flags.filter(\.flagged).map(\.index))
    let anchors = components.indices.dropFirst().filter { index in
      round.scores.contains { $0[index] != nil }
    }
    guard !anchors.isEmpty else { return nil }
    let keys = anchors.map { "x\($0)" }
    let rows = round.units.indices.map { unit -> [ResultTable.Cell] in
      [
        .text(round.units[unit].id), .text(analysis.teamName(of: unit)),
        .points(analysis.adjustedScores[unit][0]), .flag(flagged.contains(unit)),
      ] + anchors.map { .points(round.scores[unit][$0]) }
    }
    return Chart(
      .componentScatter, title: OutlierWords.chart, caption: OutlierWords.chartCaption,
      data: [
        ChartData(
          ResultTable(
            name: "components", columns: ["unit", "team", "y", "flagged"] + keys, rows: rows))
      ], words: OutlierWords.onChart(Phrase(term: components[0].key)),
      values: [
        "x": .text(keys[0]),
        "names": .object(
          zip(keys, anchors).map { ($0, .text(Phrase(term: components[$1].key).said)) }),
      ],
      choices: [
        .init(
          signal: "x", label: OutlierWords.across,
          options: zip(keys, anchors).map { (.text($0), Phrase(term: components[$1].key)) })
      ])
  }

  private enum RuleWords {
    static let title = Phrase("What would other rules make of the scores?")
    static func answer(_ count: Int) -> Phrase {
      Phrase(
        "\(count) rules side by side; each helps only where what it assumes is true, and the column "
          + "'assumes' says what that is.")
    }
    static let caution =
      Phrase(
        "No rule can be told to be right from its own output; judge the assumption. The shares in "
          + "joint_ranks say whether severities, weights or the rule decide a unit's rank.")
  }

  private enum OutlierWords {
    static let title = Phrase("Which scores need a second look?")
    static func answer(_ found: [String]) -> Phrase {
      Phrase(
        "\(found.isEmpty ? Phrase("None found") : listed(found)) at a false discovery rate of 5 %: of "
          + "the units named, one in twenty is expected to be named by chance. This assumes that, "
          + "team and chance apart, on-site scores follow the anchors.")
    }
    static let caution = Phrase(
      "A flag is a reason to look again, not a proof that a score is wrong.")
    static let chart = Phrase("On-site scores beside the other components")
    static let chartCaption =
      Phrase(
        "On-site scores have severities given back. A named diamond is flagged: its on-site score is "
          + "far from what the other components and its team suggest.")
    static let across = Phrase("Across")
    static func onChart(_ onsite: Phrase) -> [String: Phrase] {
      [
        "y": Phrase("\(onsite), adjusted"), "flagged": Phrase("needs a second look"),
        "unflagged": Phrase("not flagged"),
      ]
    }
  }
}
