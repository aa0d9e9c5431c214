import Statistics

/// A Sobol' sequence in the unit cube, as it is or randomly scrambled.
///
/// Source: Sobol' (1967); Joe & Kuo (2008) for direction numbers; Matoušek (1998), On the L2-discrepancy for
/// anchored boxes, J. Complexity 14, 527-556, for the linear scrambling.
struct SobolSequence {
  static let dimensions = SobolDirections.table.count + 1
  static let bits = 32

  /// dimension × bit.
  private var directions: [[UInt32]]
  private var state: [UInt32]
  /// Half a step of the finest digit: points stay inside the cube.
  private let middle: Double
  private var index: UInt32 = 0

  /// The plain sequence, from the origin.
  init(dimension: Int) {
    precondition((1...Self.dimensions).contains(dimension), "no direction numbers beyond 40")
    directions = (0..<dimension).map(Self.directions)
    state = Array(repeating: 0, count: dimension)
    middle = 0
  }

  /// A scrambled sequence: each point uniform, every 2^m of them still a net.
  init(dimension: Int, using stream: inout PhiloxStream) {
    precondition((1...Self.dimensions).contains(dimension), "no direction numbers beyond 40")
    directions = []
    state = []
    middle = 0.5
    for d in 0..<dimension {
      // Row r of a random lower triangle of bits with a unit diagonal makes digit r of a new number.
      let rows = (0..<Self.bits).map { row -> UInt32 in
        let diagonal: UInt32 = 1 << (31 - UInt32(row))
        let above = row == 0 ? 0 : ~UInt32(0) << (32 - UInt32(row))
        return diagonal | (UInt32(truncatingIfNeeded: stream.next()) & above)
      }
      directions.append(
        Self.directions(d).map { number in
          rows.enumerated().reduce(UInt32(0)) { sum, row in
            let odd = UInt32((row.element & number).nonzeroBitCount & 1)
            return sum | odd << (31 - UInt32(row.offset))
          }
        })
      state.append(UInt32(truncatingIfNeeded: stream.next()))
    }
  }

  /// The next point, by Gray code: one direction number per dimension.
  mutating func next(into point: inout [Double]) {
    for d in state.indices { point[d] = (Double(state[d]) + middle) * 0x1p-32 }
    let bit = (~index).trailingZeroBitCount
    index &+= 1
    guard bit < Self.bits else { return }
    for d in state.indices { state[d] ^= directions[d][bit] }
  }

  private static func directions(_ dimension: Int) -> [UInt32] {
    // The first dimension is the van der Corput sequence.
    guard dimension > 0 else { return (0..<32).map { 1 << (31 - UInt32($0)) } }
    let entry = SobolDirections.table[dimension - 1]
    let degree = entry.first.count
    var numbers = entry.first.enumerated().map { $1 << (31 - UInt32($0)) }
    for k in degree..<bits {
      var value = numbers[k - degree] ^ numbers[k - degree] >> UInt32(degree)
      for i in 1..<max(1, degree)
      where entry.polynomial >> UInt32(degree - i) & 1 == 1 {
        value ^= numbers[k - i]
      }
      numbers.append(value)
    }
    return numbers
  }
}
