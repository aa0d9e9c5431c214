extension BorderedBlocks {
  /// A solution in few numbers: all but a few of its elements follow from those of the border.
  public struct PartialSolution: Sendable {
    /// One per row of the border, ascending.
    public let border: [Double]
    /// Elements of the solution in all rows of the blocks that the right side or a change touches.
    public let rows: [Int: Double]
  }

  /// By how much an element of any solution moves with each element of the border's.
  ///
  /// - Parameter row: no row of the border.
  public func perBorder(_ row: Int) -> [Double] {
    let (block, place) = places[row]
    precondition(block >= 0, "a row of the border")
    return blocks[block].solved.map { -$0[place] }
  }

  /// The solution for a right side that is zero but in a few rows; elements it does not name are those of
  /// the border times `perBorder`.
  ///
  /// - Complexity: the squares of the sizes of the blocks concerned, and of the border's.
  public func partialSolution(_ right: [Int: Double]) -> PartialSolution {
    guard let cornerFactor else { preconditionFailure("factor comes first") }
    var border = borderRows.map { right[$0] ?? 0 }
    let touched = Set(right.keys.compactMap { block(of: $0) }).sorted()
    let own = touched.map { place in
      (block: blocks[place], right: blocks[place].rows.map { right[$0] ?? 0 })
    }
    for (block, right) in own { block.eliminate(right, from: &border) }
    border = cornerFactor.solve(border)
    var rows: [Int: Double] = [:]
    for (block, right) in own { block.solve(right, border: border, into: &rows) }
    return PartialSolution(border: border, rows: rows)
  }
}

extension BorderedBlocks.Block {
  /// Writes the elements of the block's rows, once those of the border are known.
  fileprivate func solve(_ right: [Double], border: [Double], into rows: inout [Int: Double]) {
    guard let factor else { preconditionFailure("factor comes first") }
    for (place, value) in factor.solve(right).enumerated() {
      rows[self.rows[place]] = border.indices.reduce(value) { $0 - solved[$1][place] * border[$1] }
    }
  }
}

/// Equations that differ from factored ones in a few blocks and the border.
public struct ChangedBlocks: Sendable {
  private let base: BorderedBlocks
  /// The right side before any change.
  private let right: [Double]
  private let reduced: [Double]
  private var blocks: [Int: BorderedBlocks.Block] = [:]
  /// Added to the corner, and to the right side.
  private var corner: Matrix
  private var added: [Int: Double] = [:]

  /// - Parameters:
  ///   - base: factored.
  ///   - right: of the equations before they change.
  /// - Complexity: linear in the rows, times the border; copies are cheap.
  public init(_ base: BorderedBlocks, right: [Double]) {
    self.base = base
    self.right = right
    reduced = base.reduced(right)
    corner = Matrix(rows: base.borderRows.count, columns: base.borderRows.count)
  }

  /// Adds to an element; call it for the mirrored one too.
  public mutating func add(_ value: Double, _ row: Int, _ column: Int) {
    let (own, other) = (base.places[row], base.places[column])
    if own.block < 0, other.block < 0 {
      corner[own.place, other.place] += value
    } else if own.block < 0 {
      change(other.block) { $0.border[own.place][other.place] += value }
    } else if own.block == other.block {
      change(own.block) { $0.matrix[own.place, other.place] += value }
    } else {
      precondition(other.block < 0 || value == 0, "two blocks touch")
    }
  }

  /// Adds to an element of the right side.
  public mutating func add(_ value: Double, right row: Int) {
    added[row, default: 0] += value
    if let block = base.block(of: row) { change(block) { _ in } }
  }

  private mutating func change(_ place: Int, _ body: (inout BorderedBlocks.Block) -> Void) {
    body(&blocks[place, default: base.blocks[place]])
  }

  /// The solution; elements it does not name differ from those before the change by the difference of the
  /// border times `perBorder`.
  ///
  /// - Throws: `notPositiveDefinite` as `BorderedBlocks.factor()`.
  /// - Complexity: cubic in the sizes of the blocks that changed and of the border.
  public func solution() throws(LinearAlgebraError) -> BorderedBlocks.PartialSolution {
    var whole = base.reducedCorner
    for row in 0..<whole.rows {
      for column in 0...row { whole[row, column] += corner[row, column] }
    }
    var border = zip(base.borderRows, reduced).map { $1 + (added[$0] ?? 0) }
    var factored: [(block: BorderedBlocks.Block, right: [Double])] = []
    for (place, block) in blocks.sorted(by: { $0.key < $1.key }) {
      let before = base.blocks[place]
      before.eliminate(from: &whole, sign: 1)
      var now = block
      try now.refactor()
      now.eliminate(from: &whole)
      let old = before.rows.map { right[$0] }
      let new = before.rows.map { right[$0] + (added[$0] ?? 0) }
      before.eliminate(old, from: &border, sign: 1)
      now.eliminate(new, from: &border)
      factored.append((now, new))
    }
    border = try Cholesky(whole).solve(border)
    var rows: [Int: Double] = [:]
    for (block, right) in factored { block.solve(right, border: border, into: &rows) }
    return .init(border: border, rows: rows)
  }
}
