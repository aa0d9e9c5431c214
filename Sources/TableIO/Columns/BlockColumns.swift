/// What one block adds to the columns that are read.
struct BlockColumns {
  /// Number of rows that are not blank.
  var rowCount = 0
  /// Number of lines, blank ones and those inside quotes included.
  var lines = 0
  /// Rows whose line does not follow that of the row before: row, and lines of the block before it.
  var jumps: [(row: Int, line: Int)] = []
  /// Rows with another number of cells than the header: line and number of cells.
  var ragged: [(line: Int, cells: Int)] = []
  /// Codes of the reader, one per row, of each column of labels.
  var codes: [[Int32]] = []
  /// Texts that the reader met in this block first, of each column of labels.
  var newTexts: [[String]] = []
  /// One per column of numbers.
  var numbers: [NumberColumn] = []
  /// The line with a quote that is never closed; nil for none.
  var unclosed: Int?
  /// Whether the bytes are UTF-8; nothing else is filled in where they are not.
  var isReadable = true
}

/// Which columns of a text are read, and how the text is written.
struct ColumnPlan: Sendable {
  /// Places of the columns whose labels are wanted.
  var labels: [Int] = []
  /// Places of the columns whose numbers are wanted.
  var numbers: [Int] = []
  /// Number of cells of the header.
  let width: Int
  let delimiter: UInt8
}

/// Turns blocks into columns, remembering the labels it has met.
final class BlockColumnReader {
  private let plan: ColumnPlan
  private let signs = SignPlaces()
  private let known: [ByteCodes]
  /// Places of the columns that are wanted, and where the cells of each are, one per row.
  private let wanted: [Int]
  private var cells: [CellPlaces]

  init(_ plan: ColumnPlan) {
    self.plan = plan
    known = plan.labels.map { _ in ByteCodes() }
    wanted = Set(plan.labels + plan.numbers).sorted()
    cells = wanted.map { _ in CellPlaces() }
  }

  /// The columns of a block.
  func columns(of block: TextBlock) -> BlockColumns {
    var part = BlockColumns()
    if let walked = block.walked {
      part.isReadable = isUTF8(block.bytes, block.count)
      guard part.isReadable else { return part }
      place(walked, &part)
    } else {
      signs.find(in: block.bytes, count: block.count, delimiter: plan.delimiter)
      part.isReadable = signs.isASCII || isUTF8(block.bytes, block.count)
      guard part.isReadable else { return part }
      for index in cells.indices { cells[index].reserve(signs.count + 1) }
      placeSigns(UnsafePointer(block.bytes.assumingMemoryBound(to: UInt8.self)), block.count, &part)
    }
    for (column, known) in zip(plan.labels, known) {
      let before = known.count
      part.codes.append(codes(cells[slot(column)], part.rowCount, block.bytes, known))
      part.newTexts.append(known.texts(from: before).map(\.trimmed))
    }
    for column in plan.numbers {
      part.numbers.append(numbers(cells[slot(column)], part.rowCount, block.bytes))
    }
    return part
  }

  private func slot(_ column: Int) -> Int {
    guard let slot = wanted.firstIndex(of: column) else {
      preconditionFailure("every column of the plan is wanted")
    }
    return slot
  }

  /// Finds the cells of rows that were walked.
  private func place(_ walked: TextBlock.WalkedRows, _ part: inout BlockColumns) {
    part.unclosed = walked.unclosed
    part.lines = walked.lines
    part.rowCount = walked.starts.count
    for index in cells.indices { cells[index].reserve(part.rowCount) }
    var expected = 0
    for (row, start) in walked.starts.enumerated() {
      let end = row + 1 < walked.starts.count ? walked.starts[row + 1] : walked.fields.count
      let line = walked.rows[row]
      if line != expected { part.jumps.append((row, line)) }
      expected = line + 1
      if end - start != plan.width { part.ragged.append((line, end - start)) }
      for (index, column) in wanted.enumerated() {
        let field = start + column < end ? walked.fields[start + column] : .empty
        cells[index].set(row, field.start, field.end, escaped: field.escaped)
      }
    }
  }

