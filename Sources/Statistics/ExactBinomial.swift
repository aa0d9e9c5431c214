import Foundation

/// P(X ≥ count) of a binomial count.
///
/// It is computed through the beta distribution, so small tails keep their digits.
public func binomialUpper(_ count: Int, of trials: Int, probability: Double) -> Double {
  if count <= 0 { return 1 }
  if count > trials { return 0 }
  return Distributions.betaUpper(1 - probability, Double(trials - count + 1), Double(count))
}

/// The exact two-sided p value of a binomial count: the probability of all outcomes that are no
/// more likely than the one seen.
///
/// - Parameter probability: strictly between 0 and 1.
/// - Complexity: linear in `trials`.
public func binomialTwoSided(_ count: Int, of trials: Int, probability: Double) -> Double {
  precondition((0...trials).contains(count), "a count of successes among trials")
  func logMass(_ k: Int) -> Double {
    lgamma(Double(trials + 1)) - lgamma(Double(k + 1)) - lgamma(Double(trials - k + 1))
      + Double(k) * log(probability) + Double(trials - k) * log(1 - probability)
  }
  // Outcomes as likely as the one seen differ from it by the rounding of lgamma.
  let limit = logMass(count) + 1e-7
  let sum = (0...trials).reduce(0.0) { sum, k in
    let mass = logMass(k)
    return mass <= limit ? sum + exp(mass) : sum
  }
  return min(1, sum)
}
