import Agreement
import Appraisals

/// A row of variable_components: one source of two variables.
struct VariableComponent: Sendable {
  let term: String
  let variable: String
  let other: String
  let covariance: Double?
  let correlation: Double?

  /// Sources in the design's order, each with every pair of variables.
  static func all(_ study: SeveralVariables) -> [VariableComponent] {
    let names = study.names
    return study.design.terms.flatMap { term in
      names.indices.flatMap { first in
        (first..<names.count).map { second in
          let hasValue = first == second || study.isShared(term)
          return VariableComponent(
            term: study.design.name(term), variable: names[first], other: names[second],
            covariance: hasValue ? study.covariances[term]?[first][second] : nil,
            correlation: hasValue ? study.correlation(term, first, second) : nil)
        }
      }
    }
  }
}

/// A row of composite_dstudy: a variable or the composite under one design.
struct VariableDecision: Sendable {
  let design: Int
  let variable: String
  let sizes: [Double]?
  let weight: Double?
  let contribution: Double?
  let variances: ScoreVariances
  let intervals: CoefficientIntervals

  /// The variables in their order, then the composite.
  static func all(_ row: CompositeRow, design: Int, _ names: [String]) -> [VariableDecision] {
    let decision = row.decision
    return names.indices.map { place in
      VariableDecision(
        design: design, variable: names[place], sizes: decision.sizes[place],
        weight: decision.weights[place], contribution: decision.contributions[place],
        variances: decision.variables[place], intervals: row.variables[place])
    } + [
      VariableDecision(
        design: design, variable: "composite", sizes: nil, weight: nil, contribution: nil,
        variances: decision.composite, intervals: row.composite)
    ]
  }
}
