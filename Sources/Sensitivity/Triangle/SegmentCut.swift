/// A unit that changes place with the pivot inside a segment.
struct SegmentCut {
  /// Share of the way from start to end.
  var position: Double
  /// Bound of the position's rounding error.
  var error: Double
  var unit: Int32
  /// 1 when the unit is above the pivot before the cut, −1 when after.
  var before: Int32
}
