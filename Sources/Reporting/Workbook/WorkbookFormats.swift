internal import CXLSXWriter

/// The formats of a workbook, each made once.
struct WorkbookFormats {
  typealias Format = UnsafeMutablePointer<lxw_format>

  /// What tells formats apart.
  struct Look: Hashable {
    var number = ""
    var fill: UInt32?
    var isHeading = false
    var isLink = false
  }

  private let file: UnsafeMutablePointer<lxw_workbook>
  private var made: [Look: Format] = [:]

  init(_ file: UnsafeMutablePointer<lxw_workbook>) { self.file = file }

  /// nil for the plain look.
  mutating func format(_ look: Look) -> Format? {
    if look == Look() { return nil }
    if let known = made[look] { return known }
    guard let format = workbook_add_format(file) else { return nil }
    if !look.number.isEmpty { format_set_num_format(format, look.number) }
    if let fill = look.fill { format_set_bg_color(format, fill) }
    if look.isHeading {
      format_set_bold(format)
      format_set_bottom(format, UInt8(LXW_BORDER_THIN.rawValue))
    }
    if look.isLink {
      format_set_font_color(format, 0x0B4F8A)
      format_set_underline(format, UInt8(LXW_UNDERLINE_SINGLE.rawValue))
    }
    made[look] = format
    return format
  }

  /// The number format of a cell in a column; empty where the spreadsheet's own will do.
  static func number(_ cell: ResultTable.Cell, _ style: ColumnStyle) -> String {
    if style.format == .text { return "@" }
    switch cell {
    case .integer, .number, .precise: break
    case .text, .phrase, .flag, .missing: return ""
    }
    switch style.format {
    case .share: return "0.00%"
    case .percent(let decimals): return zeros(decimals) + "\"%\""
    case .pValue: return "[<0.001]\"< 0.001\";0.000"
    case .decimals(let decimals):
      if case .integer = cell { return "0" }
      return zeros(decimals)
    case .general, .text: return ""
    }
  }

  /// The number format of a fixed count of decimals.
  static func zeros(_ decimals: Int) -> String {
    decimals == 0 ? "0" : "0." + String(repeating: "0", count: decimals)
  }
}

extension SheetDraft.Mark.Colour {
  /// Pale enough for black text: contrast above 7 to 1.
  var fill: UInt32 {
    switch self {
    case .red: 0xF8C4BC
    case .amber: 0xFCE4A8
    case .blue: 0xCDE3F5
    }
  }
}
