/// The rows that name a sheet's columns: where they are and what they say.
struct HeaderBlock {
  /// Indices of lines.
  let lines: Range<Int>
  /// Name and sheet column of each column that has one, from left to right.
  private(set) var names: [(name: String, column: Int)] = []

  /// Header rows more than these are none anybody reads.
  private static let deepest = 3
  /// Titles and notes above a header seldom take more lines.
  private static let lastStart = 30
  /// Lines that show how wide the table is.
  private static let sample = 200

  /// Finds the header of a sheet; nil when no line is filled.
  ///
  /// - Parameter isName: whether a text is a known name of a column; the first line with two of them
  ///   is then the header.
  init?(_ sheet: SheetLines, isName: ((String) -> Bool)? = nil) {
    guard !sheet.filled.isEmpty else { return nil }
    let sampled = sheet.filled.indices.prefix(Self.sample)
    let widths = sampled.map { sheet.pieces($0).count }.sorted()
    // Titles and notes are narrow: the upper quartile is the table's.
    let typical = widths[widths.count * 3 / 4]
    let starts = sampled.prefix(Self.lastStart)
    let known = isName.flatMap { isName in
      starts.first { line in
        sheet.pieces(line).count { isName(sheet.text($0.cell).columnName) } > 1
      }
    }
    let first =
      known
      ?? starts.first { line in Self.isHeader(sheet.pieces(line), typical: typical, sheet) } ?? 0
    var end = first + 1
    while end - first < Self.deepest, end < sheet.filled.count,
      Self.continues(first..<end, typical: typical, sheet)
    {
      end += 1
    }
    lines = first..<end
    names = Self.names(first..<end, sheet)
  }

  /// Whether a line is wide enough, and no note, to name the columns.
  private static func isHeader(
    _ pieces: [SheetLines.Piece], typical: Int, _ sheet: SheetLines
  ) -> Bool {
    guard typical > 1 else { return !pieces.isEmpty }
    let covered = pieces.reduce(0) { $0 + $1.columns.count }
    return pieces.count >= 2 && 2 * covered >= typical
      && 2 * pieces.count { isNote(sheet.text($0.cell)) } < pieces.count
  }

  /// Whether the line after some header lines still belongs to the header.
  private static func continues(
    _ lines: Range<Int>, typical: Int, _ sheet: SheetLines
  ) -> Bool {
    let next = sheet.pieces(lines.upperBound)
    let row = sheet.number(lines.upperBound)
    let last = sheet.pieces(lines.upperBound - 1)
    let tall = last.contains { piece in
      piece.merge.map { sheet.grid.merges[$0].rows.contains(row) } ?? false
    }
    // A block over two rows can only be a name of the header here when the next line sits in it.
    if tall, lines.upperBound == lines.lowerBound + 1 || wide(last) { return true }
    let holdsNumber = next.contains { $0.cell.marks.contains(.number) }
    if wide(last) {
      let single = last.filter { $0.columns.count == 1 }.map { $0.columns.lowerBound }
      let beside = next.contains { piece in single.contains { piece.columns.contains($0) } }
      if !beside { return !next.isEmpty }
      return !holdsNumber && followedByNumbers(lines.upperBound, sheet)
    }
    return fillsGaps(last, next) && !holdsNumber
  }

  private static func wide(_ pieces: [SheetLines.Piece]) -> Bool {
    pieces.contains { $0.columns.count > 1 }
  }

  private static func followedByNumbers(_ line: Int, _ sheet: SheetLines) -> Bool {
    line + 1 < sheet.filled.count
      && sheet.pieces(line + 1).contains { $0.cell.marks.contains(.number) }
  }

  /// A second header line without merged cells: texts only where the first has gaps or begins one.
  private static func fillsGaps(_ last: [SheetLines.Piece], _ next: [SheetLines.Piece]) -> Bool {
    let named = Set(last.map { $0.columns.lowerBound })
    let below = Set(next.map { $0.columns.lowerBound })
    guard let first = named.min(), let end = named.union(below).max() else { return false }
    let gaps = Set(first...end).subtracting(named)
    return !gaps.isEmpty && gaps.isSubset(of: below) && !named.isSubset(of: below)
      && !below.contains(first)
  }

  /// The names of all header lines above each column, joined by a slash.
  private static func names(
    _ lines: Range<Int>, _ sheet: SheetLines
  ) -> [(name: String, column: Int)] {
    var parts: [Int: [String]] = [:]
    let all = lines.map { sheet.pieces($0) }
    for (level, pieces) in all.enumerated() {
      for (index, piece) in pieces.enumerated() {
        let text = sheet.text(piece.cell).columnName
        var columns = piece.columns
        if level + 1 < all.count, piece.merge == nil {
          // Without merging, a name reaches over the names below it, up to the next on its level.
          let end =
            pieces.indices.contains(index + 1)
            ? pieces[index + 1].columns.lowerBound - 1 : Int.max
          let below = all[level + 1].map { $0.columns.upperBound }.filter { $0 <= end }.max()
          if let below, below > columns.lowerBound { columns = columns.lowerBound...below }
        }
        for column in columns where parts[column]?.last != text {
          parts[column, default: []].append(text)
        }
      }
    }
    return parts.sorted { $0.key < $1.key }.map { ($0.value.joined(separator: "/"), $0.key) }
  }
}

extension String {
  /// A name on one line, without the blanks that spread Chinese characters over a cell.
  fileprivate var columnName: String {
    let words = split { $0.isWhitespace || $0 == "\u{3000}" }.map(String.init)
    return words.dropFirst().reduce(words.first ?? "") { name, word in
      let joint = [name.last, word.first].contains { $0.map { !$0.isASCII } ?? false }
      return name + (joint ? "" : " ") + word
    }
  }
}
