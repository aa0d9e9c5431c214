import LinearAlgebra
import TestSupport
import Testing

@Suite struct PanelTests {
  /// A panel whose elements differ.
  private func panel(rows: Int, columns: Int) -> Panel {
    var panel = Panel(rows: rows, columns: columns)
    for place in panel.storage.indices { panel.storage[place] = Double(place * 7 % 11) - 4 }
    return panel
  }

  private func factored(order: Int) throws -> SymmetricBlock {
    var block = SymmetricBlock(Matrix.positiveDefinite(order: order))
    try block.factor()
    return block
  }

  @Test(arguments: [(1, 1), (5, 3), (40, 12)])
  func `rows are solved as single right sides are`(order: Int, count: Int) throws {
    let factor = try factored(order: order)
    let columns = panel(rows: order, columns: count)
    var rows = Panel(rows: count, columns: order)
    rows.setTranspose(of: columns)
    factor.forward(rows: &rows)
    for column in 0..<count {
      var single = (0..<order).map { columns[$0, column] }
      factor.forward(&single)
      let own = (0..<order).map { rows[column, $0] }
      #expect(own.isApproximatelyEqual(to: single, absoluteTolerance: 1e-12))
    }
  }

  @Test func `squares of rows are their products with each other`() {
    let rows = panel(rows: 4, columns: 6)
    var block = SymmetricBlock(order: 4)
    block.subtractSquares(ofRows: rows)
    for i in 0..<4 {
      for j in 0...i {
        #expect(block[i, j] == -(0..<6).reduce(0) { $0 + rows[i, $1] * rows[j, $1] })
      }
    }
  }

  @Test func `a panel and its transpose times vectors`() {
    let own = panel(rows: 3, columns: 2)
    #expect(own.product(with: [1, 2]) == (0..<3).map { own[$0, 0] + 2 * own[$0, 1] })
    #expect(
      own.transposedProduct(with: [1, -1, 2])
        == (0..<2).map { own[0, $0] - own[1, $0] + 2 * own[2, $0] })
  }

  @Test func `blocks multiply a vector in its own memory`() {
    var blocks = LowerBlocks(orders: [2, 1, 3])
    blocks.setFactor(of: [4, 2, 2, 5], at: 0)
    blocks.setFactor(of: [9], at: 1)
    blocks.setFactor(of: [1, 2, 3, 2, 8, 8, 3, 8, 14], at: 2)
    let vector: [Double] = [1, 2, 3, 4, 5, 6]
    var own = vector
    blocks.multiply(&own)
    // The factors are (2 0; 1 2), 3 and (1 0 0; 2 2 0; 3 1 2).
    #expect(own == [2, 5, 9, 4, 18, 29])
    #expect(own == blocks.product(with: vector))
    own = vector
    blocks.multiplyTransposed(&own)
    #expect(own == [4, 4, 9, 32, 16, 12])
  }
}
