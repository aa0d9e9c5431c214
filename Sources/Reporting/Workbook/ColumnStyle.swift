/// How a column of numbers looks: its format and the colours that follow its values.
public struct ColumnStyle: Sendable, Equatable {
  public enum Format: Sendable, Equatable {
    /// Decimals as the cell prints them.
    case asPrinted
    /// A share of 1, shown as per cent.
    case share
    /// Already per cent.
    case percent
    /// What is typed stays text, so that 1.10 is not 1.1.
    case text
  }

  public enum Scale: Sendable, Equatable {
    case none
    /// Two hues away from zero, equally far on either side.
    case diverging
    /// White at 0, full at 1.
    case share
  }

  public var format: Format
  public var scale: Scale

  public init(format: Format = .asPrinted, scale: Scale = .none) {
    self.format = format
    self.scale = scale
  }

  public static let plain = ColumnStyle()

  /// The style of a result's column, by its name.
  public init(column: String) {
    self.init(format: Self.format(of: column), scale: Self.scale(of: column))
  }

  private static func format(of column: String) -> Format {
    if column.hasSuffix("_percent") { return .percent }
    let isShare =
      column.hasSuffix("_share") || column.hasPrefix("p_top_")
      || ["acceptability", "winning_index", "posterior_probability", "p_positive"].contains(column)
    return isShare ? .share : .asPrinted
  }

  private static func scale(of column: String) -> Scale {
    switch column {
    case "severity", "severity_percent", "raw_deviation", "difficulty_percent", "shift",
      "total_change", "rank_change", "from_scores", "from_weights", "from_adjustment":
      .diverging
    case "acceptability", "winning_index": .share
    case _ where column.hasPrefix("p_top_"): .share
    default: .none
    }
  }
}
