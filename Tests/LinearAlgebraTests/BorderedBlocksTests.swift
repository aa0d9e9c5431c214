import LinearAlgebra
import RealModule
import Testing

@Suite struct BorderedBlocksTests {
  /// Rows 0 and 5 are the border; 1, 3 and 6 are a block, 2 and 4 another.
  private static let blocks = [[1, 3, 6], [2, 4]]

  /// A positive definite matrix whose two blocks do not touch, dense and in blocks.
  private func sample(_ seed: Int) -> (dense: Matrix, blocks: BorderedBlocks) {
    var dense = Matrix(rows: 7, columns: 7)
    var sparse = BorderedBlocks(order: 7, blocks: Self.blocks)
    for row in 0..<7 {
      for column in 0..<7 {
        let touch = !Self.blocks.contains { own in
          own.contains(row) && Self.blocks.contains { $0 != own && $0.contains(column) }
        }
        let (low, high) = (min(row, column), max(row, column))
        let value = row == column ? 9.0 : Double((low * 31 + high * 17 + seed) % 7 - 3) / 4
        guard touch else { continue }
        dense[row, column] = value
        sparse.add(value, row, column)
      }
    }
    return (dense, sparse)
  }

  private let right = [1, -2, 0.5, 3, 0, 4, -1]

  @Test(arguments: 0..<5) func `solutions are those of the dense matrix`(seed: Int) throws {
    var (dense, blocks) = sample(seed)
    try blocks.factor()
    let (own, other) = (blocks.solve(right), try Cholesky(dense).solve(right))
    #expect(
      zip(own, other).allSatisfy { $0.isApproximatelyEqual(to: $1, absoluteTolerance: 1e-13) })
  }

  @Test func `a change in one block needs only that block again`() throws {
    var (dense, blocks) = sample(1)
    try blocks.factor()
    let before = blocks.solve(right)
    var changed = ChangedBlocks(blocks, right: right)
    for (row, column, value) in [
      (3, 3, 2.0), (3, 6, 0.5), (6, 3, 0.5), (0, 3, -1), (3, 0, -1), (5, 5, 1),
    ] {
      dense[row, column] += value
      changed.add(value, row, column)
    }
    changed.add(0.25, right: 6)
    changed.add(-1, right: 5)
    var moved = right
    moved[6] += 0.25
    moved[5] -= 1
    let (own, expected) = (try changed.solution(), try Cholesky(dense).solve(moved))
    #expect(Set(own.rows.keys) == [1, 3, 6])
    for row in [1, 3, 6] {
      #expect(
        own.rows[row]?.isApproximatelyEqual(to: expected[row], absoluteTolerance: 1e-13) == true)
    }
    let border = zip(own.border, [before[0], before[5]]).map { $0 - $1 }
    for row in [2, 4] {
      let slopes = blocks.perBorder(row)
      let value = before[row] + slopes[0] * border[0] + slopes[1] * border[1]
      #expect(value.isApproximatelyEqual(to: expected[row], absoluteTolerance: 1e-13))
    }
    #expect(blocks.diagonal(3) == 9 && blocks.block(of: 3) == 0 && blocks.block(of: 5) == nil)
  }

  @Test(arguments: 0..<5) func `a right side of few rows needs only their blocks`(seed: Int) throws
  {
    var (dense, blocks) = sample(seed)
    try blocks.factor()
    let own = blocks.partialSolution([2: 1.5, 0: -1])
    let expected = try Cholesky(dense).solve([-1, 0, 1.5, 0, 0, 0, 0])
    #expect(Set(own.rows.keys) == [2, 4])
    for row in [1, 2, 3, 4, 6] {
      let slopes = blocks.perBorder(row)
      let value = own.rows[row] ?? slopes[0] * own.border[0] + slopes[1] * own.border[1]
      #expect(value.isApproximatelyEqual(to: expected[row], absoluteTolerance: 1e-13))
    }
  }

  @Test func `a matrix that is not positive definite is refused`() {
    var blocks = BorderedBlocks(order: 3, blocks: [[0], [1]])
    for row in 0..<3 { blocks.add(1, row, row) }
    for row in 0..<2 {
      blocks.add(1, row, 2)
      blocks.add(1, 2, row)
    }
    #expect(throws: LinearAlgebraError.self) { try blocks.factor() }
  }
}
