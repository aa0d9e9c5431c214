/// A small .xlsx file made in memory: texts, numbers, percentages and merged blocks.
public struct MadeWorkbook: Sendable {
  /// What a cell holds.
  public enum Cell: Sendable, Equatable {
    /// Nothing.
    case blank
    /// A text.
    case text(String)
    /// A number.
    case number(Double)
    /// A share that is shown as a percentage.
    case percent(Double)
  }

  /// A sheet, row by row.
  public struct Sheet: Sendable {
    /// The name on its tab.
    public var name: String
    /// Cells, row by row.
    public var rows: [[Cell]]
    /// Merged blocks, as B3:B5.
    public var merges: [String]
    /// Whether it is hidden.
    public var isHidden: Bool

    /// A sheet.
    public init(_ name: String, _ rows: [[Cell]], merges: [String] = [], isHidden: Bool = false) {
      self.name = name
      self.rows = rows
      self.merges = merges
      self.isHidden = isHidden
    }
  }

  /// In the order of their tabs.
  public var sheets: [Sheet]

  /// A workbook of sheets.
  public init(_ sheets: [Sheet]) { self.sheets = sheets }

  /// The bytes of the file.
  public var bytes: [UInt8] {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let package = "http://schemas.openxmlformats.org/package/2006/relationships"
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
    let numbers = Array(sheets.indices)
    var parts: [(String, String)] = [
      (
        "[Content_Types].xml",
        head + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
          + "<Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>"
      ),
      (
        "_rels/.rels",
        head + "<Relationships xmlns=\"\(package)\"><Relationship Id=\"r\" "
          + "Type=\"\(office)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
      ),
      (
        "xl/workbook.xml",
        head + "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\"><sheets>"
          + numbers.map { index in
            "<sheet name=\"\(escaped(sheets[index].name))\" sheetId=\"\(index + 1)\" "
              + (sheets[index].isHidden ? "state=\"hidden\" " : "") + "r:id=\"s\(index)\"/>"
          }.joined() + "</sheets></workbook>"
      ),
      (
        "xl/_rels/workbook.xml.rels",
        head + "<Relationships xmlns=\"\(package)\">"
          + numbers.map {
            "<Relationship Id=\"s\($0)\" Type=\"\(office)/worksheet\" "
              + "Target=\"worksheets/sheet\($0).xml\"/>"
          }.joined()
          + "<Relationship Id=\"st\" Type=\"\(office)/styles\" Target=\"styles.xml\"/>"
          + "</Relationships>"
      ),
      (
        "xl/styles.xml",
        head + "<styleSheet xmlns=\"\(main)\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/>"
          + "<xf numFmtId=\"10\"/></cellXfs></styleSheet>"
      ),
    ]
    for (index, sheet) in sheets.enumerated() {
      parts.append(("xl/worksheets/sheet\(index).xml", head + xml(sheet, main)))
    }
    return storedArchive(parts.map { ($0.0, Array($0.1.utf8)) })
  }

  private func xml(_ sheet: Sheet, _ main: String) -> String {
    var text = "<worksheet xmlns=\"\(main)\"><sheetData>"
    for (row, cells) in sheet.rows.enumerated() {
      text += "<row r=\"\(row + 1)\">"
      for (column, cell) in cells.enumerated() {
        let place = "\(letters(column))\(row + 1)"
        switch cell {
        case .blank: continue
        case .text(let own):
          text +=
            "<c r=\"\(place)\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"
            + escaped(own) + "</t></is></c>"
        case .number(let value): text += "<c r=\"\(place)\"><v>\(value)</v></c>"
        case .percent(let value): text += "<c r=\"\(place)\" s=\"1\"><v>\(value)</v></c>"
        }
      }
      text += "</row>"
    }
    text += "</sheetData>"
    if !sheet.merges.isEmpty {
      text +=
        "<mergeCells>"
        + sheet.merges.map { "<mergeCell ref=\"\($0)\"/>" }.joined() + "</mergeCells>"
    }
    return text + "</worksheet>"
  }

  /// The letters of a column counted from 0.
  public static func letters(_ column: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(65 + column % 26)))
    return column < 26 ? letter : letters(column / 26 - 1) + letter
  }

  private func letters(_ column: Int) -> String { Self.letters(column) }

  private func escaped(_ text: String) -> String {
    var out = ""
    for character in text {
      switch character {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      default: out.append(character)
      }
    }
    return out
  }
}

/// A zip archive whose entries are stored as they are.
///
/// Source: PKWARE, APPNOTE.TXT, sections 4.3.7, 4.3.12 and 4.3.16.
func storedArchive(_ parts: [(String, [UInt8])]) -> [UInt8] {
  func little(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
  var bytes: [UInt8] = []
  var directory: [UInt8] = []
  for (name, content) in parts {
    let offset = bytes.count
    let utf8 = Array(name.utf8)
    let common =
      little(20, 2) + little(0x0800, 2) + little(0, 2) + little(0, 2) + little(0x21, 2)
      + little(Int(crc32(content)), 4) + little(content.count, 4) + little(content.count, 4)
      + little(utf8.count, 2) + little(0, 2)
    bytes += [0x50, 0x4B, 3, 4] + common + utf8 + content
    directory += [0x50, 0x4B, 1, 2] + little(20, 2) + common + little(0, 2) + little(0, 2)
    directory += little(0, 2) + little(0, 4) + little(offset, 4) + utf8
  }
  let start = bytes.count
  bytes += directory + [0x50, 0x4B, 5, 6] + little(0, 4) + little(parts.count, 2)
  bytes += little(parts.count, 2) + little(directory.count, 4) + little(start, 4) + little(0, 2)
  return bytes
}

private let crcTable: [UInt32] = (0..<256).map { index in
  (0..<8).reduce(UInt32(index)) { sum, _ in sum & 1 == 1 ? 0xEDB8_8320 ^ (sum >> 1) : sum >> 1 }
}

private func crc32(_ bytes: [UInt8]) -> UInt32 {
  var sum: UInt32 = 0xFFFF_FFFF
  for byte in bytes { sum = crcTable[Int((sum ^ UInt32(byte)) & 0xFF)] ^ (sum >> 8) }
  return ~sum
}
