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
