import MixedModels
import Phrases
import Reporting

extension MixedModelFit {
  /// - Parameter profile: intervals that replace the Wald ones, in the components' order.
  func componentTable(_ profile: [ProfileInterval]) -> ResultTable {
    ResultTable(
      name: "variance_components", jsonName: "components",
      columns: ["term", "levels", "variance", "sd", "se", "lower", "upper", "share"],
      rows: components.map { component in
        let own = profile.first { $0.component == component.name }
        return [
          .text(component.name), component.levels.map { .integer($0) } ?? .missing,
          .exact(component.variance), .exact(component.standardDeviation),
          .exact(component.standardError), .exact(own == nil ? component.lower : own?.lower),
          .exact(own == nil ? component.upper : own?.upper),
          .exact(component.share),
        ]
      })
  }

  var fixedTable: ResultTable {
    ResultTable(
      name: "fixed_effects", columns: ["term", "estimate", "se", "df", "t", "p"],
      rows: fixedEffects.map { effect in
        [
          .text(effect.name), .exact(effect.estimate), .exact(effect.standardError),
          .exact(effect.degreesOfFreedom), .exact(effect.t), .exact(effect.p),
        ]
      })
  }

  var effectTable: ResultTable {
    ResultTable(
      name: "effects", columns: ["term", "level", "estimate", "conditional_sd"],
      rows: effects.map { effect in
        [
          .text(effect.factor), .text(effect.level), .exact(effect.estimate),
          .exact(effect.conditionalSD),
        ]
      })
  }

  /// What the fit as a whole says, for the JSON.
  var facts: [(String, ResultTable.Cell)] {
    [
      ("method", .text(method.rawValue)), ("criterion", .exact(criterion)),
      ("log_likelihood", .exact(logLikelihood)), ("observations", .integer(observations)),
      ("evaluations", .integer(evaluations)), ("convergence", .text(convergenceText)),
    ]
  }

  private var convergenceText: String {
    switch convergence {
    case .converged: "converged"
    case .boundary(let names, _): "boundary: \(names.joined(separator: ", "))"
    case .evaluationLimit: "evaluation limit"
    }
  }

  var sentence: Phrase {
    let head = Phrase(
      "\(method.rawValue) criterion \(criterion.fixed(4)), \(observations) observations, "
        + "\(evaluations) evaluations")
    switch convergence {
    case .converged: return head
    case .boundary(let names, _):
      return Phrase("\(head); no variance found between levels of \(names)")
    case .evaluationLimit: return Phrase("\(head); NOT CONVERGED: do not use these numbers")
    }
  }
}

extension [LikelihoodRatioTest] {
  var table: ResultTable {
    ResultTable(
      name: "variance_tests", columns: ["term", "likelihood_ratio", "p"],
      rows: map { [.text($0.component), .exact($0.statistic), .exact($0.p)] })
  }
}
