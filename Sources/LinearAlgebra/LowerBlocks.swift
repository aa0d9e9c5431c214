/// A block-diagonal matrix of lower triangular blocks.
public struct LowerBlocks: Sendable {
  /// Rows of the whole matrix.
  public let order: Int
  /// The rows of each block, one after the other from 0.
  public let ranges: [Range<Int>]
  /// Where each block starts in `storage`.
  private let starts: [Int]
  private var storage: [Double]

  /// Blocks of zeros.
  public init(orders: [Int]) {
    var (ranges, starts) = ([Range<Int>](), [Int]())
    var (row, start) = (0, 0)
    for order in orders {
      ranges.append(row..<(row + order))
      starts.append(start)
      row += order
      start += order * order
    }
    order = row
    self.ranges = ranges
    self.starts = starts
    storage = Array(repeating: 0, count: start)
  }

  /// Replaces a block by a lower triangular factor of a positive semidefinite matrix, such that the
  /// factor times its transpose is the matrix.
  ///
  /// A column without a pivot above rounding becomes zero.
  ///
  /// - Parameters:
  ///   - matrix: order × order by columns; only its lower triangle is read.
  ///   - place: which block.
  /// - Complexity: order³/3 flops.
  public mutating func setFactor(of matrix: [Double], at place: Int) {
    let n = ranges[place].count
    precondition(matrix.count == n * n, "shapes differ")
    let start = starts[place]
    storage.withUnsafeMutableBufferPointer { storage in
      for column in 0..<n {
        for row in column..<n {
          var value = matrix[row + column * n]
          for k in 0..<column {
            value -= storage[start + row + k * n] * storage[start + column + k * n]
          }
          storage[start + row + column * n] = value
        }
        let pivot = storage[start + column + column * n]
        let isPositive = pivot > 4 * Double(n) * .ulpOfOne * matrix[column + column * n]
        let scale = isPositive ? 1 / pivot.squareRoot() : 0
        for row in column..<n { storage[start + row + column * n] *= scale }
      }
    }
  }

  /// The blocks times a vector.
  ///
  /// - Parameter vector: `order` values.
  /// - Complexity: the sum of the blocks' orders² flops.
  public func product(with vector: [Double]) -> [Double] {
    precondition(vector.count == order, "the vector has another length")
    var result = [Double](repeating: 0, count: order)
    forEachBlock { first, count, block in
      for column in 0..<count {
        let value = vector[first + column]
        for row in column..<count { result[first + row] += block[row + column * count] * value }
      }
    }
    return result
  }

  /// Replaces a vector by the blocks times it, in its own memory.
  ///
  /// - Complexity: the sum of the blocks' orders² flops.
  public func multiply(_ vector: inout [Double]) {
    precondition(vector.count == order, "the vector has another length")
    vector.withUnsafeMutableBufferPointer { vector in
      forEachBlock { first, count, block in
        for row in stride(from: count - 1, through: 0, by: -1) {
          var sum = 0.0
          for column in 0...row { sum += block[row + column * count] * vector[first + column] }
          vector[first + row] = sum
        }
      }
    }
  }

  /// Replaces a vector by the blocks' transposes times it, in its own memory.
  ///
  /// - Complexity: the sum of the blocks' orders² flops.
  public func multiplyTransposed(_ vector: inout [Double]) {
    precondition(vector.count == order, "the vector has another length")
    vector.withUnsafeMutableBufferPointer { vector in
      forEachBlock { first, count, block in
        for column in 0..<count {
          var sum = 0.0
          for row in column..<count { sum += block[row + column * count] * vector[first + row] }
          vector[first + column] = sum
        }
      }
    }
  }

  /// Calls `body` with the first row, the order and the values of each block.
  func forEachBlock(_ body: (Int, Int, UnsafePointer<Double>) -> Void) {
    storage.withUnsafeBufferPointer { storage in
      guard let base = storage.baseAddress else { return }
      for (range, start) in zip(ranges, starts) where !range.isEmpty {
        body(range.lowerBound, range.count, base + start)
      }
    }
  }
}
