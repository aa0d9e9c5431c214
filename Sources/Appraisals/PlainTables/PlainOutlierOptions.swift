import Phrases

/// Which columns of a plain table are searched for outliers, and how.
public struct PlainOutlierOptions: Codable, Equatable, Sendable {
  /// Column of numbers that is judged value by value; nil judges `columns` together.
  public var value: String?
  /// Columns of numbers that are judged together, row by row.
  public var columns: [String]
  /// Column of groups within which values are judged.
  public var by: String?
  /// Column of numbers over which values are tested for a trend, within each group.
  public var order: String?
  /// Whether the last digits of values are tested for favourites, within each group.
  public var hasDigits: Bool
  /// Column that names the rows; nil numbers them as a spreadsheet does.
  public var id: String?
  /// Most outliers to look for in a group; nil takes a tenth of its values, and 10 at most.
  public var most: Int?

  /// Columns and tests.
  public init(
    value: String? = nil, columns: [String] = [], by: String? = nil, order: String? = nil,
    hasDigits: Bool = false, id: String? = nil, most: Int? = nil
  ) {
    self.value = value
    self.columns = columns
    self.by = by
    self.order = order
    self.hasDigits = hasDigits
    self.id = id
    self.most = most
  }

  /// Checks what needs no table.
  ///
  /// - Throws: `AppraisalError` where nothing is to be judged, or tests have no column of values.
  public func check() throws(AppraisalError) {
    guard value != nil || !columns.isEmpty else {
      throw AppraisalError(.badData, Phrase("name a column to judge, or several to judge together"))
    }
    guard value != nil || (order == nil && !hasDigits) else {
      throw AppraisalError(
        .badData,
        Phrase("trends and last digits are tested in one column: name the column to judge"))
    }
    guard most ?? 1 > 0 else {
      throw AppraisalError(.badData, Phrase("the most outliers to look for is 1 or more"))
    }
  }
}
