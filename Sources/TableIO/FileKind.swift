import Foundation

/// What the first bytes of a file show it to be.
public enum FileKind: Equatable, Sendable {
  /// A zip archive, as .xlsx and .ods files are.
  case workbook
  /// Text, as CSV files are.
  case text
  /// A format that tables are not read from.
  case refused(WorkbookProblem)

  /// The kind of a file, from all its bytes.
  public init(_ bytes: [UInt8]) {
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06])
    {
      self = .workbook
    } else if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      self = .refused(Self.oldProblem(bytes))
    } else if let other = Self.others.first(where: { bytes.starts(with: $0.start) }) {
      self = .refused(other.problem)
    } else if Self.isMarkup(bytes) {
      self = .refused(.markupNamedExcel)
    } else {
      self = .text
    }
  }

  /// What files of other formats begin with.
  private static let others: [(start: [UInt8], problem: WorkbookProblem)] = [
    (Array("%PDF-".utf8), .otherFormat("PDF")), (Array("{\\rtf".utf8), .otherFormat("RTF")),
    ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], .otherFormat("PNG")),
    ([0xFF, 0xD8, 0xFF], .otherFormat("JPEG")), (Array("GIF8".utf8), .otherFormat("GIF")),
    (Array("SQLite format 3".utf8), .otherFormat("SQLite")),
    ([0x1F, 0x8B], .packed("gzip")), ([0x28, 0xB5, 0x2F, 0xFD], .packed("zstd")),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], .packed("xz")), (Array("BZh".utf8), .packed("bzip2")),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .packed("7z")),
    (Array("Rar!\u{1A}".utf8), .packed("RAR")),
  ]

  /// What is in a container of Office 97 to 2003: streams have names in UTF-16.
  private static func oldProblem(_ bytes: [UInt8]) -> WorkbookProblem {
    let data = Data(bytes)
    func has(_ name: String) -> Bool {
      data.range(of: Data(name.utf8.flatMap { byte -> [UInt8] in [byte, 0] })) != nil
    }
    if has("EncryptedPackage") { return .passwordProtected }
    if has("WordDocument") { return .otherFormat("Word 97-2003") }
    return has("PowerPoint Document") ? .otherFormat("PowerPoint 97-2003") : .oldExcel
  }

  /// Systems that "export to Excel" often write a web page.
  private static func isMarkup(_ bytes: [UInt8]) -> Bool {
    let head = String(decoding: bytes.prefix(512), as: UTF8.self).trimmingPrefix {
      $0.isWhitespace || $0 == "\u{FEFF}"
    }.lowercased()
    return ["<html", "<!doctype", "<table", "<?xml", "<meta"].contains { head.hasPrefix($0) }
  }
}
