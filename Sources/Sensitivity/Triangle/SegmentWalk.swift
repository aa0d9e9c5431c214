/// Who is above one unit, the pivot, all along a segment of weights.
///
/// Every other unit's lead over the pivot is a linear function on the segment: it is above, below, tied
/// all along, or changes once, at a cut. Signs are taken from doubles where their error bound
/// allows and from exact determinants elsewhere; so is the order of cuts.
///
/// One walk is reused for all segments of a pivot: its buffers are the only memory it takes.
struct SegmentWalk {
  let units: [IntegerVector]
  private(set) var pivot = -1
  /// Leads over the pivot, exact.
  private(set) var leads: [IntegerVector] = []
  /// The same, rounded once, with an error bound of a lead at weights up to 1.
  private var rounded: [SIMD4<Double>] = []

  /// Units above the pivot where the segment starts, tied ones apart.
  private(set) var base = 0
  /// Units tied with the pivot all along, identical ones among them, the pivot not.
  private(set) var collinear: [Int] = []
  /// Units above at the very start, and tied there but not all along; the same at the end.
  private(set) var startAbove = 0
  private(set) var startTied = 0
  private(set) var endAbove = 0
  private(set) var endTied = 0

  private var cuts: [SegmentCut] = []
  private var buckets = BucketOrder()
  /// Cuts closer than this are put in order exactly.
  private var closeness = 0.0

  init(units: [IntegerVector]) {
    self.units = units
    leads = Array(repeating: .zero, count: units.count)
    rounded = Array(repeating: .zero, count: units.count)
    cuts.reserveCapacity(units.count)
  }

  mutating func setPivot(_ unit: Int) {
    pivot = unit
    for k in units.indices {
      let lead = units[k] - units[unit]
      leads[k] = lead
      let (x, y, z) = (Double(lead.x), Double(lead.y), Double(lead.z))
      // Half ulps: a lead 1, a weight 5, their product 1, two sums 2; 9 in all, of terms that sum
      // to no more than |x| + |y| + |z|. Half as much again is safe.
      rounded[k] = SIMD4(x, y, z, 7 * Double.ulpOfOne * (abs(x) + abs(y) + abs(z)))
    }
  }

  /// Finds base, ties and cuts of a segment.
  ///
  /// - Parameter unless: stops early, and returns false, when a unit tied all along meets it.
  /// - Complexity: n, and c log c for c cuts.
  mutating func trace(
    _ segment: WeightSegment, unless skip: (Int, IntegerVector) -> Bool = { _, _ in false }
  ) -> Bool {
    base = 0
    (startAbove, startTied, endAbove, endTied) = (0, 0, 0, 0)
    collinear.removeAll(keepingCapacity: true)
    cuts.removeAll(keepingCapacity: true)
    var largest = 0.0
    let (start, end) = (segment.start, segment.end)
    for k in units.indices {
      let lead = rounded[k]
      let first = lead.x * start.x + lead.y * start.y + lead.z * start.z
      let last = lead.x * end.x + lead.y * end.y + lead.z * end.z
      var before: Int8 = first > 0 ? 1 : -1
      var after: Int8 = last > 0 ? 1 : -1
      if abs(first) <= lead.w || abs(last) <= lead.w {
        if k == pivot { continue }
        before = segment.signAtStart(leads[k])
        after = segment.signAtEnd(leads[k])
        if before == 0 && after == 0 {
          if skip(k, leads[k]) { return false }
          collinear.append(k)
          continue
        }
        if before == 0 { startTied += 1 }
        if after == 0 { endTied += 1 }
      }
      if before > 0 { startAbove += 1 }
      if after > 0 { endAbove += 1 }
      if before == 0 ? after > 0 : before > 0 { base += 1 }
      if before * after < 0 {
        let span = first - last
        let error = abs(span) > 0 ? 4 * lead.w / abs(span) + 4 * Double.ulpOfOne : 1
        largest = max(largest, error)
        cuts.append(
          SegmentCut(
            position: abs(span) > 0 ? min(1, max(0, first / span)) : 0.5, error: error,
            unit: Int32(k), before: Int32(before)))
      }
    }
    closeness = 2 * largest
    order(on: segment.line)
    return true
  }

  /// Visits the pieces between cuts, and the cuts where two units or more meet the pivot's line.
  ///
  /// - Parameters:
  ///   - piece: start, end, and units above, those tied all along apart.
  ///   - meeting: position, units above there, and units tied there but not all along.
  @inline(__always)
  func visit(
    piece: (Double, Double, Int) -> Void, meeting: (Double, Int, Int) -> Void = { _, _, _ in }
  ) {
    var above = base
    var from = 0.0
    var index = 0
    while index < cuts.count {
      let cut = cuts[index]
      piece(from, cut.position, above)
      from = cut.position
      var last = index + 1
      if last < cuts.count, cuts[last].position - from <= closeness {
        while last < cuts.count, meets(cut, cuts[last]) { last += 1 }
      }
      if last == index + 1 {
        above -= Int(cut.before)
      } else {
        let leaving = cuts[index..<last].count { $0.before > 0 }
        meeting(from, above - leaving, last - index)
        above += (last - index) - 2 * leaving
      }
      index = last
    }
    piece(from, 1, above)
  }

  /// The share of a segment where another unit is strictly above the pivot.
  func shareAbove(_ unit: Int, on segment: WeightSegment) -> Double {
    let before = segment.signAtStart(leads[unit])
    let after = segment.signAtEnd(leads[unit])
    if before >= 0 && after >= 0 { return before == 0 && after == 0 ? 0 : 1 }
    if before <= 0 && after <= 0 { return 0 }
    let lead = rounded[unit]
    let first = lead.x * segment.start.x + lead.y * segment.start.y + lead.z * segment.start.z
    let last = lead.x * segment.end.x + lead.y * segment.end.y + lead.z * segment.end.z
    let position = first == last ? 0.5 : min(1, max(0, first / (first - last)))
    return before > 0 ? position : 1 - position
  }

  /// Whether two neighbouring cuts are one point; `line` was the last one traced.
  private func meets(_ a: SegmentCut, _ b: SegmentCut) -> Bool {
    b.position - a.position <= a.error + b.error
      && tracedLine.determinantSign(leads[Int(a.unit)], leads[Int(b.unit)]) == 0
  }

  private var tracedLine = IntegerVector.zero

  /// Sorts cuts: by position, and exactly where positions are too close to tell.
  private mutating func order(on line: IntegerVector) {
    tracedLine = line
    buckets.sort(&cuts)
    var first = 0
    while first < cuts.count {
      var last = first + 1
      while last < cuts.count, cuts[last].position - cuts[last - 1].position <= closeness {
        last += 1
      }
      if last - first > 1 {
        let leads = leads
        cuts[first..<last].sort { a, b in
          if abs(a.position - b.position) > a.error + b.error { return a.position < b.position }
          // The other line's value at a's cut has the sign of det(line, a, b) · a's sign before.
          let sign = line.determinantSign(leads[Int(a.unit)], leads[Int(b.unit)])
          return sign * Int(a.before) * Int(b.before) > 0
        }
      }
      first = last
    }
  }
}
