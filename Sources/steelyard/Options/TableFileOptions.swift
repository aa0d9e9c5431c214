import ArgumentParser
import Phrases
import SteelyardKit
import TableIO

/// How a file with a table is to be read, where the file leaves a choice.
struct TableFileOptions: ParsableArguments {
  @Option(
    help: Phrase(
      "Encoding of text files: utf-8, utf-16, gb18030, gbk or big5; detected if not given."
    ).help,
    transform: Self.encoding)
  var encoding: TextEncoding?

  @Option(help: Phrase("Name of the sheet to read from a workbook; it may be hidden.").help)
  var sheet: String?

  /// Whether any of them is given.
  var isGiven: Bool { encoding != nil || sheet != nil }

  private static func encoding(_ name: String) throws -> TextEncoding {
    guard let encoding = TextEncoding(name: name) else {
      throw ValidationError(
        Phrase("'\(name)' is not one of utf-8, utf-16, utf-16le, utf-16be, gb18030, gbk, big5"))
    }
    return encoding
  }
}

/// What every command on a plain long table takes.
struct TableOptionGroup: ParsableArguments {
  @Argument(
    help: Phrase("A CSV or Excel file with one row per observation, or - for standard input.").help)
  var file: String

  @OptionGroup var tables: TableFileOptions

  var source: TableSource {
    TableSource(path: file, encoding: tables.encoding, sheet: tables.sheet)
  }
}
