/// How a column of numbers looks: its format and the colours that follow its values.
public struct ColumnStyle: Sendable, Equatable {
  /// How numbers are shown; the cell keeps all its digits.
  public enum Format: Sendable, Equatable {
    /// As many digits as the number needs.
    case general
    /// A fixed number of decimals.
    case decimals(Int)
    /// A share of 1, shown as per cent.
    case share
    /// Already per cent.
    case percent(decimals: Int)
    /// Three decimals; what is smaller says so.
    case pValue
    /// What is typed stays text, so that 1.10 is not 1.1.
    case text
  }

  /// Colours that follow the values of a column.
  public enum Scale: Sendable, Equatable {
    /// No colours.
    case none
    /// Two hues away from zero, equally far on either side.
    case diverging
    /// White at 0, full at 1.
    case share
  }

  /// How numbers are shown.
  public var format: Format
  /// Colours that follow the values.
  public var scale: Scale

  /// General numbers without colours, unless said otherwise.
  public init(format: Format = .general, scale: Scale = .none) {
    self.format = format
    self.scale = scale
  }

  /// General numbers without colours.
  public static let plain = ColumnStyle()
}
