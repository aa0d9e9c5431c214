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
      self = .refused(Self.isEncrypted(bytes) ? .passwordProtected : .oldExcel)
    } else if Self.isMarkup(bytes) {
      self = .refused(.markupNamedExcel)
    } else {
      self = .text
    }
  }

  /// Encrypted workbooks are a stream of this name, in UTF-16, inside an old container.
  private static func isEncrypted(_ bytes: [UInt8]) -> Bool {
    let name = Data("EncryptedPackage".utf8.flatMap { byte -> [UInt8] in [byte, 0] })
    return Data(bytes).range(of: name) != nil
  }

  /// Systems that "export to Excel" often write a web page.
  private static func isMarkup(_ bytes: [UInt8]) -> Bool {
    let head = String(decoding: bytes.prefix(512), as: UTF8.self).trimmingPrefix {
      $0.isWhitespace || $0 == "\u{FEFF}"
    }.lowercased()
    return ["<html", "<!doctype", "<table", "<?xml", "<meta"].contains { head.hasPrefix($0) }
  }
}
