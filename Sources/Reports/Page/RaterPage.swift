import Appraisals
import MixedModels
import Phrases
import Reporting

/// Raters and the units they scored, from one score per row, as a page in the reader's own words.
struct RaterPage {
  let study: RaterStudy
  /// What the table is called.
  let name: String

  private var unit: String { study.options.unitWord }
  private var rater: String { study.options.raterWord }
  private var score: String { study.options.scoreWord }

  var tables: [ResultTable] {
    [RaterTables.units.table(study.ranked), RaterTables.raters.table(study.raters)]
      + study.variance.tables
  }

  private var title: Phrase { Phrase("Steelyard report: \(name)") }
  private var subtitle: Phrase {
    Phrase(
      "\(unit): \(study.units.count), \(rater): \(study.raters.count), \(score): "
        + "\(study.variance.fit.observations); steelyard \(Steelyard.version)")
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

  /// The answers, as a terminal has them too.
  var sentences: [Phrase] { [raterSentence, unitSentence] }

  private func html(in language: Language) -> HTMLReport {
    HTMLReport(
      title: title, subtitle: subtitle,
      cards: [
        .init(Phrase("Does every \(rater) score alike?"), raterSentence, section: "raters"),
        .init(Phrase("Which \(unit) comes first?"), unitSentence, section: SectionName.ranks),
        .init(Phrase("What can this not show?"), unshown, section: "raters"),
      ],
      sections: [
        .init(
          SectionName.ranks, title: Phrase("Which \(unit) comes first?"), answer: unitSentence,
          blocks: [PageGlances.block(RaterTables.units.table(study.ranked))],
          caution: Phrase(
            "Fair scores are what a \(rater) of mean severity would give. Ranges of ranks compare each "
              + "\(unit) with every other one by itself.")),
        .init(
          "raters", title: Phrase("Does every \(rater) score alike?"),
          answer: raterSentence + agreement,
          blocks: (study.raters.count <= Self.mostDrawn ? [.chart(chart)] : [])
            + [PageGlances.block(RaterTables.raters.table(study.raters))], caution: unshown),
        .init(
          "variance", title: Phrase("Where do differences between scores come from?"),
          answer: agreement, blocks: study.variance.tables.map(PageGlances.block)),
      ],
      units: study.units.map {
        .init(name: $0.name, team: "", rank: $0.fairRank, lines: lines($0))
      },
      language: language)
  }

  /// Rows of a chart that can still be read.
  private static let mostDrawn = 60

  private func lines(_ own: RaterStudy.Unit) -> [Phrase] {
    [
      Phrase(
        "Scores: \(own.count), with mean \(own.mean.fixed(2)), rank \(own.meanRank.significant(6))."
      ),
      Phrase(
        "Fair score: \(own.fairScore.fixed(2)) (95 % interval "
          + "\(own.interval.lowerBound.fixed(2)) to \(own.interval.upperBound.fixed(2))), rank "
          + "\(own.fairRank.significant(6)), between \(own.ranks.lowerBound) and "
          + "\(own.ranks.upperBound)."),
    ]
  }

  private var raterSentence: Phrase {
    let p = study.p < 0.001 ? "< 0.001" : study.p.fixed(3)
    guard study.hasRaterVariance else {
      return Phrase(
        "No variance between one \(rater) and another was found (p \(p)), so every severity is 0; how sure "
          + "that is, these scores do not say.")
    }
    guard study.p <= RaterStudy.level else {
      return Phrase("Nothing shows that one \(rater) scores unlike another (p \(p)).")
    }
    let flagged = study.flagged
    guard !flagged.isEmpty else {
      return Phrase(
        "Not every \(rater) scores alike (p \(p)), but no single one stands out.")
    }
    let most = 5
    let told = flagged.prefix(most).map { own in
      own.severity > 0
        ? Phrase("\(own.name) takes \(own.severity.fixed(1)) off")
        : Phrase("\(own.name) gives \((-own.severity).fixed(1)) too many")
    }
    let rest = flagged.count > most ? [Phrase("\(flagged.count - most) more stand out")] : []
    return Phrase(
      "Not every \(rater) scores alike (p \(p)): \(Phrase(told + rest, mark: .semicolon)).")
  }

  private var unitSentence: Phrase {
    guard let first = study.ranked.first else { return .empty }
    let moved = study.units.count { $0.meanRank != $0.fairRank }
    let rival = study.ranked.dropFirst().count { $0.ranks.lowerBound == 1 }
    let rivals = rival == 1 ? Phrase("1 other") : Phrase("\(rival) others")
    return Phrase(
      "\(first.name) comes first with a fair score of \(first.fairScore.fixed(2)); \(rivals) could be first "
        + "too; \(moved) of \(study.units.count) have another rank by fair scores than by means.")
  }

  private var agreement: Phrase {
    Phrase(
      "Of the variance of one \(score), \((100 * study.reliability).fixed(0)) % belongs to the "
        + "\(unit) itself.")
  }

  private var unshown: Phrase {
    let shared = Phrase(
      "What every \(rater) has in common, and whether a \(rater) is right, cannot be seen.")
    guard study.groupCount > 1 else { return shared }
    return Phrase(
      "Severity is known only within \(study.groupCount) groups that no \(unit) connects; across them it "
        + "assumes that each \(unit) was given to a \(rater) at random.") + shared
  }

  private var chart: Chart {
    var rows = ChartRows(["team", "severity", "lower", "upper", "n_units", "flagged"])
    for own in study.raters {
      rows.append([
        own.name, own.severity, own.interval?.lowerBound, own.interval?.upperBound, own.count,
        own.isFlagged,
      ])
    }
    return Chart(
      .severityForest, title: Phrase("Severity of each \(rater), with its 95 % interval"),
      caption: Phrase(
        "Points taken off (right) or given (left), compared with the mean of all. A diamond marks one that "
          + "stands out: not all score alike, and its interval leaves 0 out."),
      data: [rows.data("team_severity")],
      words: [
        "x": Phrase("points given  ←  severity  →  points taken off"),
        "severity": Phrase("severity"), "interval": Phrase("95 % interval"),
        "units": Phrase("scores"), "flagged": Phrase("stands out at 5 %"),
        "unflagged": Phrase("does not stand out"),
      ])
  }
}
