/// Numbers less the first of them, rounded to doubles only then.
///
/// What all numbers have in common takes no digits from what differs; equal numbers are all 0.
public struct OffsetValues: Sendable {
  /// What was taken off.
  public let origin: Double
  /// The numbers less `origin`.
  public let values: [Double]

  /// Numbers from which an origin was taken off.
  public init(origin: Double, values: [Double]) {
    self.origin = origin
    self.values = values
  }

  /// Takes the first number off all.
  public init(_ numbers: [DoubleDouble]) {
    let origin = numbers.first?.head ?? 0
    self.origin = origin
    values = numbers.map { ($0 - DoubleDouble(origin)).head }
  }
}
