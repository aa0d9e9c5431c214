/// Number, mean and sum of squares about the mean of some values.
///
/// Source: Chan, Golub & LeVeque (1983), The American Statistician 37, 242-247, for joining.
struct Moments {
  private(set) var count = 0.0
  private(set) var mean = 0.0
  private(set) var squares = 0.0

  init() {}

  init(_ values: [Double]) {
    count = Double(values.count)
    let centre = values.reduce(0, +) / count
    mean = centre
    squares = values.reduce(0) { $0 + ($1 - centre) * ($1 - centre) }
  }

  func joined(to other: Moments) -> Moments {
    guard count > 0 else { return other }
    guard other.count > 0 else { return self }
    var all = Moments()
    all.count = count + other.count
    let gap = other.mean - mean
    all.mean = mean + gap * other.count / all.count
    all.squares = squares + other.squares + gap * gap * count * other.count / all.count
    return all
  }
}

/// Moments of any run of a list, joined from those of its halves: nothing is subtracted, so a far value that
/// is left out takes no digits with it.
struct RangeMoments {
  /// Values from place `count` on, and before them the join of each two.
  private var nodes: [Moments]
  private let count: Int

  /// - Complexity: linear.
  init(_ values: [Double]) {
    count = values.count
    nodes = Array(repeating: Moments(), count: count) + values.map { Moments([$0]) }
    for node in (1..<max(count, 1)).reversed() {
      nodes[node] = nodes[2 * node].joined(to: nodes[2 * node + 1])
    }
  }

  /// - Complexity: log n.
  subscript(range: Range<Int>) -> Moments {
    var (low, high) = (range.lowerBound + count, range.upperBound + count)
    var (first, last) = (Moments(), Moments())
    while low < high {
      if !low.isMultiple(of: 2) {
        first = first.joined(to: nodes[low])
        low += 1
      }
      if !high.isMultiple(of: 2) {
        high -= 1
        last = nodes[high].joined(to: last)
      }
      (low, high) = (low / 2, high / 2)
    }
    return first.joined(to: last)
  }
}
