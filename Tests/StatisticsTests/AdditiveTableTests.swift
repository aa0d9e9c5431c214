import RealModule
import Statistics
import Testing

@Suite struct AdditiveTableTests {
  /// Rows of cells; nil where a cell is empty.
  private func fit(_ table: [[Double?]]) -> AdditiveTable {
    let cells = table.enumerated().flatMap { row, values in
      values.enumerated().compactMap { column, value in value.map { (row, column, $0) } }
    }
    return AdditiveTable(rows: cells.map(\.0), columns: cells.map(\.1), values: cells.map(\.2))
  }

  private func agree(_ a: [Double], _ b: [Double], _ tolerance: Double) -> Bool {
    a.count == b.count
      && zip(a, b).allSatisfy { $0.isApproximatelyEqual(to: $1, absoluteTolerance: tolerance) }
  }

  @Test func `a balanced table leaves the interaction`() throws {
    let fit = fit([[71, 73], [80, 78]])
    #expect(agree(fit.residuals, [-1, 1, 1, -1], 1e-12) && fit.degreesOfFreedom == 1)
    #expect(try #require(fit.residualVariance).isApproximatelyEqual(to: 4))
  }

  // NumPy 2.4.6, lstsq on indicators of rows and columns: rank 8 of 12 cells.
  @Test func `an unbalanced table leaves what least squares leave`() throws {
    let fit = fit([
      [80, 84, 79, nil], [75, nil, 77, 70], [90, 91, nil, nil], [nil, 72, 66, 68],
      [85, nil, nil, nil],
    ])
    #expect(
      agree(
        fit.residuals,
        [-0.425, 0.825, -0.4, -0.45, 2.575, -2.125, 0.875, -0.875, 0.05, -2.175, 2.125, 0], 1e-12))
    #expect(fit.degreesOfFreedom == 4)
    #expect(try #require(fit.residualVariance).isApproximatelyEqual(to: 5.7875))
  }

  @Test func `each connected part has a constant of its own`() throws {
    let fit = fit([[71, 73, nil, nil], [80, 78, nil, nil], [nil, nil, 1, 5], [nil, nil, 4, 8]])
    #expect(fit.degreesOfFreedom == 2)
    #expect(try #require(fit.residualVariance).isApproximatelyEqual(to: 2))
  }

  @Test func `a table without cells to spare has no variance`() {
    #expect(fit([[1, 2], [3, nil]]).residualVariance == nil)
    #expect(fit([[1, nil], [nil, 2]]).degreesOfFreedom == 0)
    #expect(AdditiveTable(rows: [], columns: [], values: []).residualVariance == nil)
  }

  // All that a ring of cells leaves is their alternating sum, spread evenly over them.
  @Test func `columns that few rows connect are fitted to the end`() throws {
    let count = 40
    let table = (0..<count).map { row in
      (0..<count).map { column -> Double? in
        column == row ? 70 + Double(row) : column == (row + 1) % count ? 60 : nil
      }
    }
    let fit = fit(table)
    let sum = (0..<count).reduce(0.0) { $0 + 10 + Double($1) }
    #expect(fit.degreesOfFreedom == 1)
    #expect(
      try #require(fit.residualVariance).isApproximatelyEqual(
        to: sum * sum / Double(2 * count), relativeTolerance: 1e-10))
  }
}

@Suite struct ConnectedPartsTests {
  @Test func `a part is known by its least node`() {
    let parts = ConnectedParts(nodes: 6, edges: [(4, 2), (5, 4), (3, 0)])
    #expect(parts.part == [0, 1, 2, 0, 2, 2] && parts.count == 3)
    #expect(ConnectedParts(nodes: 0, edges: []).count == 0)
  }
}
