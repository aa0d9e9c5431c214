/// Scores a form can give: equally spaced, from the least to the greatest.
public struct ScoreScale: Codable, Equatable, Sendable {
  /// The least score.
  public let least: Double
  /// Distance of neighbouring scores, above 0.
  public let step: Double
  /// Number of scores, 1 or more.
  public let count: Int

  /// Scores from `least`, `count` of them.
  public init(least: Double, step: Double = 1, count: Int) {
    precondition(step > 0 && count > 0, "a scale has a step and a score")
    self.least = least
    self.step = step
    self.count = count
  }

  /// The score at a place counted from 0; places between scores, or beyond them, have scores too.
  public func score(_ place: Double) -> Double { least + place * step }

  /// All scores, ascending.
  public var scores: [Double] { (0..<count).map { score(Double($0)) } }

  /// The greatest score.
  public var greatest: Double { score(Double(count - 1)) }

  /// The place of a value on the scale, as a real number of steps from the least score.
  public func place(_ value: Double) -> Double { (value - least) / step }

  /// The place of a score, counted from 0; nil where it is none of the scale's.
  public func index(_ score: Double) -> Int? {
    let place = place(score)
    let nearest = place.rounded()
    guard nearest >= 0, nearest < Double(count), abs(place - nearest) <= Self.slack else {
      return nil
    }
    return Int(nearest)
  }

  /// Of a step: decimal scores such as 0.1 are not exact in binary, other scores are far away.
  private static let slack = 1e-6

  /// The narrowest scale that holds some scores: of step 1 where all are whole steps apart, else of
  /// their smallest distance.
  ///
  /// nil without scores, or where they are not equally spaced.
  public init?(holding scores: [Double]) {
    let values = Set(scores).sorted()
    guard let least = values.first, let greatest = values.last else { return nil }
    let gaps = zip(values.dropFirst(), values).map { $0 - $1 }.filter { $0 > Self.slack }
    let isWhole = gaps.allSatisfy { abs($0 - $0.rounded()) <= Self.slack }
    let step = isWhole ? 1 : gaps.min() ?? 1
    let count = ((greatest - least) / step).rounded() + 1
    guard count <= Self.most else { return nil }
    let scale = ScoreScale(least: least, step: step, count: Int(count))
    guard values.allSatisfy({ scale.index($0) != nil }) else { return nil }
    self = scale
  }

  /// More scores than any form has; a table of so many by as many would not fit.
  public static let most = 10_000.0
}
