import Appraisals
import Assessments
import Phrases
import Reporting

extension Report {
  /// The report as a workbook: the ranking, what to look at again, the teams; then a list of the tables
  /// and a sheet for each, intervals drawn. Tables longer than anyone reads in a workbook stay CSV
  /// files, which the list names.
  var workbook: WorkbookDraft {
    var charts: [String: [IntervalChart]] = [:]
    let severity = SeverityTables.team.table(appraisal.severities.teams)
    charts[severity.name] = IntervalChart(
      severity, title: Phrase("Severity of each team, with its 95 % interval").said(in: language),
      label: "team", lower: "lower", estimate: "severity", upper: "upper",
      axis: Phrase("points taken off").said(in: language)
    ).map { [$0] }
    let order = RankTables.rankOrder.table(appraisal.ranks.inOrder.filter { $0.quality != nil })
    charts[order.name] = IntervalChart(
      order, title: Phrase("Rank of each unit, with its 95 % interval").said(in: language),
      label: "unit", lower: "rank_lower", estimate: "rank_adjusted", upper: "rank_upper",
      axis: Phrase("rank").said(in: language), isReversed: true
    ).map { [$0] }
    var listed = tables
    if let place = tables.firstIndex(where: { $0.name == "ranks" }) {
      listed.insert(order, at: place + 1)
    }
    return WorkbookDraft(
      title: Phrase("Steelyard report: \(appraisal.round.scheme.name)"), subtitle: subtitle,
      answers: [
        appraisal.rankingSheet.draft(in: language), appraisal.verdictSheet.draft(in: language),
        appraisal.severities.teamSheet.draft(in: language),
      ],
      sentences: [appraisal.severities.sentence] + appraisal.boundarySentences
        + [appraisal.verdicts.unitSentence, appraisal.design.sentence],
      tables: listed, charts: charts, language: language, mostRows: Self.mostRows)
  }

  /// Rows of a table that becomes a sheet, at most.
  static let mostRows = 2_000
}
