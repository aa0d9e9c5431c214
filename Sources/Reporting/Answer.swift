public import Phrases
import TableIO

/// What a command found, as a person reads it: sentences first, one small table, what to beware of, and
/// what to do next.
public struct Answer: Sendable {
  /// The answer in words.
  public let sentences: [Phrase]
  /// What the words rest on; nil for none.
  public let table: Table?
  /// What the answer depends on.
  public let cautions: [Phrase]
  /// A command to go on with; nil for none.
  public let next: String?

  /// A small table with headings in words.
  public struct Table: Sendable {
    /// Headings of columns.
    public let headings: [Phrase]
    /// Whether a column's cells are lined up at their right ends; one per column.
    public let isRight: [Bool]
    /// Rows of cells, the most important first.
    public let rows: [[Phrase]]
    /// Whether a row asks for a look; one per row.
    public let isMarked: [Bool]
    /// What is said of rows the table never had; nil where it has them all.
    public let rest: Phrase?
    /// Columns the table was made without.
    public let columnsLeftOut: Int

    /// A table; see the properties.
    public init(
      _ headings: [Phrase], isRight: [Bool], rows: [[Phrase]], isMarked: [Bool]? = nil,
      rest: Phrase? = nil, columnsLeftOut: Int = 0
    ) {
      precondition(headings.count == isRight.count, "one side per column")
      precondition(rows.allSatisfy { $0.count == headings.count }, "one cell per column")
      self.headings = headings
      self.isRight = isRight
      self.rows = rows
      self.isMarked = isMarked ?? rows.map { _ in false }
      self.rest = rest
      self.columnsLeftOut = columnsLeftOut
    }
  }

  /// An answer; see the properties.
  public init(
    _ sentences: [Phrase], table: Table? = nil, cautions: [Phrase] = [], next: String? = nil
  ) {
    self.sentences = sentences
    self.table = table
    self.cautions = cautions
    self.next = next
  }

  /// Lines and columns of the text, and rows of its table, at most.
  public static let (lines, width, rows) = (25, 80, 12)

  /// The answer in at most 25 lines of at most 80 terminal columns.
  ///
  /// What does not fit is counted, never dropped in silence.
  ///
  /// - Parameters:
  ///   - language: of the words.
  ///   - isColourful: sets off headings and marked rows, by ANSI escapes.
  public func text(in language: Language = .en, isColourful: Bool = false) -> String {
    func lines(_ phrases: [Phrase]) -> [String] {
      phrases.map { sanitized($0.said(in: language)) }.filter { !$0.isEmpty }
        .flatMap { wrapped($0, width: Self.width) }
    }
    let tail = lines(cautions + (next.map { [Phrase("Next: \($0)")] } ?? []))
    let hasRows = table.map { !$0.rows.isEmpty } ?? false
    // Heading, a row and what is left out.
    let least = hasRows ? 4 : 0
    var head = lines(sentences)
    let room = max(3, Self.lines - tail.count - least)
    if head.count > room {
      head =
        head.prefix(room - 1)
        + lines([Phrase("… and more sentences: --format json has them all")])
    }
    let left = Self.lines - head.count - tail.count
    let middle =
      table.map { $0.lines(atMost: left, in: language, isColourful: isColourful) } ?? []
    return (head + middle + tail).map { $0 + "\n" }.joined()
  }
}

extension Answer.Table {
  fileprivate func lines(atMost room: Int, in language: Language, isColourful: Bool) -> [String] {
    guard !rows.isEmpty, room > 2 else { return [] }
    let restLines =
      rest.map { wrapped(sanitized($0.said(in: language)), width: Answer.width - 2) }?
      .map { "  " + $0 } ?? []
    let most = min(Answer.rows, room - 1 - restLines.count)
    // A line says what is left out.
    let isCut = rows.count > most || columnsLeftOut > 0
    let shown = isCut ? min(rows.count, most, room - 2 - restLines.count) : rows.count
    let cells =
      [headings.map { sanitized($0.said(in: language)) }]
      + rows.prefix(shown).map { $0.map { sanitized($0.said(in: language)) } }
    let natural = headings.indices.map { c in cells.map { displayWidth($0[c]) }.max() ?? 0 }
    let texts = AlignedLines(
      widths: fitted(natural), isRight: isRight, isMarked: isMarked, isColourful: isColourful
    ).lines(cells).map { "  " + $0 }
    return texts + restLines + (isCut ? leftOut(rows.count - shown, in: language) : [])
  }

  /// Widths that fit the line: the widest column of words gives way.
  private func fitted(_ natural: [Int]) -> [Int] {
    var widths = natural
    let used = widths.count { $0 > 0 }
    let room = Answer.width - 2 - 2 * max(0, used - 1)
    while widths.reduce(0, +) > room {
      let words = widths.indices.filter { !isRight[$0] }
      guard let widest = words.max(by: { widths[$0] < widths[$1] }), widths[widest] > 8 else {
        break
      }
      widths[widest] -= 1
    }
    return widths
  }

  private func leftOut(_ count: Int, in language: Language) -> [String] {
    let line = Self.leftOut(rows: count, columns: columnsLeftOut)
    return ["  " + cut(line.said(in: language), to: Answer.width - 2)]
  }

  /// How much more there is, and how to see it.
  public static func leftOut(rows: Int, columns: Int = 0) -> Phrase {
    let ofRows = rows == 1 ? Phrase("1 more row") : Phrase("\(rows) more rows")
    let ofColumns = columns == 1 ? Phrase("1 more column") : Phrase("\(columns) more columns")
    let what = [rows > 0 ? ofRows : nil, columns > 0 ? ofColumns : nil].compactMap(\.self)
    return Phrase("… \(Phrase(what, mark: .comma)): --all, or -o DIR")
  }
}

extension Answer.Table {
  /// A part of a result: its first columns, as many as a line takes.
  ///
  /// - Parameters:
  ///   - part: rows and columns that answer the table's question.
  ///   - language: of headings and terms.
  ///   - whole: rows of the whole table.
  public init(_ part: Glance.Part, whole: ResultTable, in language: Language) {
    let table = part.table
    let cells = table.rows.map { row in zip(table.columns, row).map { $1.shown($0, in: language) } }
    let headings = table.columns.map {
      language == .en ? $0.name.replacing("_", with: " ") : language.heading($0.name)
    }
    var (taken, kept) = (0, 0)
    for c in table.columns.indices {
      let longest =
        ([headings[c]] + cells.prefix(Answer.rows).map { $0[c] })
        .map(displayWidth).max() ?? 0
      // Words can be cut, numbers cannot.
      let least = table.columns[c].quantity.isText ? min(longest, 30) : longest
      guard c == 0 || taken + 2 + least <= Answer.width - 2 else { break }
      taken += (c == 0 ? 0 : 2) + least
      kept = c + 1
    }
    let more = whole.rows.count - table.rows.count
    self.init(
      headings.prefix(kept).map { Phrase(verbatim: $0) },
      isRight: table.columns.prefix(kept).map { !$0.quantity.isText },
      rows: cells.map { $0.prefix(kept).map { Phrase(verbatim: $0) } },
      isMarked: table.rows.map { $0.contains(.flag(true)) || $0.contains(.text("error")) },
      rest: more > 0 ? part.rows.map { Phrase("… \($0)") } : nil,
      columnsLeftOut: whole.columns.count - kept)
  }
}
