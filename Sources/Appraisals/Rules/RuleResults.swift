import Assessments
public import Normalization
public import Phrases
import Sensitivity
import Statistics

/// What rules of normalization make of the on-site scores, side by side.
public struct RuleResults: Sendable {
  /// One rule's answer.
  public struct Answer: Sendable {
    /// The rule.
    public let rule: Rule
    /// Adjusted on-site scores, one per visit; nil where the rule has no answer.
    public let values: [Double]?
    /// What a reader of the numbers has to know.
    public let notes: [Phrase]
    /// Why the rule has no answer; nil where it has one.
    public let refusal: Phrase?
    /// How far it moves scores and ranks; nil where it has no answer.
    public let effect: Effect?
  }

  /// What a rule does to scores and ranks.
  public struct Effect: Sendable {
    /// Mean absolute change of a score, points.
    public let meanChange: Double
    /// Largest absolute change of a score, points.
    public let largestChange: Double
    /// Kendall's tau-b between the ranking by the rule and that of the scores as given; nil where
    /// one of them is constant.
    public let tauB: Double?
    /// Spearman's rho between the same rankings; nil where one of them is constant.
    public let spearman: Double?
    /// Number of units whose rank changes.
    public let unitsMoved: Int
    /// Places of the longest move, without its sign; nil where no unit has a rank.
    public let largestMove: Double?
  }

  /// One score and what a rule makes of it.
  public struct AdjustedVisit: Sendable {
    /// The unit's name.
    public let unit: String
    /// Name of the team that scored it.
    public let team: String
    /// The rule.
    public let rule: Rule
    /// Key of the on-site component.
    public let component: String
    /// The score as given, points.
    public let raw: Double
    /// The score adjusted by the rule, points.
    public let adjusted: Double
  }

  /// In the order of the recipe.
  public let answers: [Answer]
  /// One per visit and rule that has an answer.
  public let visits: [AdjustedVisit]

  init(_ appraisal: Appraisal, _ recipe: RuleRecipe) {
    let round = appraisal.round
    let scores = round.visits.map { visit in
      TeamScore(
        team: visit.team, score: visit.score, anchors: Array(round.scores[visit.unit].dropFirst()))
    }
    let context = RuleContext(
      severities: appraisal.refusal == nil ? appraisal.severities.points : [],
      full: round.scheme.components[0].full,
      trim: recipe.trim, rounding: recipe.rounding)
    answers = recipe.rules.map { rule in
      do throws(NormalizationError) {
        let adjustment = try adjusted(scores, by: rule, context: context)
        return Answer(
          rule: rule, values: adjustment.values, notes: adjustment.notes, refusal: nil,
          effect: Effect(adjustment.values, appraisal))
      } catch {
        let refusal = error.team.map { Phrase("team \(round.teams[$0].id): \(error.reason)") }
        return Answer(
          rule: rule, values: nil, notes: [], refusal: refusal ?? error.reason, effect: nil)
      }
    }
    visits = answers.flatMap { answer in
      zip(round.visits, answer.values ?? []).map { visit, value in
        AdjustedVisit(
          unit: round.units[visit.unit].id, team: round.teams[visit.team].id, rule: answer.rule,
          component: round.scheme.components[0].key, raw: visit.score, adjusted: value)
      }
    }
  }

  /// Rules that have an answer.
  public var answered: Int { answers.count { $0.values != nil } }

  /// What each rule had to say.
  public var notices: [Phrase] {
    answers.flatMap { answer -> [Phrase] in
      let name = Phrase(term: answer.rule.rawValue)
      return (answer.refusal.map { [Phrase("rule \(name) left out: \($0)")] } ?? [])
        + answer.notes.map { Phrase("rule \(name): \($0)") }
    }
  }
}

extension RuleResults.Effect {
  fileprivate init(_ values: [Double], _ appraisal: Appraisal) {
    let round = appraisal.round
    let before = appraisal.adjusted.totalsRaw
    let totals = round.scores(onsite: values).map { total($0, weights: appraisal.weights) }
    let ranksBefore = appraisal.ranking.ranks(before)
    let after = appraisal.ranking.ranks(totals)
    let shifts = zip(values, round.visits).map { abs($0 - $1.score) }
    let pairs = zip(before, totals).compactMap { a, b in a.flatMap { a in b.map { (a, $0) } } }
    let moves = zip(ranksBefore, after).compactMap { a, b in
      a.flatMap { a in b.map { abs($0 - a) } }
    }
    meanChange = mean(shifts) ?? 0
    largestChange = shifts.max() ?? 0
    (tauB, spearman) = appraisal.ranking.correlations(pairs.map(\.0), pairs.map(\.1))
    unitsMoved = moves.count { $0 > 0 }
    largestMove = moves.max()
  }
}
