/// What a factorization can learn about its input.
public enum LinearAlgebraError: Error, Equatable, CustomStringConvertible {
  case notPositiveDefinite(order: Int)

  public var description: String {
    switch self {
    case .notPositiveDefinite(let order):
      "the leading block of order \(order) is not positive definite"
    }
  }
}
