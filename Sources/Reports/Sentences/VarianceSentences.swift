public import Appraisals
public import MixedModels
public import Phrases

extension MixedModelFit {
  /// How well the model fits and how the fitting ended.
  public var sentence: Phrase {
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

extension VarianceStudy {
  /// How well the model fits, and the condition number of a regression.
  public var sentence: Phrase {
    guard let regression else { return fit.sentence }
    let condition = regression.conditionNumber.significant(3)
    guard let variance = regression.residualVariance else {
      return Phrase(
        "Least squares, \(regression.observations) observations, no residual degrees of freedom, "
          + "condition number \(condition)")
    }
    return Phrase(
      "Least squares, \(regression.observations) observations, residual SD "
        + "\(variance.squareRoot().significant(6)) with \(regression.residualDF) degrees of freedom, "
        + "condition number \(condition)")
  }
}
