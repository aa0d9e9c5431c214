import MixedModels
public import Phrases
import Statistics
import TableIO

/// Which columns of a long table hold what is scored, who scores and the scores, and what a reader
/// calls them.
public struct RaterOptions: Codable, Equatable, Sendable {
  /// Column that names what is scored.
  public var unit: String
  /// Column that names who scores.
  public var rater: String
  /// Column with the scores.
  public var score: String
  /// What readers call a unit, a team (here a rater) and an on-site score; else the columns' names.
  public var words: [String: String]

  /// Keys of `words`.
  public static let wordKeys = ["unit", "team", "onsite"]

  /// Columns and words.
  public init(unit: String, rater: String, score: String, words: [String: String] = [:]) {
    self.unit = unit
    self.rater = rater
    self.score = score
    self.words = words
  }

  /// What a reader calls a unit.
  public var unitWord: String { words["unit"] ?? unit }
  /// What a reader calls a rater.
  public var raterWord: String { words["team"] ?? rater }
  /// What a reader calls a score.
  public var scoreWord: String { words["onsite"] ?? score }
}

/// Severity of raters and fair scores of units, from one score per row.
///
/// The model is score = mean + unit − severity + error with crossed random units and raters; both are
/// predicted, so that those with few scores are drawn towards the mean. Intervals take the variances as
/// known.
public struct RaterStudy: Sendable {
  /// One rater.
  public struct Rater: Sendable {
    /// The rater's name.
    public let name: String
    /// Scores the rater gave.
    public let count: Int
    /// Their mean.
    public let mean: Double
    /// Points the rater takes off; positive is severe.
    public let severity: Double
    /// SD of the true severity around it, the variances taken as known.
    public let conditionalSD: Double
    /// Twice the probability that the severity is on the other side of 0.
    public let p: Double
    /// Expected share of wrong signs among the raters at least as sure.
    public internal(set) var q: Double
    /// Whether the rater stands out: raters differ at all, and the interval leaves 0 out.
    public internal(set) var isFlagged: Bool
    /// 95 % interval of the severity; nil where no variance between raters was found, for then the model takes
    /// all severities to be 0 and does not say how sure that is.
    public var interval: ClosedRange<Double>? {
      conditionalSD > 0 ? around(severity, conditionalSD) : nil
    }
  }

  /// One unit.
  public struct Unit: Sendable {
    /// The unit's name.
    public let name: String
    /// Scores it was given.
    public let count: Int
    /// Their mean.
    public let mean: Double
    /// Rank by the mean.
    public let meanRank: Double
    /// The score expected of a rater of mean severity.
    public let fairScore: Double
    /// SD of the true fair score around it, the variances taken as known.
    public let conditionalSD: Double
    /// Rank by the fair score.
    public let fairRank: Double
    /// Ranks that are left when only units whose 95 % interval of the difference leaves 0 out count as
    /// above or below.
    public let ranks: ClosedRange<Int>
    /// 95 % interval of the fair score.
    public var interval: ClosedRange<Double> { around(fairScore, conditionalSD) }
  }

  /// What was asked for.
  public let options: RaterOptions
  /// The fitted model.
  public let variance: VarianceStudy
  /// In order of first appearance.
  public let raters: [Rater]
  /// In order of first appearance.
  public let units: [Unit]
  /// Groups of raters that no unit connects; 1 where all can be compared.
  public let groupCount: Int

  /// p of the hypothesis that raters are equally severe.
  public var p: Double { variance.tests.last?.p ?? 1 }
  /// Share of the variance of one score that is the units' own.
  public var reliability: Double { variance.components.first?.estimate.share ?? 0 }
  /// Raters that stand out, the surest first.
  public var flagged: [Rater] { raters.filter(\.isFlagged).sorted { $0.q < $1.q } }
  /// Whether any variance between raters was found.
  public var hasRaterVariance: Bool {
    variance.components.contains { $0.estimate.name == options.rater && $0.estimate.variance > 0 }
  }
  /// Units from the first to the last by their fair scores.
  public var ranked: [Unit] { units.sorted { ($0.fairRank, $0.name) < ($1.fairRank, $1.name) } }
  /// What was met on the way that a reader of the numbers has to know.
  public var notices: [Phrase] { variance.notices }

  /// Level of the test whether raters differ, and of the intervals.
  public static let level = 0.05

