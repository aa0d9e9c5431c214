/// workbook.xml: the sheets in their order, and what concerns all of them.
final class WorkbookPart: XMLReader {
  struct SheetEntry {
    let name: String
    let relation: String
    let isHidden: Bool
  }

  private(set) var sheets: [SheetEntry] = []
  /// Days count from 1904 (old Excel for Mac), not from 1900.
  private(set) var countsFrom1904 = false
  /// The program that wrote the file left the formulas to be worked out on opening.
  private(set) var recalculates = false
  private(set) var isWorkbook = false

  init(_ part: String, in archive: ZipArchive) throws(WorkbookProblem) {
    try super.init(limits: archive.limits)
    guard try read(part, of: archive) else { throw .damaged("part \(part) is missing") }
    guard isWorkbook else { throw .otherArchive }
  }

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    if name == "workbook" {
      isWorkbook = true
    } else if name == "workbookPr" {
      countsFrom1904 = attributes.flag("date1904")
    } else if name == "calcPr" {
      recalculates = attributes.flag("fullCalcOnLoad")
    } else if name == "sheet", let title = attributes["name"], let id = attributes["id"] {
      let state = attributes["state"] ?? "visible"
      sheets.append(SheetEntry(name: title, relation: id, isHidden: state != "visible"))
    }
  }
}
