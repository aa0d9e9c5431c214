import Assessments
import Severity
import Statistics

/// One test of the question whether teams scored alike.
public struct BiasTest: Sendable {
  /// What is asked, a fixed term.
  public let question: String
  /// The test's name, a fixed term.
  public let name: String
  /// What an answer takes for granted, a fixed term.
  public let assumes: String
  /// The test statistic; for the anchored model the SD between teams, points.
  public let statistic: Double
  /// Degrees of freedom of the numerator; nil where there are none.
  public let df1: Double?
  /// Degrees of freedom of the denominator; nil where there are none.
  public let df2: Double?
  /// Chance of such a statistic if teams score alike; nil for the model.
  public let p: Double?
  /// Posterior probability that severities differ; the model's row only.
  public let posteriorProbability: Double?

  /// Probability of a difference before any score; the model's rows only.
  public let priorProbability: Double?

  init(
    _ question: String, _ name: String, assumes: String, statistic: Double, df1: Double? = nil,
    df2: Double? = nil, p: Double? = nil, posterior: Double? = nil, prior: Double? = nil
  ) {
    self.question = question
    self.name = name
    self.assumes = assumes
    self.statistic = statistic
    self.df1 = df1
    self.df2 = df2
    self.p = p
    posteriorProbability = posterior
    priorProbability = prior
  }

  /// Labels that are shuffled in all, where a round has so many units that fewer shuffles have to do.
  private static let shuffledLabels = 250_000_000
  private static let random = Identification.randomAllocation.rawValue

  /// Tests of the raw scores, tests beyond the anchors where the design carries them, and the model.
  static func all(_ appraisal: Appraisal) -> [BiasTest] {
    let (round, anchors) = (appraisal.round, appraisal.anchors)
    let groups = round.scoresByTeam.filter { !$0.isEmpty }
    var tests = [
      ("raw on-site means differ", welchF(groups)),
      ("raw on-site ranks differ", kruskalWallis(groups)),
      ("raw on-site spreads differ", brownForsythe(groups)),
    ].compactMap { question, test in
      test.map {
        BiasTest(
          question, $0.name, assumes: random, statistic: $0.statistic, df1: $0.df1, df2: $0.df2,
          p: $0.p)
      }
    }
    // Shuffles of a million units take some 30 ms each.
    let shuffles = min(4_999, max(499, shuffledLabels / max(1, round.units.count)))
    if let test = try? TeamPermutationTest(
      anchors.data, seed: appraisal.recipe.seed, permutations: shuffles)
    {
      tests.append(
        BiasTest(
          "on-site scores beyond the anchors differ", "permutation of team labels",
          assumes: random, statistic: test.statistic, p: test.p))
    }
    if let test = try? SeverityVarianceTest(anchors.data) {
      tests.append(
        BiasTest(
          "severities differ", "restricted likelihood ratio", assumes: identification(anchors),
          statistic: test.statistic, p: test.p))
    }
    tests.append(
      BiasTest(
        "severities differ", "anchored model, SD of severities in points",
        assumes: identification(anchors), statistic: appraisal.estimate.severitySD,
        posterior: appraisal.severities.probabilityOfAny,
        prior: appraisal.severities.priorProbabilityOfAny))
    return tests + leans(appraisal)
  }

  /// Whether each anchor favours some teams' units, where anything can tell.
  private static func leans(_ appraisal: Appraisal) -> [BiasTest] {
    let anchors = appraisal.anchors
    guard anchors.canTestLeans else { return [] }
    return anchors.keys.dropFirst().enumerated().flatMap { place, key -> [BiasTest] in
      let question = "\(key) scores lean by team"
      let assumes = "the other scores do not lean alike"
      var tests: [BiasTest] = []
      if let test = try? AnchorLeanTest(anchors.data, anchor: place) {
        tests.append(
          BiasTest(
            question, "restricted likelihood ratio", assumes: assumes, statistic: test.statistic,
            p: test.p))
      }
      let lean = appraisal.estimate.leans[place]
      tests.append(
        BiasTest(
          question, "anchored model, SD of leans in points", assumes: assumes,
          statistic: lean.standardDeviation, posterior: lean.probability,
          prior: AnchoredModel.priorProbabilityOfLean))
      return tests
    }
  }

  private static func identification(_ anchors: Anchors) -> String {
    switch anchors.identification {
    case .anchors: "anchors free of the teams"
    case .both, .sharedVisits: "shared visits"
    case .randomAllocation: random
    }
  }
}