  /// Fits the model.
  ///
  /// - Throws: `AppraisalError` where a column does not exist, a score is no number, or no model can be
  ///   fitted.
  public init(_ table: LongTable, _ options: RaterOptions) throws(AppraisalError) {
    self.options = options
    variance = try VarianceStudy(
      table,
      VarianceOptions(
        response: options.score, random: [options.unit, options.rater], hasTests: true,
        hasEffects: true))
    let numbers = try table.numbers(options.score)
    let (unitLabels, raterLabels) = (
      try table.labels(options.unit), try table.labels(options.rater)
    )
    let complete = CompleteRows(
      count: table.rowCount, numbers: [numbers], labels: [unitLabels, raterLabels])
    let scores = complete.values(numbers)
    let ofUnits = complete.factor(unitLabels, name: options.unit)
    let ofRaters = complete.factor(raterLabels, name: options.rater)
    let effects = Dictionary(grouping: variance.fit.effects, by: \.factor)
    let mean = variance.fit.fixedEffects.first?.estimate ?? 0
    raters = Self.raters(
      RaterTally(ofRaters, scores), effects[options.rater] ?? [],
      differ: (variance.tests.last?.p ?? 1) <= Self.level)
    units = Self.units(RaterTally(ofUnits, scores), effects[options.unit] ?? [], mean: mean)
    let parts = ConnectedParts(
      nodes: raters.count + units.count,
      edges: zip(ofRaters.codes, ofUnits.codes).map { [count = raters.count] in
        (Int($0), count + Int($1))
      })
    groupCount = Set(parts.part).count
  }

  private static func raters(
    _ tally: RaterTally, _ effects: [LevelEffect], differ: Bool
  ) -> [Rater] {
    let known = Dictionary(effects.map { ($0.level, $0) }, uniquingKeysWith: { first, _ in first })
    var found = tally.levels.enumerated().map { place, name in
      let (effect, sd) = (known[name]?.estimate ?? 0, known[name]?.conditionalSD ?? 0)
      let p = sd > 0 ? 2 * Distributions.normalCumulative(-abs(effect) / sd) : 1
      return Rater(
        name: name, count: tally.counts[place], mean: tally.means[place],
        severity: effect == 0 ? 0 : -effect, conditionalSD: sd, p: p, q: 1, isFlagged: false)
    }
    for (place, q) in posteriorErrorRates(found.map(\.p)).enumerated() {
      found[place].q = q ?? 1
      found[place].isFlagged = differ && found[place].p <= level
    }
    return found
  }

  private static func units(
    _ tally: RaterTally, _ effects: [LevelEffect], mean: Double
  ) -> [Unit] {
    let known = Dictionary(effects.map { ($0.level, $0) }, uniquingKeysWith: { first, _ in first })
    let fair = tally.levels.map { mean + (known[$0]?.estimate ?? 0) }
    let sds = tally.levels.map { known[$0]?.conditionalSD ?? 0 }
    let ranking = Ranking(ties: .competition)
    let (before, after) = (ranking.ranks(tally.means), ranking.ranks(fair))
    let apart = separateCounts(fair, standardDeviations: sds, width: width)
    return tally.levels.indices.map { place in
      Unit(
        name: tally.levels[place], count: tally.counts[place], mean: tally.means[place],
        meanRank: before[place], fairScore: fair[place], conditionalSD: sds[place],
        fairRank: after[place],
        ranks: (apart[place].above + 1)...(fair.count - apart[place].below))
    }
  }
}

/// 97.5 % quantile of the normal distribution.
private let width = Distributions.normalQuantile(0.975)

private func around(_ value: Double, _ sd: Double) -> ClosedRange<Double> {
  (value - width * sd)...(value + width * sd)
}

/// Counts and means of scores by the levels of a factor.
private struct RaterTally {
  let levels: [String]
  private(set) var counts: [Int]
  private(set) var means: [Double]

  init(_ factor: RandomFactor, _ scores: [Double]) {
    levels = factor.levels
    counts = [Int](repeating: 0, count: levels.count)
    means = [Double](repeating: 0, count: levels.count)
    for (code, score) in zip(factor.codes, scores) {
      counts[Int(code)] += 1
      means[Int(code)] += (score - means[Int(code)]) / Double(counts[Int(code)])
    }
  }
}
