extension Round {
  /// A component whose scores are those of an earlier one.
  public struct Repeat: Equatable, Sendable {
    /// The component, by its place in the scheme.
    public let component: Int
    /// The earlier one.
    public let earlier: Int
    /// Units that have both scores.
    public let unitCount: Int
  }

  /// Fewer units, or fewer unlike scores among them, may agree by chance.
  private static let fewestUnlike = 5
  /// Looked at first: if these are not on a line, all are not.
  private static let someUnits = 64
  /// Share of a component's sum of squares that is rounding.
  private static let rounding = 1e-12

  /// Components that the scores of an earlier one determine, on the same scale or another, in all units that
  /// have both, most of those that have it: a column read twice, or scores copied. They add nothing.
  ///
  /// - Complexity: components² × units.
  public var repeats: [Repeat] { Self.repeats(in: scores) }

  /// The same of scores, unit × component.
  public static func repeats(in scores: [[Double?]]) -> [Repeat] {
    var found: [Repeat] = []
    for component in 1..<max(scores.first?.count ?? 0, 1) {
      for earlier in 0..<component where !found.contains(where: { $0.component == earlier }) {
        let pairs = scores.compactMap { row in
          row[earlier].flatMap { x in row[component].map { (x: x, y: $0) } }
        }
        guard 2 * pairs.count > scores.count(where: { $0[component] != nil }), isRepeat(pairs)
        else {
          continue
        }
        found.append(
          Repeat(component: component, earlier: earlier, unitCount: pairs.count))
        break
      }
    }
    return found
  }

  /// Whether y rises with x on a line.
  private static func isRepeat(_ pairs: [(x: Double, y: Double)]) -> Bool {
    let first = pairs.prefix(someUnits)
    if first.count < pairs.count, Set(first.map(\.x)).count >= fewestUnlike,
      !isRepeat(Array(first))
    {
      return false
    }
    guard Set(pairs.map(\.x)).count >= fewestUnlike else { return false }
    let count = Double(pairs.count)
    let (x, y) = (
      pairs.reduce(0) { $0 + $1.x } / count, pairs.reduce(0) { $0 + $1.y } / count
    )
    let slope =
      pairs.reduce(0) { $0 + ($1.x - x) * ($1.y - y) }
      / pairs.reduce(0) { $0 + ($1.x - x) * ($1.x - x) }
    let squares = pairs.reduce(0) { $0 + ($1.y - y) * ($1.y - y) }
    let rest = pairs.reduce(0) { sum, pair in
      let gap = pair.y - y - slope * (pair.x - x)
      return sum + gap * gap
    }
    return slope > 0 && squares > 0 && rest <= rounding * squares
  }
}
