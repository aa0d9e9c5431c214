import Foundation
import Statistics

/// A way in which a clean round is not normal, with nothing odd in it.
enum Trouble: String, CaseIterable {
  case ceiling93 = "ceiling, mean .93"
  case ceiling95 = "ceiling, mean .95"
  case ceiling97 = "ceiling, mean .97"
  case unequalNoise = "unequal noise of units"
  case skewness1 = "skewness 1"
  case skewness2 = "skewness 2 (exponential)"
  case heavy = "t5 tails"
  case rounded = "rounded to half the SD"

  /// Mean share of full marks, per cent; nil without a ceiling.
  var meanShare: Double? {
    switch self {
    case .ceiling93: 93
    case .ceiling95: 95
    case .ceiling97: 97
    default: nil
    }
  }

  /// An error of mean 0 and SD 1.
  func error(_ stream: inout PhiloxStream) -> Double {
    switch self {
    // Sums of k exponentials have skewness 2 / √k.
    case .skewness1: (0..<4).reduce(-4) { sum, _ in sum - log(stream.uniform()) } / 2
    case .skewness2: -log(stream.uniform()) - 1
    case .heavy:
      stream.normal()
        / ((0..<5).reduce(0) { sum, _ in
          let part = stream.normal()
          return sum + part * part
        } / 3).squareRoot()
    default: stream.normal()
    }
  }

  /// SD of one unit's ratings in SDs of the others': a factor of a half to two.
  func noise(_ stream: inout PhiloxStream) -> Double {
    self == .unequalNoise ? exp(log(2) * (2 * stream.uniform() - 1)) : 1
  }

  /// A score of a component as the round has it.
  func typed(_ score: Double) -> Double {
    switch self {
    case .rounded: (score / 2.3).rounded() * 2.3
    default: meanShare == nil ? score : min(100, score)
    }
  }

  /// Points of ten full marks as typed, of a share in per cent.
  func points(_ share: Double) -> Double {
    let points = self == .rounded ? (share / 3).rounded() * 0.3 : share.rounded() / 10
    return min(10, max(0, points))
  }

  /// The level at which shares of such a spread, cut off at full marks, have the mean asked for.
  static func level(mean: Double, spread: Double) -> Double {
    var (low, high) = (mean, mean + 50)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      let z = (100 - middle) / spread
      let beyond = Distributions.normalCumulative(-z)
      if middle - spread * (Distributions.normalDensity(z) - z * beyond) < mean {
        low = middle
      } else {
        high = middle
      }
    }
    return low
  }
}
