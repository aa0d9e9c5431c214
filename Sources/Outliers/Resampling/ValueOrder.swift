/// Rows of numbers in an order that their values alone decide: neither names nor the order of a file has a
/// hand in what is drawn of them.
struct ValueOrder {
  /// Each row ascends, and so do the rows.
  let rows: [[Double]]
  /// A number that the values decide, to tell random streams apart.
  let replicate: Int

  /// - Parameters:
  ///   - rows: whose order does not matter, nor that of the numbers in each.
  ///   - scale: how large the numbers are. Sums in another order differ in their last digits, which decide nothing:
  ///     rows go by steps of a millionth of it, and streams by steps of a two hundredth.
  ///   - own: what is tested, which tells those apart that share the rows.
  /// - Complexity: n log n in the numbers.
  init(_ rows: [[Double]], scale: Double, own: Double = 0) {
    let keyed = rows.map { row in
      let values = row.sorted()
      return (values: values, steps: values.map { Self.steps($0, scale) })
    }.sorted {
      $0.steps == $1.steps
        ? $0.values.lexicographicallyPrecedes($1.values)
        : $0.steps.lexicographicallyPrecedes($1.steps)
    }
    self.rows = keyed.map(\.values)
    var bits = Self.mixed(Self.coarse(own, scale))
    for row in keyed {
      for value in row.values { bits = Self.mixed(bits &+ Self.coarse(value, scale)) }
      bits = Self.mixed(~bits)
    }
    replicate = Int(bits >> 32)
  }

  private static func coarse(_ value: Double, _ scale: Double) -> UInt64 {
    UInt64(bitPattern: steps(value, scale, fineness: 0x1p8))
  }

  /// A number in steps of a millionth of the scale, or as fine as asked for; 0 without a scale.
  static func steps(_ value: Double, _ scale: Double, fineness: Double = 0x1p20) -> Int64 {
    guard scale > 0 else { return 0 }
    return Int64(max(-most, min(most, (value / scale * fineness).rounded())))
  }

  private static let most = 0x1p62

  /// Source: Steele, Lea & Flood (2014), Proc. OOPSLA, 453-472, the mixing of SplitMix64.
  private static func mixed(_ bits: UInt64) -> UInt64 {
    var bits = bits &+ 0x9E37_79B9_7F4A_7C15
    bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
    return bits ^ bits >> 31
  }
}
