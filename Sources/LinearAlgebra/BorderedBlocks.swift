/// A symmetric positive definite matrix whose rows fall into blocks that touch each other only through
/// a border, and its factor.
///
/// Written block after block it is an arrow: small squares along the diagonal, and a border of a few
/// rows that may touch everything.
public struct BorderedBlocks: Sendable {
  /// A square of the diagonal with what it shares with the border.
  struct Block {
    let rows: [Int]
    var matrix: Matrix
    /// border × rows of the block.
    var border: [[Double]]
    var factor: Cholesky?
    /// The inverse of `matrix` times `border`, by rows of the border.
    var solved: [[Double]] = []

    mutating func refactor() throws(LinearAlgebraError) {
      let factor = try Cholesky(matrix)
      self.factor = factor
      solved = border.map { factor.solve($0) }
    }

    /// What the border's right side loses once the block is eliminated, or with a sign of 1 gets back.
    func eliminate(_ right: [Double], from border: inout [Double], sign: Double = -1) {
      for row in border.indices {
        border[row] += sign * BorderedBlocks.product(solved[row], right)
      }
    }

    /// What the corner loses once the block is eliminated, or with a sign of 1 gets back; its lower triangle.
    func eliminate(from corner: inout Matrix, sign: Double = -1) {
      for row in 0..<corner.rows {
        for column in 0...row {
          corner[row, column] += sign * BorderedBlocks.product(border[row], solved[column])
        }
      }
    }
  }

  private(set) var blocks: [Block]
  let borderRows: [Int]
  private var corner: Matrix
  /// What elimination of the blocks leaves of the corner; its lower triangle.
  private(set) var reducedCorner: Matrix
  private(set) var cornerFactor: Cholesky?
  /// Of each row: its block, or −1 for the border, and its place there.
  let places: [(block: Int, place: Int)]

  /// A matrix of zeros.
  ///
  /// - Parameters:
  ///   - order: number of rows.
  ///   - blocks: the rows of each block, no row twice; rows in no block are the border.
  public init(order: Int, blocks: [[Int]]) {
    var places = [(block: Int, place: Int)](repeating: (-1, 0), count: order)
    for (block, rows) in blocks.enumerated() {
      for (place, row) in rows.enumerated() {
        precondition(places[row].block < 0, "a row in two blocks")
        places[row] = (block, place)
      }
    }
    let borderRows = (0..<order).filter { places[$0].block < 0 }
    for (place, row) in borderRows.enumerated() { places[row] = (-1, place) }
    self.places = places
    self.borderRows = borderRows
    corner = Matrix(rows: borderRows.count, columns: borderRows.count)
    reducedCorner = corner
    self.blocks = blocks.map { rows in
      Block(
        rows: rows, matrix: Matrix(rows: rows.count, columns: rows.count),
        border: borderRows.map { _ in Array(repeating: 0, count: rows.count) })
    }
  }

  /// Number of rows.
  public var order: Int { places.count }

  /// The block of a row; nil for a row of the border.
  public func block(of row: Int) -> Int? { places[row].block < 0 ? nil : places[row].block }

  /// The element of the diagonal in a row.
  public func diagonal(_ row: Int) -> Double {
    let own = places[row]
    return own.block < 0
      ? corner[own.place, own.place] : blocks[own.block].matrix[own.place, own.place]
  }

  /// Adds to an element; call it for the mirrored one too.
  ///
  /// Elements of two blocks are zero and stay so.
  public mutating func add(_ value: Double, _ row: Int, _ column: Int) {
    let (own, other) = (places[row], places[column])
    if own.block < 0, other.block < 0 {
      corner[own.place, other.place] += value
    } else if own.block < 0 {
      blocks[other.block].border[own.place][other.place] += value
    } else if own.block == other.block {
      blocks[own.block].matrix[own.place, other.place] += value
    } else {
      precondition(other.block < 0 || value == 0, "two blocks touch")
    }
  }

  /// Factors the matrix.
  ///
  /// - Throws: `notPositiveDefinite`, naming the first leading part of a block or of the border that
  ///   fails.
  /// - Complexity: cubic in the size of each block; linear in the blocks.
  public mutating func factor() throws(LinearAlgebraError) {
    for place in blocks.indices { try blocks[place].refactor() }
    reducedCorner = corner
    for block in blocks { block.eliminate(from: &reducedCorner) }
    cornerFactor = try Cholesky(reducedCorner)
  }

  /// The x with `matrix · x = right`, once it is factored.
  ///
  /// - Complexity: the square of each block's size, and of the border's.
  public func solve(_ right: [Double]) -> [Double] {
    precondition(right.count == order, "the right side has another length")
    guard let cornerFactor else { preconditionFailure("factor comes first") }
    var border = reduced(right)
    var x = [Double](repeating: 0, count: order)
    for block in blocks {
      let own = block.rows.map { right[$0] }
      guard let factor = block.factor, own.contains(where: { $0 != 0 }) else { continue }
      for (row, value) in zip(block.rows, factor.solve(own)) { x[row] = value }
    }
    border = cornerFactor.solve(border)
    for (row, value) in zip(borderRows, border) { x[row] = value }
    for block in blocks {
      for (place, row) in block.rows.enumerated() {
        for (other, value) in border.enumerated() { x[row] -= block.solved[other][place] * value }
      }
    }
    return x
  }

  /// What elimination of the blocks leaves of a right side, by rows of the border.
  func reduced(_ right: [Double]) -> [Double] {
    var border = borderRows.map { right[$0] }
    for block in blocks { block.eliminate(block.rows.map { right[$0] }, from: &border) }
    return border
  }

  static func product(_ one: [Double], _ other: [Double]) -> Double {
    var sum = 0.0
    for place in one.indices { sum += one[place] * other[place] }
    return sum
  }
}
