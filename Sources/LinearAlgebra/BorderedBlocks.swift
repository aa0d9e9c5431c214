/// A symmetric positive definite matrix whose rows fall into blocks that touch each other only through
/// a border, and its factor.
///
/// Written block after block it is an arrow: small squares along the diagonal, and a border of a few
/// rows that may touch everything.
public struct BorderedBlocks: Sendable {
  /// A square of the diagonal with what it shares with the border.
  private struct Block {
    let rows: [Int]
    var matrix: Matrix
    /// border × rows of the block.
    var border: [[Double]]
    var factor: Cholesky?
    /// The inverse of `matrix` times `border`, by rows of the border.
    var solved: [[Double]] = []
  }

  private var blocks: [Block]
  private let borderRows: [Int]
  private var corner: Matrix
  private var cornerFactor: Cholesky?
  /// Of each row: its block, or −1 for the border, and its place there.
  private let places: [(block: Int, place: Int)]

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
  /// - Parameter changed: blocks whose elements changed since the last time; nil is all.
  /// - Throws: `notPositiveDefinite`, naming the first leading part of a block or of the border that
  ///   fails.
  /// - Complexity: cubic in the size of each block; linear in the blocks.
  public mutating func factor(changed: Set<Int>? = nil) throws(LinearAlgebraError) {
    for place in changed?.sorted() ?? Array(blocks.indices) {
      let factor = try Cholesky(blocks[place].matrix)
      blocks[place].factor = factor
      blocks[place].solved = blocks[place].border.map { factor.solve($0) }
    }
    var rest = corner
    for block in blocks {
      for row in 0..<rest.rows {
        for column in 0...row {
          rest[row, column] -= Self.product(block.border[row], block.solved[column])
        }
      }
    }
    cornerFactor = try Cholesky(rest)
  }

  /// The x with `matrix · x = right`, once it is factored.
  ///
  /// - Complexity: the square of each block's size, and of the border's.
  public func solve(_ right: [Double]) -> [Double] {
    precondition(right.count == order, "the right side has another length")
    guard let cornerFactor else { preconditionFailure("factor comes first") }
    var border = borderRows.map { right[$0] }
    var x = [Double](repeating: 0, count: order)
    for block in blocks {
      let own = block.rows.map { right[$0] }
      guard let factor = block.factor, own.contains(where: { $0 != 0 }) else { continue }
      for (row, value) in zip(block.rows, factor.solve(own)) { x[row] = value }
      for row in border.indices { border[row] -= Self.product(block.solved[row], own) }
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

  private static func product(_ one: [Double], _ other: [Double]) -> Double {
    var sum = 0.0
    for place in one.indices { sum += one[place] * other[place] }
    return sum
  }
}
