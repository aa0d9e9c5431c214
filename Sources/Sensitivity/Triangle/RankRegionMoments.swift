/// Measure, first moments and edge counts of the regions "this unit has this rank".
struct RankRegionMoments {
  let count: Int
  /// unit × rank: measure, its moments in the first two weights, number of edges.
  private(set) var cells: [SIMD4<Double>]
  /// Measure of the whole region.
  private(set) var total = 0.0
  private(set) var reachable: [ReachableRanks]
  /// unit × unit: share of the region where the first is strictly above.
  private(set) var winning: [[Double]]

  init<Measure: EdgeMeasure>(units: [IntegerVector], region: WeightRegion, measure: Measure) {
    count = units.count
    cells = Array(repeating: .zero, count: count * count)
    reachable = Array(
      repeating: ReachableRanks(best: .max, worst: 0, bestWithTies: .max, worstWithTies: 0),
      count: count)
    winning = Array(repeating: Array(repeating: 0, count: count), count: count)
    var pairs = PairWalk(units: units, region: region)
    addLines(&pairs, measure)
    addBoundary(&pairs.walk, region, measure)
    addPairs(units, region, measure)
  }

  private mutating func addLines<Measure: EdgeMeasure>(_ pairs: inout PairWalk, _ measure: Measure)
  {
    let count = count
    pairs.forEachLine { walk, segment, tied in
      let line = measure.line(from: segment.start, to: segment.end)
      var (fewest, most) = (Int.max, 0)
      var (fewestAtPoint, mostAtPoint) = (Int.max, 0)
      let simple = tied.count == 2
      let (first, second) = (tied[0].unit * count, tied[1].unit * count)
      cells.withUnsafeMutableBufferPointer { cells in
        walk.visit { from, to, above in
          fewest = min(fewest, above)
          most = max(most, above)
          var share = measure.piece(line, from, to)
          let minus = SIMD4(0, 0, 0, 1) - share
          share.w = 1
          if simple {
            cells[first + above + 1] += share
            cells[first + above] += minus
            cells[second + above] += share
            cells[second + above + 1] += minus
          } else {
            for one in tied {
              cells[one.unit * count + above + one.abovePositive] += share
              cells[one.unit * count + above + one.aboveNegative] += minus
            }
          }
        } meeting: { _, above, meeting in
          fewestAtPoint = min(fewestAtPoint, above)
          mostAtPoint = max(mostAtPoint, above + meeting)
        }
      }
      for one in tied {
        let (low, high) = (
          min(one.abovePositive, one.aboveNegative), max(one.abovePositive, one.aboveNegative)
        )
        reachable[one.unit].include(above: fewest + low)
        reachable[one.unit].include(above: most + high)
        reachable[one.unit].include(
          point: min(fewest, fewestAtPoint), tied: max(most, mostAtPoint) + tied.count - 1)
      }
    }
  }

  /// Edges on the region's own boundary, and ties on it.
  private mutating func addBoundary<Measure: EdgeMeasure>(
    _ walk: inout SegmentWalk, _ region: WeightRegion, _ measure: Measure
  ) {
    let count = count
    let segments = region.sides.indices.map(region.boundary)
    for segment in segments {
      total += measure.piece(measure.line(from: segment.start, to: segment.end), 0, 1).x
    }
    for unit in 0..<count {
      walk.setPivot(unit)
      let identical = walk.leads.count { $0.isZero } - 1
      for segment in segments {
        _ = walk.trace(segment)
        let line = measure.line(from: segment.start, to: segment.end)
        // Tied all along the side, but above inside the region.
        let inside = walk.collinear.count { walk.leads[$0].dot(segment.line) > 0 }
        let tied = walk.collinear.count
        reachable[unit].include(
          point: walk.startAbove, tied: walk.startAbove + walk.startTied + tied)
        reachable[unit].include(point: walk.endAbove, tied: walk.endAbove + walk.endTied + tied)
        walk.visit { from, to, above in
          var share = measure.piece(line, from, to)
          share.w = 1
          cells[unit * count + above + inside] += share
          reachable[unit].include(above: above + inside)
          reachable[unit].include(point: above, tied: above + max(tied, identical))
        } meeting: { _, above, meeting in
          reachable[unit].include(point: above, tied: above + meeting + tied)
        }
      }
    }
  }

  private mutating func addPairs<Measure: EdgeMeasure>(
    _ units: [IntegerVector], _ region: WeightRegion, _ measure: Measure
  ) {
    for i in 0..<count {
      for j in 0..<i {
        let share = region.share(units[j] - units[i], measure) / total
        winning[j][i] = share.positive
        winning[i][j] = share.negative
      }
    }
  }
}
