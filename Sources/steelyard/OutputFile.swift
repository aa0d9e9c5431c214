import Phrases
import Reporting

/// A file of a result folder.
struct OutputFile {
  let name: String
  let bytes: [UInt8]

  init(_ name: String, text: String) { self.init(name, bytes: Array(text.utf8)) }

  init(_ name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}

/// The bytes of a workbook, with a failure that says why there are none.
func bytes(of workbook: WorkbookDraft) throws -> [UInt8] {
  do {
    return try workbook.bytes()
  } catch {
    throw Failure(code: Failure.cannotWrite, sentence: error.phrase)
  }
}
