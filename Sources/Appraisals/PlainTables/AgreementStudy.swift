public import Agreement
import MixedModels
public import Phrases
public import Statistics
import TableIO

/// Which columns of a plain table hold targets, raters and scores.
public struct AgreementOptions: Codable, Equatable, Sendable {
  /// Column that names what is scored.
  public var target: String
  /// Column that names who scores.
  public var rater: String
  /// Column with the scores.
  public var score: String
  /// What is done where a rater scored a target more than once; nil for an error that names them.
  public var repeats: RepeatPolicy?

  /// The columns of a round's ratings, unless said otherwise.
  public init(
    target: String = "unit", rater: String = "assessor", score: String = "score",
    repeats: RepeatPolicy? = nil
  ) {
    self.repeats = repeats
    self.target = target
    self.rater = rater
    self.score = score
  }
}

/// How far raters of the same targets agree.
public struct AgreementStudy: Sendable {
  /// What was asked for.
  public let options: AgreementOptions
  /// By analysis of variance where every rater scored every target once, then by REML.
  public let correlations: [IntraclassCorrelation]
  /// Sums of squares; empty unless every rater scored every target once.
  public let anova: [AnovaRow]
  /// Agreement of the raters' rankings; nil unless every rater scored every target once.
  public let concordance: KendallW?
  /// What was met on the way that a reader of the numbers has to know.
  public let notices: [Phrase]

  /// Measures the agreement.
  ///
  /// - Parameters:
  ///   - table: one row per score; rows with a blank in a column of the options are left out.
  ///   - options: the columns.
  /// - Throws: `AppraisalError` where a column does not exist, a score is no number, a rater scored a
  ///   target more than once and nobody said what to do, or there is no agreement to measure.
  public init(
    _ table: LongTable, _ options: AgreementOptions = AgreementOptions()
  ) throws(AppraisalError) {
    self.options = options
    let numbers = try table.exactNumbers(options.score)
    let (targets, raters) = (try table.labels(options.target), try table.labels(options.rater))
    let complete = CompleteRows(
      count: table.rowCount, numbers: [numbers.map { $0?.head }], labels: [targets, raters])
    let (ofTargets, ofRaters) = (
      complete.factor(targets, name: options.target), complete.factor(raters, name: options.rater)
    )
    let repeats = RepeatedScores(targets: ofTargets.codes, raters: ofRaters.codes)
    let policy = options.repeats ?? .error
    if policy == .error, !repeats.repeated.isEmpty {
      throw Self.refusal(repeats, table, complete, (ofTargets, ofRaters))
    }
    func each(_ factor: RandomFactor) -> RandomFactor {
      RandomFactor(
        name: factor.name, levels: factor.levels,
        codes: repeats.groups.map { factor.codes[$0[0]] })
    }
    let scores = RaterScores(
      scores: OffsetValues(repeats.scores(complete.values(numbers), policy)).values,
      targets: each(ofTargets), raters: each(ofRaters))
    var notices = table.notices + complete.notices + [repeats.notice(policy)].compactMap { $0 }
    var correlations: [IntraclassCorrelation] = []
    if let matrix = scores.matrix {
      let agreement = CompleteAgreement(matrix)
      correlations = agreement?.correlations ?? []
      anova = agreement?.table ?? []
      concordance = KendallW(matrix)
    } else {
      anova = []
      concordance = nil
      notices.append(
        Phrase(
          "not every rater scored every target once: estimates are from REML components alone"))
    }
    do throws(MixedModelsError) {
      correlations += try intraclassCorrelations(
        scores: scores.scores, targets: scores.targets, raters: scores.raters)
    } catch {
      guard !correlations.isEmpty else {
        throw AppraisalError(.impossible, Phrase("no agreement to measure: \(error)"))
      }
      notices.append(Phrase("no REML estimates: \(error)"))
    }
    guard correlations.contains(where: { $0.estimate.isFinite }) else {
      throw AppraisalError(
        .impossible, Phrase("no agreement to measure: the scores do not vary"))
    }
    self.correlations = correlations
    self.notices = notices
  }

  /// The repeats by their rows, and what can be done.
  private static func refusal(
    _ repeats: RepeatedScores, _ table: LongTable, _ complete: CompleteRows,
    _ factors: (targets: RandomFactor, raters: RandomFactor)
  ) -> AppraisalError {
    let mostShown = 5
    let all = repeats.repeated
    let kept = complete.rows
    let shown = all.prefix(mostShown).map { rows in
      let target = factors.targets.levels[Int(factors.targets.codes[rows[0]])]
      let rater = factors.raters.levels[Int(factors.raters.codes[rows[0]])]
      let places = rows.map { "\(table.sheetRow(kept[$0]))" }
      return Phrase("'\(rater)' scored '\(target)' \(rows.count) times: rows \(places)")
    }
    return AppraisalError(
      .badData,
      Phrase(
        "a rater scored a target more than once (cases: \(all.count)); say which score counts with "
          + "--repeats mean, first or last, or name a column that distinguishes them as the target"),
      details: shown)
  }
}

/// Scores by target and rater.
private struct RaterScores {
  let scores: [Double]
  let targets: RandomFactor
  let raters: RandomFactor

  /// target × rater where each pair was scored once; nil otherwise.
  var matrix: [[Double]]? {
    guard scores.count == targets.levels.count * raters.levels.count else { return nil }
    var rows = [[Double?]](
      repeating: [Double?](repeating: nil, count: raters.levels.count),
      count: targets.levels.count)
    for (index, score) in scores.enumerated() {
      rows[Int(targets.codes[index])][Int(raters.codes[index])] = score
    }
    let filled = rows.map { $0.compactMap { $0 } }
    return filled.allSatisfy { $0.count == raters.levels.count } ? filled : nil
  }
}
