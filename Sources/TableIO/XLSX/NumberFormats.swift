/// styles.xml: what the number of a styled cell means.
final class NumberFormats: XMLReader {
  enum Meaning: Sendable { case number, percent, date, time, elapsed }

  /// By position among the cell formats, as a cell's `s` names it.
  private(set) var meanings: [Meaning] = []
  private var codes: [Int: String] = [:]
  private var inCellFormats = false

  init(_ part: String?, in archive: ZipArchive) throws(WorkbookProblem) {
    try super.init(limits: archive.limits)
    if let part { _ = try read(part, of: archive) }
  }

  subscript(style: Int) -> Meaning { meanings.indices.contains(style) ? meanings[style] : .number }

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    if name == "numFmt", let id = attributes["numFmtId"].flatMap({ Int($0) }) {
      codes[id] = attributes["formatCode"] ?? ""
    } else if name == "cellXfs" {
      inCellFormats = true
    } else if name == "xf", inCellFormats {
      let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
      meanings.append(codes[id].map(Self.meaning) ?? Self.builtIn(id))
    }
  }

  override func end(_ name: XMLName) {
    if name == "cellXfs" { inCellFormats = false }
  }

  /// Source: ECMA-376 part 1, section 18.8.30, with the East Asian lists of the same section.
  private static func builtIn(_ id: Int) -> Meaning {
    switch id {
    case 9, 10: .percent
    case 18...21, 32...35, 45, 47, 55, 56: .time
    case 14...17, 22, 27...31, 36, 50...54, 57, 58: .date
    case 46: .elapsed
    default: .number
    }
  }

  /// What a format code makes of a number: its first section, without quoted text and colours.
  static func meaning(_ code: String) -> Meaning {
    var letters = ""
    var rest = code[...]
    while let sign = rest.popFirst(), sign != ";" {
      switch sign {
      case "\"":
        while let next = rest.popFirst(), next != "\"" {}
      case "\\", "_", "*":
        _ = rest.popFirst()
      case "[":
        var inner = ""
        while let next = rest.popFirst(), next != "]" { inner.append(next) }
        if let first = inner.lowercased().first, "hms".contains(first),
          inner.lowercased().allSatisfy({ $0 == first })
        {
          return .elapsed
        }
      default: letters.append(contentsOf: sign.lowercased())
      }
    }
    if letters.hasPrefix("general") { return .number }
    if letters.contains("%") { return .percent }
    if letters.contains("y") || letters.contains("d") { return .date }
    if letters.contains("h") || letters.contains("s") { return .time }
    return letters.contains("m") ? .date : .number
  }
}
