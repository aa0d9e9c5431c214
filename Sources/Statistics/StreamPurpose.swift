/// What a random stream is for: streams of unlike purposes share no numbers.
///
/// Every use of chance in the package has a case here, and no two cases share a value. A value
/// never changes, as the results of a seed would change with it.
public enum StreamPurpose: UInt32, CaseIterable, Sendable {
  /// Steps of a chain of the anchored model.
  case anchoredChain = 1
  /// Effects drawn at the states a chain keeps.
  case anchoredEffects = 2
  /// Importance samples that fit the proposals of the anchored model.
  case anchoredProposal = 3
  /// Shuffled team labels.
  case teamPermutation = 4

  /// True qualities and severities of simulated rounds.
  case simulatedTruth = 100
  /// Ratings and team choices of a simulated round.
  case simulatedRound = 101
  /// Routine scores of a simulated round.
  case simulatedRoutine = 102
  /// Ballots of a simulated round.
  case simulatedBallots = 103
  /// Field notes of a simulated round.
  case simulatedNotes = 104
  /// The small simulated round.
  case simulatedSmallRound = 105
  /// Departments that the assessors of simulated rounds come from.
  case simulatedHomes = 106

  /// Starting subsets of the minimum covariance determinant.
  case determinantStarts = 200
  /// Weights drawn for joint ranks.
  case jointRankWeights = 210
  /// Weights and rule that go with each posterior draw in joint ranks.
  case jointRankChoices = 214
  /// True totals that go with posterior draws of severities.
  case trueTotals = 212
  /// Errors of a second, independent round.
  case secondRound = 213
  /// Errors drawn for confidence sets of ranks.
  case rankConfidence = 211
  /// The null of assessors' spreads over items.
  case itemSpread = 220
  /// The null of straight lines.
  case straightLine = 222
  /// The null of round digits.
  case roundDigits = 223
  /// The null of pairs of assessors who score alike.
  case assessorPairs = 224
  /// The null of assessors' ranges over units.
  case unitRange = 225
  /// The null of a severity that drifts over visits.
  case severityDrift = 226
  /// Small normal samples behind robust z.
  case smallRobustZ = 227
  /// Small normal samples behind the extreme Studentized deviates.
  case smallDeviates = 228
  /// The null of scores of assessors' own departments and of their competitors.
  case homeDepartments = 229
  /// Normal rounds behind the test of the skewness of errors.
  case errorSkewness = 230

  /// Importance samples that fit the proposals of the model of several years.
  case multiYearProposal = 300
  /// The weighted sample of the model of several years.
  case multiYearSample = 301
  /// Effects drawn at the points of that sample.
  case multiYearEffects = 302

  /// Examinees drawn for standard errors of equating.
  case equatingBootstrap = 0x4551_0001

  /// Mean squares drawn for intervals of generalizability coefficients.
  case coefficientPivots = 0x4754_0001

  /// Scrambled Sobol' points of weights.
  case sobolWeights = 0x5351_0001
  /// Chains of weights inside constraints.
  case hitAndRun = 0x5351_0002
  /// Scrambled Sobol' points of Sobol' indices and Shapley effects.
  case sobolIndices = 0x5351_0003
  /// Resampled rows of Sobol' indices.
  case sobolBootstrap = 0x5351_0004
  /// The way from the rim of a region of weights to its inside.
  case regionInside = 0x5351_0005
}
