internal import RealModule

extension Array where Element == Double {
  /// Whether another array is as long and agrees number by number, within the larger of both
  /// tolerances.
  public func isApproximatelyEqual(
    to other: [Double], absoluteTolerance: Double, relativeTolerance: Double = 0
  ) -> Bool {
    count == other.count
      && zip(self, other).allSatisfy {
        $0.isApproximatelyEqual(
          to: $1, absoluteTolerance: absoluteTolerance, relativeTolerance: relativeTolerance)
      }
  }

  /// Whether another array is as long and agrees number by number, relative to their sizes.
  public func isApproximatelyEqual(to other: [Double], relativeTolerance: Double) -> Bool {
    isApproximatelyEqual(to: other, absoluteTolerance: 0, relativeTolerance: relativeTolerance)
  }
}

extension Array where Element == [Double] {
  /// Whether another matrix has rows as many and as long, and agrees number by number.
  public func isApproximatelyEqual(to other: [[Double]], absoluteTolerance: Double) -> Bool {
    count == other.count
      && zip(self, other).allSatisfy {
        $0.isApproximatelyEqual(to: $1, absoluteTolerance: absoluteTolerance)
      }
  }
}
