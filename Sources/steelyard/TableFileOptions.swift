import ArgumentParser
import TableIO

/// How a file with a table is to be read, where the file leaves a choice.
struct TableFileOptions: ParsableArguments {
  @Option(help: "Encoding of text files: utf-8, utf-16, gb18030, gbk or big5; found if not given.")
  var encoding: String?

  @Option(help: "Sheet of a workbook to read, by name; hidden sheets too.")
  var sheet: String?

  func validate() throws {
    if let encoding, TextEncoding(name: encoding) == nil {
      throw ValidationError(
        "--encoding: '\(encoding)' is none of utf-8, utf-16, utf-16le, utf-16be, gb18030, gbk, big5"
      )
    }
  }

  var values: TableOptions {
    TableOptions(encoding: encoding.flatMap { TextEncoding(name: $0) }, sheet: sheet)
  }
}
