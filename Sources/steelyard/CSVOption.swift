import ArgumentParser
import Phrases
import Reporting
import TableIO

/// How the characters of CSV output are written as bytes.
enum CSVEncoding: String, ExpressibleByArgument, CaseIterable {
  case utf8 = "utf-8"
  /// With the byte order mark by which Excel knows UTF-8.
  case utf8WithMark = "utf-8-bom"
  case gb18030

  func bytes(_ text: String) throws -> [UInt8] {
    switch self {
    case .utf8: return Array(text.utf8)
    case .utf8WithMark: return [0xEF, 0xBB, 0xBF] + text.utf8
    case .gb18030:
      // GB18030 has every character of Unicode.
      guard let bytes = try? encoded(text, as: .gb18030) else {
        throw Failure(
          code: Failure.cannotWrite,
          sentence: Phrase("this system has no converter to GB18030; use --csv-encoding utf-8-bom"))
      }
      return bytes
    }
  }
}

struct CSVOption: ParsableArguments {
  @Option(help: "Encoding of CSV output; Excel knows utf-8-bom and gb18030 by itself.")
  var csvEncoding: CSVEncoding = .utf8
}

/// A table as a file of a result folder.
func csvFile(_ table: ResultTable, _ encoding: CSVEncoding) throws -> OutputFile {
  OutputFile(table.name + ".csv", bytes: try encoding.bytes(table.csvText))
}
