import Phrases
import Reporting

extension ResultColumn {
  /// A column whose meaning no test reads.
  init(
    _ name: String, _ quantity: Quantity, decimals: Int? = nil, scale: ColumnStyle.Scale = .none
  ) {
    self.init(name, .empty, quantity, decimals: decimals, scale: scale)
  }
}
