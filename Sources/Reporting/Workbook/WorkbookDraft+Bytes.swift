internal import AtomicFiles
internal import CXLSXWriter
import Foundation
import Phrases

extension WorkbookDraft {
  /// The bytes of the .xlsx file.
  ///
  /// - Throws: `noWorkbook` when the system has no room for temporary files, or a sheet is too large.
  /// - Complexity: about a microsecond a cell.
  ///
  /// The library writes files, so a folder that only this user can enter holds them meanwhile.
  public func bytes() throws(ReportingError) -> [UInt8] {
    let folder: ScratchFolder
    do {
      folder = try ScratchFolder()
    } catch {
      throw .noWorkbook(reason: error.description)
    }
    defer { folder.remove() }
    let path = folder.path + "/workbook.xlsx"
    let code = folder.path.withCString { directory in
      var options = lxw_workbook_options()
      options.tmpdir = UnsafeMutablePointer(mutating: directory)
      return workbook_new_opt(path, &options).map { write(into: $0) }
        ?? LXW_ERROR_MEMORY_MALLOC_FAILED
    }
    guard code == LXW_NO_ERROR else {
      throw .noWorkbook(reason: String(cString: lxw_strerror(code)))
    }
    do {
      return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
      throw .noWorkbook(reason: error.localizedDescription)
    }
  }

  private func write(into file: UnsafeMutablePointer<lxw_workbook>) -> lxw_error {
    setProperties(of: file)
    var formats = WorkbookFormats(file)
    let names = sheetNames(sheets.map(\.name))
    var code = LXW_NO_ERROR
    for (sheet, name) in zip(sheets, names) where code == LXW_NO_ERROR {
      guard let page = workbook_add_worksheet(file, name) else {
        code = LXW_ERROR_PARAMETER_VALIDATION
        break
      }
      var writer = SheetWriter(
        sheet: sheet, name: name, page: page, file: file, formats: formats, names: names,
        title: title)
      code = writer.write()
      formats = writer.formats
    }
    let closed = workbook_close(file)
    return code == LXW_NO_ERROR ? closed : code
  }

  /// A fixed date of creation, or the bytes would change with the clock.
  private func setProperties(of file: UnsafeMutablePointer<lxw_workbook>) {
    spreadsheetText(title).withCString { title in
      var properties = lxw_doc_properties()
      properties.title = UnsafeMutablePointer(mutating: title)
      properties.created = 315_532_800  // 1980-01-01, the date the library gives the zip's entries
      workbook_set_properties(file, &properties)
    }
  }
}
