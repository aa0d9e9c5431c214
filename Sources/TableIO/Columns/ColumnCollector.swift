import Statistics
import Synchronization

/// Joins what blocks add to columns in the order of the blocks, whoever reads them.
final class ColumnCollector: Sendable {
  /// The columns so far.
  struct Columns: Sendable {
    var rowCount = 0
    var rowNumbers: RowNumbers
    var ragged: [(row: Int, cells: Int)] = []
    var names: [FactorBuilder<String>]
    var codes: [[Int32]]
    var numbers: [NumberColumn]
    /// The row with a quote that is never closed; nil for none.
    var unclosed: Int?
    /// Whether all bytes are UTF-8.
    var isReadable = true
  }

  fileprivate struct State: Sendable {
    var columns: Columns
    /// Number of the line that comes next, as a spreadsheet shows it.
    var line: Int
    var next = 0
    /// Parts of blocks whose turn has not come, with their reader.
    var waiting: [Int: (part: BlockColumns, reader: Int)] = [:]
    /// By reader and column of labels: from its codes to those of the whole.
    var maps: [[[Int32]]]
  }

  private let state: Mutex<State>

  /// - Parameters:
  ///   - line: number of the first line, as a spreadsheet shows it.
  ///   - rows: how many rows are expected; they may be more or fewer.
  init(_ plan: ColumnPlan, line: Int, readers: Int, rows: Int) {
    let codes = plan.labels.map { _ in
      var codes: [Int32] = []
      codes.reserveCapacity(rows)
      return codes
    }
    let numbers = plan.numbers.map { _ in
      var numbers = NumberColumn()
      numbers.reserve(rows)
      return numbers
    }
    let columns = Columns(
      rowNumbers: RowNumbers(first: line), names: plan.labels.map { _ in FactorBuilder<String>() },
      codes: codes, numbers: numbers)
    state = Mutex(
      State(
        columns: columns, line: line,
        maps: Array(repeating: plan.labels.map { _ in [] }, count: readers)))
  }

  /// Adds a block's part as soon as all blocks before it are there.
  ///
  /// - Returns: false where no more is wanted, since the text cannot be read like this.
  func add(_ part: BlockColumns, of block: Int, by reader: Int) -> Bool {
    state.withLock { state in
      state.waiting[block] = (part, reader)
      while let (part, reader) = state.waiting.removeValue(forKey: state.next) {
        state.next += 1
        state.join(part, reader)
      }
      return state.columns.isReadable && state.columns.unclosed == nil
    }
  }

  /// What was collected.
  func columns() -> Columns { state.withLock { $0.columns } }
}

extension ColumnCollector.State {
  mutating func join(_ part: BlockColumns, _ reader: Int) {
    guard columns.isReadable, columns.unclosed == nil else { return }
    guard part.isReadable else {
      columns.isReadable = false
      return
    }
    if part.rowCount > 0 {
      columns.rowNumbers.set(columns.rowCount, to: line)
      for jump in part.jumps {
        columns.rowNumbers.set(columns.rowCount + jump.row, to: line + jump.line)
      }
    }
    for ragged in part.ragged { columns.ragged.append((line + ragged.line, ragged.cells)) }
    for column in columns.codes.indices {
      for text in part.newTexts[column] {
        maps[reader][column].append(Int32(columns.names[column].code(for: text)))
      }
      append(part.codes[column], to: column, maps[reader][column])
    }
    for column in columns.numbers.indices { columns.numbers[column].append(part.numbers[column]) }
    columns.unclosed = part.unclosed.map { line + $0 }
    columns.rowCount += part.rowCount
    line += part.lines
  }

  private mutating func append(_ part: [Int32], to column: Int, _ map: [Int32]) {
    map.withUnsafeBufferPointer { map in
      columns.codes[column].append(contentsOf: part.lazy.map { map[Int($0)] })
    }
  }
}
