/// What a workbook may hold; honest sheets of scores stay far below.
struct WorkbookLimits: Sendable {
  /// Excel writes about ten parts and one per sheet.
  var entries = 10_000
  /// Bytes all parts may unpack to: a full sheet of a million rows takes half of it.
  var unpackedBytes = 1 << 30
  /// Deflate reaches 1032:1 on a bomb; sheets of equal rows stay below 100:1.
  var ratio = 200
  /// Parts below this size are read whatever their ratio: they cost milliseconds.
  var freeBytes = 4 << 20
  /// Filled cells of one sheet.
  var cells = 10_000_000
  /// Cells of all sheets that are there only because the file says that a cell or a row is repeated: equal
  /// rows are rare, and a few bytes can stand for millions.
  var repeatedCells = 100_000
  /// Elements within elements; worksheets need eight, drawings thirty.
  var depth = 64
  /// Bytes of one cell's text; Excel allows 32,767 characters.
  var textBytes = 1 << 20
  /// Bytes of markup without any element or text in them: one giant tag.
  var silentBytes = 1 << 20

  /// The last row and column of Excel's grid.
  static let rows = 1_048_576
  static let columns = 16_384
}
