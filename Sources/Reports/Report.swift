public import Appraisals
public import Assessments
public import Phrases
public import Reporting
import Statistics

/// Every analysis of a round: tables, the page, the workbook and the record of the run.
public struct Report: Sendable {
  /// What is reported.
  public let appraisal: Appraisal
  /// How the ranks depend on the weights.
  public let weights: WeightAnalysis
  /// What was found in the input.
  public let diagnostics: [Diagnostic]
  /// Of sentences, headings and the page.
  public let language: Language
  /// Every table, in the order it is written.
  public let tables: [ResultTable]
  /// What was met on the way that a reader has to know.
  public let notices: [Phrase]

  /// - Parameters:
  ///   - appraisal: what is reported; its results are worked out here where they were not before.
  ///   - reading: how the round was read; nil for a round built in memory.
  ///   - language: of sentences, headings and the page; names of CSV columns stay.
  /// - Throws: `AppraisalError` where no unit has a total.
  public init(
    _ appraisal: Appraisal, reading: RoundReading? = nil, language: Language = .en
  ) throws(AppraisalError) {
    self.appraisal = appraisal
    self.language = language
    diagnostics = reading?.diagnostics ?? []
    // Before anything is worked out that would take all memory.
    try WeightProblem.checkCount(appraisal.adjusted.totals.count { $0 != nil })
    // What takes long, each with what it rests on: it is known after that.
    let parts: [@Sendable () -> Void] = [
      { _ = try? appraisal.weightAnalysis() }, { _ = appraisal.verdicts },
      { _ = appraisal.rules }, { _ = appraisal.biasTests }, { _ = appraisal.composite },
    ]
    _ = parallelMap(count: parts.count, threads: appraisal.threads) { parts[$0]() }
    let analysis = try appraisal.weightAnalysis()
    self.weights = analysis
    let makers = Self.tableParts(appraisal, diagnostics, analysis)
    tables = parallelMap(count: makers.count, threads: appraisal.threads) { makers[$0]() }
      .flatMap(\.self)
    notices =
      (reading?.notices ?? []) + appraisal.notices
      + appraisal.severities.oddUnitNotices + appraisal.ratingNotices
      + appraisal.outliers.notices + self.weights.notices
  }

  /// What makes the tables, in their order, in parts that take some time each.
  private static func tableParts(
    _ appraisal: Appraisal, _ diagnostics: [Diagnostic], _ weights: WeightAnalysis
  ) -> [@Sendable () -> [ResultTable]] {
    [
      {
        [
          RankTables.summary(appraisal), InputTables.diagnostics.table(diagnostics),
          SeverityTables.design.table(appraisal.contrasts),
          SeverityTables.team.table(appraisal.severities.teams),
        ]
      },
      { [SeverityTables.tests.table(appraisal.biasTests)] },
      {
        [
          SeverityTables.composite(appraisal.composite),
          RankTables.adjusted.table(appraisal.rules.visits),
          RankTables.rules.table(appraisal.rules.answers), RankTables.ranks(appraisal.ranks),
        ]
      },
      { appraisal.errorTables + [OutlierTables.outliers.table(appraisal.outliers.rows)] },
      { (appraisal.grades.map { [RankTables.grades($0)] } ?? []) + appraisal.ratingTables },
      { weights.tables },
    ]
  }

  /// Units, teams, scores and the version, for under a title.
  var subtitle: Phrase {
    let round = appraisal.round
    return Phrase(
      "\(round.units.count) units, \(round.teams.count) teams, \(round.visits.count) on-site scores; "
        + "steelyard \(Steelyard.version)")
  }
}

extension Appraisal {
  /// Every analysis of the round as a report.
  ///
  /// - Parameter language: of sentences, headings and the page; names of CSV columns stay.
  /// - Throws: `AppraisalError` where no unit has a total.
  public func report(in language: Language = .en) throws(AppraisalError) -> Report {
    try Report(self, language: language)
  }
}
