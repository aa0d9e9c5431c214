import Assessments
import Severity
import Statistics

/// One test of the question whether teams scored alike.
public struct BiasTest: Sendable {
  /// What is asked, a fixed term.
  public let question: String
  /// The test's name, a fixed term.
  public let name: String
  /// The test statistic; for the anchored model the SD of severities, points.
  public let statistic: Double
  /// Degrees of freedom of the numerator; nil where there are none.
  public let df1: Double?
  /// Degrees of freedom of the denominator; nil where there are none.
  public let df2: Double?
  /// Chance of such a statistic if teams score alike; nil for the model.
  public let p: Double?
  /// Posterior probability that severities differ; the model's row only.
  public let posteriorProbability: Double?

  /// Tests of the raw scores, tests beyond the anchors where the design carries them, and the model.
  static func all(_ appraisal: Appraisal) -> [BiasTest] {
    let round = appraisal.round
    let groups = round.teams.indices.map { team in
      round.visits.filter { $0.team == team }.map(\.score)
    }.filter { !$0.isEmpty }
    var tests = [
      ("raw on-site means differ", welchF(groups)),
      ("raw on-site ranks differ", kruskalWallis(groups)),
      ("raw on-site spreads differ", brownForsythe(groups)),
    ].compactMap { question, test in
      test.map {
        BiasTest(
          question: question, name: $0.name, statistic: $0.statistic, df1: $0.df1, df2: $0.df2,
          p: $0.p, posteriorProbability: nil)
      }
    }
    let data = appraisal.anchors.data
    if let test = try? TeamPermutationTest(data, seed: appraisal.recipe.seed) {
      tests.append(
        BiasTest(
          question: "on-site scores beyond the anchors differ", name: "permutation of team labels",
          statistic: test.statistic, df1: nil, df2: nil, p: test.p, posteriorProbability: nil))
    }
    if let test = try? SeverityVarianceTest(data) {
      tests.append(
        BiasTest(
          question: "severities differ", name: "restricted likelihood ratio",
          statistic: test.statistic, df1: nil, df2: nil, p: test.p, posteriorProbability: nil))
    }
    tests.append(
      BiasTest(
        question: "severities differ", name: "anchored model, SD of severities in points",
        statistic: appraisal.estimate.severitySD, df1: nil, df2: nil, p: nil,
        posteriorProbability: 1 - appraisal.estimate.probabilityNoSeverity))
    return tests
  }
}
