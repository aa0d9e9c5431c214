/// Draws by their values or bounds for them, the highest first: a binary heap.
struct BoundQueue {
  struct Entry {
    var value: Double
    var draw: Int
    /// False while `value` is only a bound from above.
    var isExact: Bool
  }

  private var heap: [Entry]

  /// - Complexity: linear.
  init(_ entries: [Entry]) {
    heap = entries
    for place in (0..<heap.count / 2).reversed() { sink(from: place) }
  }

  /// The entry with the highest value.
  var first: Entry { heap[0] }

  /// Drops the first entry.
  mutating func removeFirst() {
    heap.swapAt(0, heap.count - 1)
    heap.removeLast()
    sink(from: 0)
  }

  /// Replaces the bound of the first entry by its value.
  mutating func settleFirst(at value: Double) {
    heap[0].value = value
    heap[0].isExact = true
    sink(from: 0)
  }

  private mutating func sink(from start: Int) {
    var place = start
    while true {
      var highest = place
      for child in 2 * place + 1...2 * place + 2
      where child < heap.count && heap[child].value > heap[highest].value {
        highest = child
      }
      if highest == place { return }
      heap.swapAt(place, highest)
      place = highest
    }
  }
}
