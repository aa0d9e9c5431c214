/// How a column of numbers looks: its format and the colours that follow its values.
public struct ColumnStyle: Sendable, Equatable {
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

  public enum Scale: Sendable, Equatable {
    case none
    /// Two hues away from zero, equally far on either side.
    case diverging
    /// White at 0, full at 1.
    case share
  }

  public var format: Format
  public var scale: Scale

  public init(format: Format = .general, scale: Scale = .none) {
    self.format = format
    self.scale = scale
  }

  public static let plain = ColumnStyle()

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
