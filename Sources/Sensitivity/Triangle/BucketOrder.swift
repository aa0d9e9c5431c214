/// Sorts cuts by position in expected linear time: positions spread over 0 to 1.
struct BucketOrder {
  private var ends: [Int32] = []
  private var sorted: [SegmentCut] = []

  /// - Complexity: n for evenly spread positions; falls back to n log n when many share a bucket.
  mutating func sort(_ cuts: inout [SegmentCut]) {
    let count = cuts.count
    // Below this, insertion beats counting.
    guard count > 12 else { return insertionSort(&cuts) }
    let scale = Double(count)
    ends.removeAll(keepingCapacity: true)
    ends.append(contentsOf: repeatElement(0, count: count + 1))
    for cut in cuts { ends[Int(cut.position * scale)] += 1 }
    var total: Int32 = 0
    var fullest: Int32 = 0
    for bucket in ends.indices {
      fullest = max(fullest, ends[bucket])
      total += ends[bucket]
      ends[bucket] = total
    }
    // Insertion sort is quadratic within a bucket.
    guard fullest <= 24 else { return cuts.sort { $0.position < $1.position } }
    sorted.removeAll(keepingCapacity: true)
    sorted.append(contentsOf: cuts)
    for cut in cuts {
      let bucket = Int(cut.position * scale)
      ends[bucket] -= 1
      sorted[Int(ends[bucket])] = cut
    }
    insertionSort(&sorted)
    swap(&cuts, &sorted)
  }

  private func insertionSort(_ cuts: inout [SegmentCut]) {
    cuts.withUnsafeMutableBufferPointer { cuts in
      var index = 1
      while index < cuts.count {
        let cut = cuts[index]
        var place = index
        while place > 0, cuts[place - 1].position > cut.position {
          cuts[place] = cuts[place - 1]
          place -= 1
        }
        cuts[place] = cut
        index += 1
      }
    }
  }
}
