/// What finds the smallest change of weights that lets one unit pass another.
///
/// Every question about a ranking comes down to the pairs that decide it; see `DecidingPairs`.
public protocol FlipSearch: Sendable {
  /// Units by nominal total, the highest first; equal ones in the order of their numbers.
  var nominalOrder: [Int] { get }

  /// The rank of a unit at the nominal weights: 1 plus the number of units strictly above it.
  func nominalRank(_ unit: Int) -> Int

  /// The smallest of the changes that let one of the second units pass its first; nil when no weights
  /// of the region do.
  func nearest(_ pairs: [(Int, Int)], norm: WeightNorm) -> WeightFlip?
}

extension FlipSearch {
  /// The smallest change of weights that lets some other unit pass the winner.
  ///
  /// - Returns: nil when no weights of the region do.
  public func winnerChange(norm: WeightNorm = .euclidean) -> WeightFlip? {
    topSetChange(1, norm: norm)
  }

  /// The smallest change of weights that changes the set of the first k units.
  ///
  /// - Returns: nil when no weights of the region do.
  /// - Complexity: k (n − k) pairs.
  public func topSetChange(_ k: Int, norm: WeightNorm = .euclidean) -> WeightFlip? {
    nearest(DecidingPairs.top(k, of: nominalOrder), norm: norm)
  }

  /// The smallest change of weights that changes the nominal order: in any such change some
  /// neighbours swap first.
  ///
  /// Units that tie at the nominal weights swap at once, unless they are identical.
  ///
  /// - Returns: nil when no weights of the region do.
  /// - Complexity: linear in the units.
  public func orderChange(norm: WeightNorm = .euclidean) -> WeightFlip? {
    nearest(DecidingPairs.order(nominalOrder), norm: norm)
  }

  /// The smallest change of weights that carries some unit across a cut between grades.
  ///
  /// - Parameter cuts: numbers of units from the top to each cut.
  /// - Returns: nil when no weights of the region do.
  /// - Complexity: k (n − k) pairs per cut k.
  public func gradeChange(cuts: [Int], norm: WeightNorm = .euclidean) -> WeightFlip? {
    cuts.compactMap { topSetChange($0, norm: norm) }.min { $0.distance < $1.distance }
  }
}
