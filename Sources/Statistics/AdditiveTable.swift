/// A two-way table of which some cells are empty, less the rows and columns that add up to it.
///
/// Rows and columns are fitted by least squares: centring by one and the other in turn (backfitting)
/// until the residuals stay.
///
/// Source: Searle (1987), Linear Models for Unbalanced Data, section 4.4, the model without
/// interaction; for the degrees of freedom section 5.3 (connectedness).
public struct AdditiveTable: Sendable {
  /// What rows and columns leave of each cell, in the order given.
  public let residuals: [Double]
  /// Cells − rows − columns + connected parts.
  public let degreesOfFreedom: Int

  /// - Parameters:
  ///   - rows: of each cell that has a value, numbered from 0; numbers may be left out.
  ///   - columns: of each cell, likewise.
  ///   - values: one per cell.
  /// - Complexity: cells times some 30 passes; more where few cells connect the columns.
  public init(rows: [Int], columns: [Int], values: [Double]) {
    precondition(
      rows.count == values.count && columns.count == values.count,
      "a cell has one row, one column and one value")
    let rowCount = (rows.max() ?? -1) + 1
    let columnCount = (columns.max() ?? -1) + 1
    let parts = ConnectedParts(
      nodes: rowCount + columnCount, edges: zip(rows, columns.map { rowCount + $0 }))
    degreesOfFreedom =
      values.count - Set(rows).count - Set(columns).count + Set(rows.map { parts.part[$0] }).count
    var residuals = values
    func pass() {
      Self.centre(&residuals, by: rows, count: rowCount)
      Self.centre(&residuals, by: columns, count: columnCount)
    }
    // Sums of n squares carry n roundings; residuals, those of the values.
    let tolerance = Double(values.count) * .ulpOfOne
    let floor = tolerance * .ulpOfOne * Self.squares(values)
    for _ in 0..<Self.mostRounds {
      for _ in 1..<Self.passes { pass() }
      let before = Self.squares(residuals)
      pass()
      guard before > floor, before - Self.squares(residuals) > tolerance * before else { break }
    }
    self.residuals = residuals
  }

  /// The variance of a residual, squared units of the values; nil without degrees of freedom.
  public var residualVariance: Double? {
    degreesOfFreedom > 0 ? Self.squares(residuals) / Double(degreesOfFreedom) : nil
  }

  /// Backfitting passes of a round: balanced tables need one, unbalanced ones usually a few.
  private static let passes = 30
  /// A ring of 100 columns, neighbours connected by one row each, takes some 600 rounds.
  private static let mostRounds = 2_000

  private static func squares(_ values: [Double]) -> Double { values.reduce(0) { $0 + $1 * $1 } }

  private static func centre(_ values: inout [Double], by group: [Int], count: Int) {
    var sums = [Double](repeating: 0, count: count)
    var sizes = [Double](repeating: 0, count: count)
    for (value, own) in zip(values, group) {
      sums[own] += value
      sizes[own] += 1
    }
    for index in values.indices { values[index] -= sums[group[index]] / sizes[group[index]] }
  }
}
