/// A chart of intervals: one vertical line from lower to upper a row, a mark at the estimate.
///
/// It has no bars, so none can start above zero.
public struct IntervalChart: Sendable, Equatable {
  public var title: String
  /// Columns of the sheet the chart stands on.
  public var label: Int
  public var lower: Int
  public var estimate: Int
  public var upper: Int
  public var axis: String
  /// Ranks count from the top.
  public var isReversed: Bool

  public init(
    title: String, label: Int, lower: Int, estimate: Int, upper: Int, axis: String,
    isReversed: Bool = false
  ) {
    self.title = title
    self.label = label
    self.lower = lower
    self.estimate = estimate
    self.upper = upper
    self.axis = axis
    self.isReversed = isReversed
  }

  /// A chart over a table's columns by name; nil where one is missing.
  public init?(
    _ table: ResultTable, title: String, label: String, lower: String, estimate: String,
    upper: String, axis: String, isReversed: Bool = false
  ) {
    let columns = [label, lower, estimate, upper].compactMap {
      table.columnNames.firstIndex(of: $0)
    }
    guard columns.count == 4, !table.rows.isEmpty else { return nil }
    self.init(
      title: title, label: columns[0], lower: columns[1], estimate: columns[2], upper: columns[3],
      axis: axis, isReversed: isReversed)
  }
}