  /// Finds the cells of rows by the places of delimiters and line ends.
  private func placeSigns(_ text: UnsafePointer<UInt8>, _ count: Int, _ part: inout BlockColumns) {
    let places = UnsafePointer(signs.places)
    let found = signs.count
    let width = plan.width
    let delimiter = plan.delimiter
    let slots = cells.map(\.places)
    let columns = wanted
    let slotCount = slots.count
    var (next, start, row, line, expected) = (0, 0, 0, 0, 0)
    while start < count {
      // Cells of the row, up to the line end or the end of the text.
      var cellCount = 0
      while next &+ cellCount < found, text[Int(places[next &+ cellCount])] == delimiter {
        cellCount &+= 1
      }
      let end = next &+ cellCount < found ? Int(places[next &+ cellCount]) : count
      cellCount &+= 1
      // Blank rows have nothing but delimiters.
      if end &- start >= cellCount {
        if line != expected { part.jumps.append((row, line)) }
        expected = line &+ 1
        if cellCount != width { part.ragged.append((line, cellCount)) }
        for slot in 0..<slotCount {
          let column = columns[slot]
          guard column < cellCount else {
            slots[slot][row] = 0
            continue
          }
          let from = column == 0 ? start : Int(places[next &+ column &- 1]) &+ 1
          let to = column &+ 1 == cellCount ? end : Int(places[next &+ column])
          slots[slot][row] = UInt64(truncatingIfNeeded: from | to << 32)
        }
        row &+= 1
      }
      line &+= 1
      next &+= cellCount
      start = end &+ 1
      if end < count, text[end] == RowWalker.carriageReturn, start < count,
        text[start] == RowWalker.lineFeed
      {
        next &+= 1
        start &+= 1
      }
    }
    part.rowCount = row
    part.lines = line
  }

  private func codes(
    _ cells: CellPlaces, _ rows: Int, _ bytes: UnsafeMutableRawPointer, _ known: ByteCodes
  ) -> [Int32] {
    known.codes(rows) { row in
      let cell = cells.cell(row)
      return cell.escaped ? nil : (UnsafeRawPointer(bytes + cell.start), cell.count)
    } text: { row in
      cells.text(row, bytes)
    }
  }

  private func numbers(
    _ cells: CellPlaces, _ rows: Int, _ bytes: UnsafeMutableRawPointer
  ) -> NumberColumn {
    let text = UnsafePointer(bytes.assumingMemoryBound(to: UInt8.self))
    var column = NumberColumn()
    column.reserve(rows)
    for row in 0..<rows {
      let cell = cells.cell(row)
      if !cell.escaped, let number = ShortDecimal(text + cell.start, cell.count) {
        column.append(number)
      } else {
        column.append(cells.text(row, bytes).trimmed)
      }
    }
    return column
  }
}

/// Where the cells of one column are in a block.
struct CellPlaces {
  private final class Memory {
    let places: UnsafeMutablePointer<UInt64>
    let capacity: Int

    init(_ capacity: Int) {
      self.capacity = capacity
      places = .allocate(capacity: capacity)
    }

    deinit { places.deallocate() }
  }

  private var memory = Memory(0)

  /// Start, end in the upper half, and the highest bit where doubled quotes stand for one.
  var places: UnsafeMutablePointer<UInt64> { memory.places }

  private static let escape = UInt64(1) << 63

  mutating func reserve(_ rows: Int) {
    if memory.capacity < rows { memory = Memory(rows) }
  }

  func set(_ row: Int, _ start: Int, _ end: Int, escaped: Bool) {
    memory.places[row] = UInt64(start) | UInt64(end) << 32 | (escaped ? Self.escape : 0)
  }

  @inline(__always)
  func cell(_ row: Int) -> (start: Int, count: Int, escaped: Bool) {
    let place = memory.places[row]
    let start = Int(place & 0xFFFF_FFFF)
    return (start, Int((place & ~Self.escape) >> 32) &- start, place & Self.escape != 0)
  }

  /// The text of a cell, with the blanks at its ends.
  func text(_ row: Int, _ bytes: UnsafeMutableRawPointer) -> String {
    let cell = cell(row)
    let text = String(
      decoding: UnsafeRawBufferPointer(start: bytes + cell.start, count: cell.count), as: UTF8.self)
    return cell.escaped ? text.undoublingQuotes : text
  }
}

private func isUTF8(_ bytes: UnsafeRawPointer, _ count: Int) -> Bool {
  let buffer = UnsafeRawBufferPointer(start: bytes, count: count).assumingMemoryBound(
    to: UInt8.self)
  return (try? UTF8Span(validating: buffer.span)) != nil
}
