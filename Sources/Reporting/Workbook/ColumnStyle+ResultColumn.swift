extension ColumnStyle {
  /// The style of a result's column.
  public init(_ column: ResultColumn) {
    let format: Format =
      switch column.quantity {
      case .share, .probability: .share
      case .percent: .percent(decimals: column.decimals)
      case .pValue: .pValue
      case .rank, .places, .count, .degreesOfFreedom, .year, .response, .squaredResponse:
        .general
      case .name, .term, .sentence, .flag: .general
      case .points, .squaredPoints, .correlation, .number: .decimals(column.decimals)
      }
    self.init(format: format, scale: column.scale)
  }
}

extension ResultColumn {
  /// Whether cells that are true ask for a look, and are set off.
  var marksFlags: Bool { quantity == .flag && Self.marks.contains(name) }

  /// Other columns that are true or false say something ordinary.
  private static let marks: Set = [
    "flagged", "reliable", "rests_on_one_score", "drifted", "dropped",
  ]
}
