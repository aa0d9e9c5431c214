public import Assessments
public import Phrases
import Sensitivity
public import Severity
public import Statistics

/// Everything that can be said about one round: each part is worked out once, when it is first asked
/// for, and every output reads the same value.
///
/// Threads may share it: what two ask for at once is worked out by one of them.
public final class Appraisal: Sendable {
  /// The round as read or built; in points of 100 where full marks differ, for weights are shares of a
  /// total of 100.
  public let round: Round
  /// What decides the results besides the round.
  public let recipe: Recipe
  /// Threads the work may use; the answer does not depend on them.
  public let threads: Int
  /// How units are ranked, everywhere.
  public let ranking: Ranking
  /// What the anchored model read.
  public let anchors: Anchors
  /// The posterior of the anchored model.
  public let estimate: SeverityEstimate
  /// The posterior without Student errors, where the recipe asks for these; nil otherwise.
  public let ordinaryEstimate: SeverityEstimate?
  /// Why there are no severities; nil where there are.
  public let refusal: Phrase?
  /// What was met on the way that a reader of the numbers has to know.
  public let notices: [Phrase]

  /// Estimates severities; all else waits until it is asked for.
  ///
  /// - Parameters:
  ///   - round: a sound round, read by `RoundReader` or built from arrays.
  ///   - recipe: what decides the results besides the round.
  ///   - threads: threads the work may use.
  ///   - needsSeverities: whether a round whose severities cannot be estimated is refused; otherwise
  ///     it goes on without them, and a notice says why.
  /// - Throws: `AppraisalError` where severities cannot be estimated, naming the component or team.
  /// - Complexity: some 25,000 evaluations of a likelihood linear in the teams: 0.1 s for 11 teams.
  public init(
    _ round: Round, recipe: Recipe = Recipe(), threads: Int = 1, needsSeverities: Bool = true
  ) throws(AppraisalError) {
    let given = round
    let round = given.onOneScale
    self.round = round
    self.recipe = recipe
    self.threads = threads
    ranking = Ranking(ties: recipe.ties ?? round.scheme.ties ?? .competition)
    let anchors = Anchors(round)
    self.anchors = anchors
    var model = AnchoredModel()
    model.threads = threads
    let fits: (chosen: SeverityEstimate, ordinary: SeverityEstimate?)
    var refusal: Phrase?
    do {
      let ordinary = try model.fit(anchors.data, seed: recipe.seed)
      fits =
        recipe.isRobust
        ? (try model.fitRobustly(anchors.data, seed: recipe.seed), ordinary) : (ordinary, nil)
    } catch {
      let reason = Phrase("severities cannot be estimated: \(anchors.named(error))")
      guard !needsSeverities else {
        throw AppraisalError(
          .impossible,
          Phrase(
            "\(reason); 'normalize' goes without severities, and so do 'weights' and 'report' of one table "
              + "with --components"))
      }
      refusal = reason
      fits = (SeverityEstimate(without: anchors.data), nil)
    }
    estimate = fits.chosen
    ordinaryEstimate = fits.ordinary
    self.refusal = refusal
    let effective = estimate.bulkEffectiveSampleSize
    notices =
      Self.scaleNotice(given, round) + anchors.notices + (refusal.map { [$0] } ?? [])
      + (refusal == nil && !anchors.tellsQualityFromError
        ? [
          Phrase(
            "Quality and error cannot be told apart with fewer than two anchors and no shared visits: "
              + "ranks by quality rest on what was assumed of errors before any score.")
        ] : [])
      + (round.units.count > RankSets.mostUnits
        ? [
          Phrase(
            "With more than \(RankSets.mostUnits) units the ranks that totals may truly have, comparing "
              + "every two units, are not worked out.")
        ] : [])
      + (round.teams.count * (round.teams.count - 1) / 2 > TeamContrast.most
        ? [
          Phrase(
            "With \(round.teams.count) teams only \(TeamContrast.most) pairs of teams are compared, those with "
              + "the closest severities.")
        ] : [])
      + (effective < Self.leastEffective
        ? [
          Phrase(
            "The sampling of severities has only \(Int(effective)) effective draws: their intervals "
              + "are rough.")
        ] : [])
  }

  /// Says that scores were brought to one scale.
  private static func scaleNotice(_ given: Round, _ round: Round) -> [Phrase] {
    guard given.scheme.components != round.scheme.components else { return [] }
    let list = given.scheme.components.map { "\($0.key) \($0.full.significant(6))" }
    return [
      Phrase("Full marks differ (\(list)), so all scores are given as points of 100.")
    ]
  }

  /// Effective draws that intervals need (Vehtari et al. 2021).
  private static let leastEffective = 400.0

  /// Reads a round and estimates severities.
  ///
  /// - Parameters:
  ///   - path: a folder of the files of a round, or one CSV or Excel file with one row per unit.
  ///   - reader: how the files are to be read.
  ///   - recipe: what decides the results besides the round.
  ///   - threads: threads the work may use.
  /// - Throws: `AppraisalError` that counts and quotes what is wrong with the input, or says why no
  ///   severity can be estimated.
  public convenience init(
    path: String, reader: RoundReader = RoundReader(), recipe: Recipe = Recipe(), threads: Int = 1
  ) throws(AppraisalError) {
    try self.init(
      SoundRound(path: path, reader: reader).round, recipe: recipe, threads: threads)
  }

