/// One worksheet part, streamed into cells.
final class Worksheet: XMLReader {
  private(set) var bytes: [UInt8]
  private(set) var cells: [SheetGrid.GridCell] = []
  private(set) var rows: [SheetGrid.Row] = []
  private(set) var merges: [CellRange] = []

  private let shared: [CSVScanner.Field]
  private let formats: NumberFormats
  private let from1904: Bool
  private let limits: WorkbookLimits

  private enum Kind { case number, shared, text, boolean, error, isoDate }
  private var row = -1
  private var rowStart = 0
  private var rowHidden = false
  private var isInRow = false
  private var isInCell = false
  private var column = -1
  private var kind = Kind.number
  private var style = 0
  private var hasFormula = false
  /// What is being collected: the value, the text, or nothing.
  private var collecting = false
  private var phonetic = 0
  private var scratch: [UInt8] = []

  init(
    _ part: String, in archive: ZipArchive, strings: SharedStrings, formats: NumberFormats,
    from1904: Bool
  ) throws(WorkbookProblem) {
    bytes = strings.bytes
    shared = strings.fields
    self.formats = formats
    self.from1904 = from1904
    limits = archive.limits
    try super.init(limits: archive.limits)
    guard try read(part, of: archive) else { throw .damaged("part \(part) is missing") }
    try sortRows()
    try checkMerges()
  }

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    switch name.letter {
    case UInt8(ascii: "c"): startCell(attributes)
    case UInt8(ascii: "v"):
      scratch.removeAll(keepingCapacity: true)
      collecting = true
    case UInt8(ascii: "t"): collecting = phonetic == 0
    case UInt8(ascii: "f"): hasFormula = true
    case nil:
      if name == "row" {
        startRow(attributes)
      } else if name == "rPh" {
        phonetic += 1
      } else if name == "mergeCell", let text = attributes["ref"] {
        guard let range = CellRange(text) else {
          return stop(.damaged("merged cells '\(text.prefix(40))' are no block of cells"))
        }
        merges.append(range)
      }
    default: break
    }
  }

  override func text(_ piece: UnsafeRawBufferPointer) {
    guard collecting else { return }
    scratch.append(contentsOf: piece)
    if scratch.count > limits.textBytes {
      stop(.overLimit("a text is longer than \(limits.textBytes) bytes"))
    }
  }

  override func end(_ name: XMLName) {
    switch name.letter {
    case UInt8(ascii: "v"), UInt8(ascii: "t"): collecting = false
    case UInt8(ascii: "c"): endCell()
    case nil:
      if name == "row" {
        isInRow = false
        if cells.count > rowStart {
          rows.append(.init(number: row, cells: rowStart..<cells.count, isHidden: rowHidden))
        }
      } else if name == "rPh" {
        phonetic -= 1
      }
    default: break
    }
  }

  private func startRow(_ attributes: XMLAttributes) {
    guard !isInRow else { return stop(.damaged("a row lies in a row")) }
    isInRow = true
    row += 1
    if let text = attributes["r"] {
      guard let number = Int(text), number >= 1 else {
        return stop(.damaged("row '\(text.prefix(20))' has no number"))
      }
      row = number - 1
    }
    guard row < WorkbookLimits.rows else {
      return stop(.overLimit("a row lies below row \(WorkbookLimits.rows)"))
    }
    rowHidden = attributes.flag("hidden")
    rowStart = cells.count
    column = -1
  }

  /// The hottest place of a read: names are told by single bytes, numbers from the bytes.
  private func startCell(_ attributes: XMLAttributes) {
    // Extensions behind the rows may have elements of this name.
    guard isInRow else { return }
    guard !isInCell else { return stop(.damaged("a cell lies in a cell")) }
    isInCell = true
    column += 1
    kind = .number
    style = 0
    hasFormula = false
    scratch.removeAll(keepingCapacity: true)
    var index = 0
    while let name = attributes.pointer[index], let value = attributes.pointer[index + 1] {
      index += 2
      guard name[0] != 0, name[1] == 0 else { continue }
      switch UInt8(bitPattern: name[0]) {
      case UInt8(ascii: "r"):
        guard let place = cellPosition(CStringBytes(value)) else {
          return stop(.overLimit("a cell lies outside Excel's rows and columns"))
        }
        column = place.column
      case UInt8(ascii: "s"):
        style = Int(String(cString: value)) ?? 0
      case UInt8(ascii: "t"): kind = Self.kind(value)
      default: break
      }
    }
    if column >= WorkbookLimits.columns {
      stop(.overLimit("a cell lies outside Excel's rows and columns"))
    }
  }

  private static func kind(_ text: UnsafePointer<CChar>) -> Kind {
    switch UInt8(bitPattern: text[0]) {
    case UInt8(ascii: "s"): text[1] == 0 ? .shared : .text
    case UInt8(ascii: "i"): .text
    case UInt8(ascii: "b"): .boolean
    case UInt8(ascii: "e"): .error
    case UInt8(ascii: "d"): .isoDate
    default: .number
    }
  }

  private func endCell() {
    guard isInCell else { return }
    isInCell = false
    var marks: SheetGrid.Marks = hasFormula ? [.formula] : []
    if scratch.isEmpty {
      // An empty text is a value; an empty number of a formula is one not worked out.
      if hasFormula, kind == .number { add(marks.union(.uncomputed), bytes.count..<bytes.count) }
      return
    }
    let begin = bytes.count
    switch kind {
    case .shared:
      guard let index = shortInteger(scratch), index < shared.count else {
        return stop(.damaged("a cell names a text that is not there"))
      }
      return add(marks, shared[index].start..<shared[index].end)
    case .text:
      bytes.append(contentsOf: scratch)
      unescape(&bytes, from: begin)
    case .error:
      bytes.append(contentsOf: scratch)
      marks.insert(.error)
    case .isoDate:
      bytes.append(contentsOf: scratch)
      marks.insert(.date)
    case .boolean:
      bytes.append(contentsOf: (scratch == [UInt8(ascii: "0")] ? "FALSE" : "TRUE").utf8)
    case .number: appendNumber(&marks)
    }
    add(marks, begin..<bytes.count)
  }

  private func appendNumber(_ marks: inout SheetGrid.Marks) {
    let meaning = formats[style]
    if meaning == .number || meaning == .percent {
      marks.insert(meaning == .percent ? [.number, .percent] : .number)
      if isShortest(scratch) {
        bytes.append(contentsOf: scratch)
      } else {
        bytes.append(contentsOf: shortestNumber(scratch) ?? scratch)
      }
    } else if let value = Double(String(decoding: scratch, as: UTF8.self)),
      let date = serialDate(value, meaning, from1904: from1904)
    {
      marks.insert(.date)
      bytes.append(contentsOf: date.utf8)
    } else {
      marks.insert(.number)
      bytes.append(contentsOf: shortestNumber(scratch) ?? scratch)
    }
  }

  private func add(_ marks: SheetGrid.Marks, _ text: Range<Int>) {
    cells.append(
      .init(
        column: column, marks: marks,
        field: .init(start: text.lowerBound, end: text.upperBound, escaped: false)))
    if cells.count > limits.cells { stop(.overLimit("more than \(limits.cells) filled cells")) }
  }

  /// Merged blocks are filled later, so what they cover of the used rows has to be bounded.
  private func checkMerges() throws(WorkbookProblem) {
    guard let last = rows.last?.number else { return }
    var area = 0
    for merge in merges where merge.rows.lowerBound <= last {
      let height = min(merge.rows.upperBound, last) - merge.rows.lowerBound + 1
      area += height * merge.columns.count
      guard area <= limits.cells else { throw .overLimit("merged blocks cover too many cells") }
    }
  }

  /// Rows and cells ascend in files that programs write; others are put in order.
  private func sortRows() throws(WorkbookProblem) {
    if zip(rows, rows.dropFirst()).contains(where: { $0.number >= $1.number }) {
      rows.sort { $0.number < $1.number }
      if zip(rows, rows.dropFirst()).contains(where: { $0.number == $1.number }) {
        throw .damaged("a row stands twice")
      }
    }
    for row in rows {
      let span = cells[row.cells]
      guard zip(span, span.dropFirst()).contains(where: { $0.column >= $1.column }) else {
        continue
      }
      cells[row.cells].sort { $0.column < $1.column }
      let sorted = cells[row.cells]
      if zip(sorted, sorted.dropFirst()).contains(where: { $0.column == $1.column }) {
        throw .damaged("a cell of row \(row.number + 1) stands twice")
      }
    }
  }
}

/// The bytes of a C string up to its end.
private struct CStringBytes: Sequence, IteratorProtocol {
  private var pointer: UnsafePointer<CChar>

  init(_ pointer: UnsafePointer<CChar>) { self.pointer = pointer }

  mutating func next() -> UInt8? {
    guard pointer.pointee != 0 else { return nil }
    defer { pointer += 1 }
    return UInt8(bitPattern: pointer.pointee)
  }
}

/// Digits as a number below a billion; nil for anything else.
private func shortInteger(_ digits: [UInt8]) -> Int? {
  guard (1...9).contains(digits.count) else { return nil }
  var number = 0
  for digit in digits {
    guard digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") else { return nil }
    number = number * 10 + Int(digit - UInt8(ascii: "0"))
  }
  return number
}
