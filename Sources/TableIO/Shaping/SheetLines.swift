/// A sheet's rows that hold something, with merged blocks looked up by row.
struct SheetLines {
  let grid: SheetGrid
  /// Rows with a text that is not blank; indices into `grid.rows`.
  let filled: [Int]
  /// Merged blocks by their place among `grid.merges`, for each sheet row they touch.
  private var mergesOfRow: [Int: [Int]] = [:]
  /// The cell at the upper left of each merged block; nil where it is blank.
  private var anchors: [SheetGrid.GridCell?] = []

  /// A text in one row: the columns it covers and the merged block it comes from.
  struct Piece {
    let columns: ClosedRange<Int>
    let cell: SheetGrid.GridCell
    let merge: Int?
  }

  init(_ grid: SheetGrid) {
    self.grid = grid
    filled = grid.rows.indices.filter { index in
      grid.rows[index].cells.contains { place in
        let cell = grid.cells[place]
        return cell.marks.contains(.uncomputed) || !cell.field.trimmedText(grid.bytes).isEmpty
      }
    }
    var rowIndex: [Int: Int] = [:]
    for (index, row) in grid.rows.enumerated() { rowIndex[row.number] = index }
    anchors.reserveCapacity(grid.merges.count)
    for (place, merge) in grid.merges.enumerated() {
      let cell = rowIndex[merge.rows.lowerBound].flatMap { row in
        grid.rows[row].cells.first { grid.cells[$0].column == merge.columns.lowerBound }
      }
      anchors.append(cell.map { grid.cells[$0] })
      guard cell != nil, let last = grid.rows.last?.number else { continue }
      let end = min(merge.rows.upperBound, last)
      guard merge.rows.lowerBound <= end else { continue }
      for row in merge.rows.lowerBound...end where rowIndex[row] != nil {
        mergesOfRow[row, default: []].append(place)
      }
    }
  }

  func number(_ line: Int) -> Int { grid.rows[filled[line]].number }

  func isHidden(_ line: Int) -> Bool { grid.rows[filled[line]].isHidden }

  func text(_ cell: SheetGrid.GridCell) -> String { cell.field.trimmedText(grid.bytes) }

  func hasMerges(_ line: Int) -> Bool { mergesOfRow[number(line)] != nil }

  /// The plain cells of a line, blocks not filled.
  func cells(_ line: Int) -> ArraySlice<SheetGrid.GridCell> {
    grid.cells[grid.rows[filled[line]].cells]
  }

  /// The texts of a line from left to right, a merged block as one piece.
  func pieces(_ line: Int) -> [Piece] {
    let row = number(line)
    var pieces: [Piece] = []
    let merges = mergesOfRow[row] ?? []
    for merge in merges {
      if let cell = anchors[merge], !text(cell).isEmpty {
        pieces.append(Piece(columns: grid.merges[merge].columns, cell: cell, merge: merge))
      }
    }
    var covered: Set<Int> = []
    for merge in merges { covered.formUnion(grid.merges[merge].columns) }
    for cell in cells(line) {
      guard !covered.contains(cell.column), cell.marks.contains(.uncomputed) || !text(cell).isEmpty
      else { continue }
      pieces.append(Piece(columns: cell.column...cell.column, cell: cell, merge: nil))
    }
    return pieces.sorted { $0.columns.lowerBound < $1.columns.lowerBound }
  }
}
