/// A number with its derivatives by five sample moments of each of two forms, so that the delta
/// method needs no formula of its own per method.
struct Jet {
  /// The number.
  var value: Double
  /// By mean of scores, mean of anchors, variance of scores, variance of anchors, covariance: of form
  /// X, then of form Y.
  var slopes: SIMD16<Double>

  /// A number that no moment changes.
  init(_ value: Double) {
    self.value = value
    slopes = .zero
  }

  /// A moment itself.
  init(_ value: Double, moment: Int) {
    self.init(value)
    slopes[moment] = 1
  }

  private init(_ value: Double, _ slopes: SIMD16<Double>) {
    self.value = value
    self.slopes = slopes
  }

  static func + (a: Jet, b: Jet) -> Jet { Jet(a.value + b.value, a.slopes + b.slopes) }
  static func - (a: Jet, b: Jet) -> Jet { Jet(a.value - b.value, a.slopes - b.slopes) }
  static func * (a: Jet, b: Jet) -> Jet {
    Jet(a.value * b.value, a.slopes * b.value + b.slopes * a.value)
  }
  static func / (a: Jet, b: Jet) -> Jet {
    let ratio = a.value / b.value
    return Jet(ratio, (a.slopes - b.slopes * ratio) / b.value)
  }

  /// The root of a number above 0.
  var squareRoot: Jet {
    let root = value.squareRoot()
    return Jet(root, slopes / (2 * root))
  }
}
