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