  /// The weights of the scheme, one per component.
  public var weights: [Double] { round.scheme.components.map(\.weight) }
  /// The same as shares of 1.
  var weightShares: [Double] {
    let sum = weights.reduce(0, +)
    return weights.map { $0 / sum }
  }
  /// Ranks by the adjusted totals in ascending order: entry p − 1 is the rank that place p has.
  var publishedRanks: [Double] { ranking.ranks(adjusted.totals).compactMap(\.self).sorted() }
  /// Keys of the scheme's components.
  public var components: [String] { round.scheme.components.map(\.key) }

  // Each part says what it holds where its type is declared.

  /// How severe each team was.
  public var severities: Severities { known.severities.value { Severities(self) } }
  /// Whether teams differ at all.
  public var biasTests: [BiasTest] { known.biasTests.value { BiasTest.all(self) } }
  /// How dependable the total is, and what each component brings to it.
  public var composite: CompositeResult { known.composite.value { CompositeResult(self) } }
  /// Differences of two teams' severities: of all pairs, or of the closest where these are too many.
  public var contrasts: [TeamContrast] { known.contrasts.value { TeamContrast.all(self) } }
  /// Which teams can be compared, and through what.
  public var design: DesignResult { known.design.value { DesignResult(self) } }
  /// Assessors, categories and items, where ratings tell; nil without ratings.
  public var ratings: RatingResults? { known.ratings.value { RatingResults(round) } }
  /// Scores with every team's severity taken out.
  public var adjusted: AdjustedScores { known.adjusted.value { AdjustedScores(self) } }
  /// Where true totals lie; nil where severities cannot be estimated.
  var totalPosterior: TotalPosterior? { known.totalPosterior.value { TotalPosterior(self) } }
  /// How exact every adjusted total is, by source; nil where severities cannot be estimated.
  public var totalErrors: TotalErrors? { known.totalErrors.value { TotalErrors(self) } }
  /// Who is certain, open and out at the line of the first k and of each grade.
  public var boundaries: [RankBoundary] { known.boundaries.value { RankBoundary.all(self) } }
  /// Ranks over posterior draws; nil where severities cannot be estimated.
  var rankPosterior: RankPosterior? { known.rankPosterior.value { RankPosterior(self) } }
  /// Totals, ranks and their intervals.
  public var ranks: RankResults { known.ranks.value { RankResults(self) } }
  /// Grades before and after adjustment; nil where the scheme has no grades.
  public var grades: GradeResults? { known.grades.value { GradeResults(self) } }
  /// What each rule of the recipe makes of the on-site scores.
  public var rules: RuleResults { known.rules.value { RuleResults(self, recipe.rules) } }
  /// Every judged subject, by the recipe's settings.
  public var outliers: OutlierScan { known.outliers.value { OutlierScan(self) } }
  /// Assessors and teams in a category that score unlike the others; nil without ratings.
  var scoring: ScoringOutliers? { known.scoring.value { ScoringOutliers(self) } }
  /// The verdicts on assessors and cells alone, as in `verdicts`; they ask nothing of the units.
  public var scoringVerdicts: Verdicts { known.scoringVerdicts.value { Verdicts(scoringOf: self) } }
  /// What deserves a second look, decided once from all families of flags.
  public var verdicts: Verdicts { known.verdicts.value { Verdicts(self) } }

  /// How the ranks depend on the weights.
  ///
  /// - Throws: `AppraisalError` where no unit has a total, or a constraint cannot be met.
  public func weightAnalysis() throws(AppraisalError) -> WeightAnalysis {
    try known.weights.value { Result { () throws(AppraisalError) in try WeightAnalysis(self) } }
      .get()
  }

  /// Where the visits of a unit are, and the item scores of a visit.
  public var visitIndex: VisitIndex { known.visitIndex.value { VisitIndex(round) } }

  /// What is worked out so far.
  private struct Known: Sendable {
    let severities = Once<Severities>()
    let biasTests = Once<[BiasTest]>()
    let composite = Once<CompositeResult>()
    let contrasts = Once<[TeamContrast]>()
    let design = Once<DesignResult>()
    let ratings = Once<RatingResults?>()
    let adjusted = Once<AdjustedScores>()
    let totalPosterior = Once<TotalPosterior?>()
    let totalErrors = Once<TotalErrors?>()
    let boundaries = Once<[RankBoundary]>()
    let rankPosterior = Once<RankPosterior?>()
    let ranks = Once<RankResults>()
    let grades = Once<GradeResults?>()
    let rules = Once<RuleResults>()
    let outliers = Once<OutlierScan>()
    let scoring = Once<ScoringOutliers?>()
    let scoringVerdicts = Once<Verdicts>()
    let verdicts = Once<Verdicts>()
    let weights = Once<Result<WeightAnalysis, AppraisalError>>()
    let visitIndex = Once<VisitIndex>()
  }

  private let known = Known()

  /// The team first named for a unit; empty where there is none.
  public func teamName(of unit: Int) -> String {
    round.homeTeams[unit].map { round.teams[$0].id } ?? ""
  }
}
