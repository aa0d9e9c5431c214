/// What a factorization can find out about its input.
public enum LinearAlgebraError: Error, Equatable, CustomStringConvertible {
  /// The leading block of this order is the smallest one that is not positive definite.
  case notPositiveDefinite(order: Int)

  /// The finding as an English clause.
  public var description: String {
    switch self {
    case .notPositiveDefinite(let order):
      "the leading block of order \(order) is not positive definite"
    }
  }
}
