/// The highest few of many values, with what each belongs to: a binary heap with the lowest in front.
struct HighestValues {
  private var heap: [(value: Double, index: Int)] = []
  private let capacity: Int

  /// - Parameter capacity: how many are kept, 1 or more.
  init(_ capacity: Int) {
    self.capacity = capacity
    heap.reserveCapacity(capacity)
  }

  /// What a value has to exceed to be among them; minus infinity while there is room.
  var floor: Double { heap.count < capacity ? -.infinity : heap[0].value }

  /// What the values belong to, in no order.
  var indices: [Int] { heap.map(\.index) }

  /// The lowest of the values, at least one.
  var lowest: Double { heap[0].value }

  /// The lowest but one; the lowest where there is only one.
  var second: Double {
    heap.dropFirst().prefix(2).map(\.value).min() ?? lowest
  }

  /// Takes a value up if it is among the highest so far.
  mutating func insert(_ value: Double, of index: Int) {
    if heap.count < capacity {
      heap.append((value, index))
      var place = heap.count - 1
      while place > 0, heap[(place - 1) / 2].value > heap[place].value {
        heap.swapAt(place, (place - 1) / 2)
        place = (place - 1) / 2
      }
    } else if value > heap[0].value {
      heap[0] = (value, index)
      sink()
    }
  }

  private mutating func sink() {
    var place = 0
    while true {
      var least = 2 * place + 1
      guard least < heap.count else { return }
      if least + 1 < heap.count, heap[least + 1].value < heap[least].value { least += 1 }
      guard heap[least].value < heap[place].value else { return }
      heap.swapAt(place, least)
      place = least
    }
  }
}
