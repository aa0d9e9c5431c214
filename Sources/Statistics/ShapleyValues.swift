/// What each of several changes made together adds to a number, averaged over all orders of making
/// them.
///
/// - Parameters:
///   - count: changes, up to 16.
///   - value: the number when the changes of a set have been made; bit k stands for change k.
/// - Returns: one value per change; they sum to the value with all changes less that with none.
/// - Complexity: 2^count values.
///
/// Source: Shapley (1953), A value for n-person games; Shorrocks (2013), J. Economic Inequality 11,
/// 99-126, for decompositions.
public func shapleyValues(count: Int, value: (Int) -> Double) -> [Double] {
  precondition((0...16).contains(count), "2^count values must be few")
  let values = (0..<(1 << count)).map(value)
  // Orders in which a set of m comes before change k: m! (count − 1 − m)! of count!.
  var shares = [Double](repeating: 1, count: max(1, count))
  for m in shares.indices {
    var choices = 1.0
    for k in 0..<m { choices = choices * Double(count - 1 - k) / Double(k + 1) }
    shares[m] = 1 / (choices * Double(count))
  }
  return (0..<count).map { change in
    values.indices.reduce(0) { sum, set in
      guard set >> change & 1 == 0 else { return sum }
      return sum + shares[set.nonzeroBitCount] * (values[set | 1 << change] - values[set])
    }
  }
}
