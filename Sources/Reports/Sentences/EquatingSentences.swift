public import Appraisals
import Equating
public import Phrases

extension EquatingStudy {
  /// The design, and by how many points each method moves the mean score.
  public var sentences: [Phrase] {
    let (sizeX, sizeY) = (equating.x.size.significant(6), equating.y.size.significant(6))
    let design =
      equating.x.anchorScale == nil
      ? Phrase(
        "Equivalent groups: \(sizeX) examinees took form X, \(sizeY) took form Y. That the groups "
          + "are alike is assumed; scores cannot show it.")
      : Phrase(
        "Groups with an anchor: \(sizeX) examinees took form X, \(sizeY) took form Y. What methods "
          + "assume of the groups differs, and scores cannot show which holds.")
    let mean = equating.x.scores.moments.mean
    let moves = equating.forms.map {
      Phrase("\(Phrase(term: $0.method.rawValue)) \(($0.moments.mean - mean).signed(2))")
    }
    return [
      design,
      Phrase(
        "On the scale of Y the mean score of form X moves by, in points: \(moves, mark: .comma)."),
    ]
  }
}
