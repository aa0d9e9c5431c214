/// The probability that a linear form of Dirichlet weights with whole parameters is positive.
///
/// Weights uniform on the simplex have all parameters 1. A parameter of p stands for p uniform
/// coordinates with the same coefficient, so one recursion serves both. Every term is a product of
/// positive numbers: no digits cancel.
///
/// - Parameters:
///   - form: one coefficient per component.
///   - parameters: one per component, from 1.
/// - Complexity: sum of the parameters of positive coefficients times that of negative ones.
///
/// Source: Varsi (1973), Pacific J. Math. 45, 315-319; Ali (1973), Pacific J. Math. 48, 1-6.
public func simplexShare(above form: [Double], parameters: [Int]) -> Double {
  precondition(form.count == parameters.count, "one parameter a coefficient")
  let repeated = zip(form, parameters).flatMap { Array(repeating: $0, count: $1) }
  let positive = repeated.filter { $0 > 0 }
  let negative = repeated.filter { $0 < 0 }
  // Where coefficients of 0 are concerned, the form keeps its sign: they only thin out the rest.
  guard !positive.isEmpty else { return 0 }
  guard !negative.isEmpty else { return 1 }
  // shares[h] after v: the share above zero of the simplex over the first h positive and v negative ones.
  var shares = Array(repeating: 1.0, count: positive.count + 1)
  shares[0] = 0
  for v in negative {
    for h in 1..<shares.count {
      let u = positive[h - 1]
      shares[h] = (u * shares[h] - v * shares[h - 1]) / (u - v)
    }
  }
  return shares[positive.count]
}

/// Pairwise winning and expected ranks over all weights of any number of components, exact up to rounding.
public struct SimplexPairs: Sendable {
  /// unit × unit: probability that the first is strictly above the second.
  public let pairwiseWinning: [[Double]]
  /// One entry per unit: 1 plus the expected number of units strictly above it.
  public let expectedRank: [Double]
  /// One entry per unit: bounds of every reachable rank, from units that are above or below it
  /// whatever the weights.
  public let dominance: [RankBounds]

  /// Compares every pair of units over all weights.
  ///
  /// - Parameters:
  ///   - scores: unit × component, two components or more.
  ///   - parameters: whole Dirichlet parameters; nil is all 1 (uniform).
  /// - Throws: errors of scores; `beliefUnusable`.
  /// - Complexity: n² pairs, each a cut of the simplex.
  public init(scores: [[Double]], parameters: [Int]? = nil) throws(SensitivityError) {
    let components = try componentCount(scores, least: 2)
    let parameters = parameters ?? Array(repeating: 1, count: components)
    try validate(parameters: parameters, components: components)
    let count = scores.count
    var winning = Array(repeating: Array(repeating: 0.0, count: count), count: count)
    var bounds = Array(repeating: RankBounds(best: 1, worst: count), count: count)
    for i in 0..<count {
      for j in 0..<count where j != i {
        let lead = zip(scores[i], scores[j]).map { $0 - $1 }
        winning[i][j] = simplexShare(above: lead, parameters: parameters)
        if lead.allSatisfy({ $0 < 0 }) { bounds[i].best += 1 }
        if lead.allSatisfy({ $0 >= 0 }) { bounds[i].worst -= 1 }
      }
    }
    pairwiseWinning = winning
    expectedRank = (0..<count).map { i in 1 + winning.reduce(0) { $0 + $1[i] } }
    dominance = bounds
  }
}

/// Ranks beyond which no weights lead.
public struct RankBounds: Equatable, Sendable {
  /// No weights give a better rank than this.
  public var best: Int
  /// No weights give a worse rank than this.
  public var worst: Int
}

/// The number of components of checked scores.
func componentCount(_ scores: [[Double]], least: Int) throws(SensitivityError) -> Int {
  let components = scores.first?.count ?? 0
  try validate(scores, components: components)
  guard components >= least else { throw .tooFewComponents(components, least: least) }
  return components
}

/// Throws unless there is a parameter from 1 for every component, of sum up to 1000.
func validate(parameters: [Int], components: Int) throws(SensitivityError) {
  guard parameters.count == components, parameters.allSatisfy({ (1...1000).contains($0) }),
    parameters.reduce(0, +) <= 1000
  else { throw .beliefUnusable(parameters) }
}
