extension Double {
  /// A whole power, by repeated squaring.
  ///
  /// - Parameter exponent: 0 or more.
  /// - Complexity: two products per binary digit of the exponent.
  @inlinable package func power(_ exponent: Int) -> Double {
    var (result, square, left) = (1.0, self, exponent)
    while left > 0 {
      if left & 1 == 1 { result *= square }
      square *= square
      left >>= 1
    }
    return result
  }
}
