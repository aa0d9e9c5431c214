/// The smallest move of weights after which at most so many forms are 0 or less: sets of forms made
/// positive, the set with the smallest move first.
///
/// A set whose nearest point leaves too many forms short is replaced by the sets with one more of these:
/// any solution makes at least one of them positive.
struct RankMoveSearch {
  /// A set looked at.
  struct Step {
    /// Forms made positive, the last one added last.
    let passed: [Int]
    /// Where so few forms are short; nil where the search goes on.
    let reached: LeastMove.Point?
  }

  private struct Node {
    let passed: [Int]
    let bound: Double
    /// nil before its program is solved.
    let point: LeastMove.Point?
  }

  /// A form of size 1 below this at a point is taken as short of being positive.
  private static let short = 1e-9

  private let least: LeastMove
  private let forms: [[Double]]
  private let allowed: Int
  private let norm: WeightNorm
  private let bounds: [Double]
  private var open: [Node]
  private var seen: Set<Set<Int>> = []

  init(least: LeastMove, forms: [[Double]], allowed: Int, norm: WeightNorm) {
    self.least = least
    self.forms = forms
    self.allowed = allowed
    self.norm = norm
    bounds = forms.map { least.bound($0, norm) }
    open = [Node(passed: [], bound: 0, point: nil)]
  }

  /// Looks at the set with the smallest move; nil where no set is left.
  mutating func next() -> Step? {
    while let place = open.indices.min(by: { open[$0].bound < open[$1].bound }) {
      let node = open.remove(at: place)
      guard let point = node.point else {
        if let point = least.nearest(node.passed.map { forms[$0] }, norm: norm) {
          open.append(Node(passed: node.passed, bound: point.distance, point: point))
        }
        continue
      }
      let short = forms.indices.filter { index in
        !node.passed.contains(index) && LeastMove.value(forms[index], point.weights) < Self.short
      }
      guard short.count > allowed else { return Step(passed: node.passed, reached: point) }
      // The forms furthest away leave the fewest sets to look at.
      for index in short.sorted(by: { (bounds[$1], $0) < (bounds[$0], $1) }).prefix(allowed + 1)
      where bounds[index].isFinite {
        let passed = node.passed + [index]
        guard seen.insert(Set(passed)).inserted else { continue }
        open.append(
          Node(passed: passed, bound: max(point.distance, bounds[index]), point: nil))
      }
      return Step(passed: node.passed, reached: nil)
    }
    return nil
  }
}
