/// A chart of intervals: one vertical line per row, from lower to upper, with a mark at the estimate.
///
/// It has no bars, so none can start above zero.
public struct IntervalChart: Sendable, Equatable {
  /// The title above the chart.
  public var title: String
  /// Column of the names on the horizontal axis, from 0, on the chart's own sheet.
  public var label: Int
  /// Column of the lower ends, from 0.
  public var lower: Int
  /// Column of the estimates, from 0.
  public var estimate: Int
  /// Column of the upper ends, from 0.
  public var upper: Int
  /// What the vertical axis shows, with its unit.
  public var axis: String
  /// Whether the vertical axis counts from the top, as ranks do.
  public var isReversed: Bool

  /// A chart over columns by number, from 0.
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
