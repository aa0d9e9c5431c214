/// A line on which units tie, each with the count of its tied fellows above it on either side.
struct TiedUnit {
  let unit: Int
  /// Tied units above this one where the line's form is positive, and where it is negative.
  let abovePositive: Int
  let aboveNegative: Int
}

/// Every line on which units tie inside a region, once, with the count of units above along it.
///
/// Units whose score vectors lie on one line tie on one and the same line of weights; they come together,
/// under the pair of the first unit and the first one unlike it.
///
/// - Complexity: n² lines of n log n, no more than 200 bytes per unit.
struct PairWalk {
  let region: WeightRegion
  var walk: SegmentWalk

  init(units: [IntegerVector], region: WeightRegion) {
    self.region = region
    walk = SegmentWalk(units: units)
  }

  /// Visits the lines of the pairs (pivot, other), the walk traced along each.
  mutating func forEachLine(
    _ body: (borrowing SegmentWalk, WeightSegment, [TiedUnit]) -> Void
  ) {
    let count = walk.units.count
    for i in 0..<count {
      walk.setPivot(i)
      for j in (i + 1)..<max(i + 1, count) {
        let line = walk.leads[j]
        guard !line.isZero, let segment = region.segment(of: line) else { continue }
        let first = walk.trace(segment) { k, lead in k < i || (k < j && !lead.isZero) }
        guard first else { continue }
        body(walk, segment, tied(pivot: i, line: line))
      }
    }
  }

  private func tied(pivot: Int, line: IntegerVector) -> [TiedUnit] {
    if walk.collinear.count == 1 {
      return [
        TiedUnit(unit: pivot, abovePositive: 1, aboveNegative: 0),
        TiedUnit(unit: walk.collinear[0], abovePositive: 0, aboveNegative: 1),
      ]
    }
    // Leads over the pivot are multiples of the line's form; their products with it order them.
    let members = ([pivot] + walk.collinear).map { (unit: $0, lead: walk.leads[$0].dot(line)) }
    return members.map { member in
      TiedUnit(
        unit: member.unit, abovePositive: members.count { $0.lead > member.lead },
        aboveNegative: members.count { $0.lead < member.lead })
    }
  }
}
