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
    var wraps = false
    var isTop = false
    /// Where the cell stands in its column.
    var side = Side.natural
  }

  /// Where a cell stands, with characters left free at that end.
  enum Side: Hashable {
    /// Where the spreadsheet puts its kind.
    case natural
    case left(Int)
    case right(Int)
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
    switch look.side {
    case .natural: break
    case .left(let indent):
      format_set_align(format, UInt8(LXW_ALIGN_LEFT.rawValue))
      format_set_indent(format, UInt8(clamping: indent))
    case .right(let indent):
      format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue))
      format_set_indent(format, UInt8(clamping: indent))
    }
    if look.wraps { format_set_text_wrap(format) }
    if look.isTop { format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue)) }
    made[look] = format
    return format
  }

  /// The number format of a cell in a column; empty where the spreadsheet's own will do.
  static func number(_ cell: ResultTable.Cell, _ style: ColumnStyle) -> String {
    if style.format == .text { return "@" }
    switch cell {
    case .integer, .number, .precise: break
    // LibreOffice shows 1 and 0 in a cell that has a format of its own, unless that says otherwise.
    case .flag: return "\"TRUE\";\"TRUE\";\"FALSE\""
    case .text, .term, .phrase, .missing: return ""
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

  /// The same hue, strong enough for a tab.
  var line: UInt32 {
    switch self {
    case .red: 0xC0503C
    case .amber: 0xD99A00
    case .blue: 0x0B4F8A
    }
  }
}
