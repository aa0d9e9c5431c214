import Appraisals
import Phrases
import Sensitivity

extension WeightAnalysis {
  /// Which ranks other weights would give a unit, and the smallest change of weights that moves it;
  /// none for a unit that is not ranked.
  func sentences(of unit: String) -> [Phrase] {
    guard let reach = acceptability?.reach.first(where: { $0.unit == unit }) else { return [] }
    let (best, worst) = (reach.ranks.bound.best, reach.ranks.bound.worst)
    let range =
      best == worst
      ? Phrase("Whatever the weights, its rank is \(best).")
      : Phrase("By other weights its rank would lie between \(best) and \(worst).")
    let moves = flips.filter { flip in
      guard case .move(unit, _) = flip.change else { return false }
      return flip.norm == .largest
    }
    guard let least = moves.min(by: { $0.distance < $1.distance }),
      case .move(_, let rank) = least.change
    else { return [range] }
    let weights = zip(problem.components, least.weights).map {
      Phrase("\(Phrase(term: $0)) \($1.significant(4))")
    }
    return [
      range,
      Phrase(
        "The smallest change of weights that moves it is \(least.distance.fixed(2)) percentage points, to "
          + "rank \(rank): \(Phrase(weights, mark: .comma))."),
    ]
  }
}
