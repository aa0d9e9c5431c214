import Statistics

extension TableColumns {
  /// Reads some columns of a file of any kind.
  ///
  /// A text file in UTF-8 is read block by block, and only what is asked for is kept; all else is read
  /// whole first.
  ///
  /// - Parameters:
  ///   - source: read once, or once more for a column that turns out to hold labels.
  ///   - file: its name, for messages.
  ///   - options: encoding and sheet, where the user names them.
  ///   - uses: what is wanted, by name of the column; names that no column has are passed over.
  ///   - threads: threads the work may use; the result does not depend on them.
  /// - Throws: `TableError`, or the message of the system where the file cannot be read.
  /// - Complexity: one pass over the bytes; memory for the columns.
  public init(
    reading source: ByteSource, file: String, options: TableOptions = TableOptions(),
    uses: [String: Use], threads: Int = 1
  ) throws {
    try self.init(
      reading: source, file: file, options: options, uses: uses, threads: threads,
      blockSize: 1 << 18)
  }

  init(
    reading source: ByteSource, file: String, options: TableOptions, uses: [String: Use],
    threads: Int, blockSize: Int
  ) throws {
    do {
      self = try Self.read(source, file, options, uses, threads: threads, blockSize: blockSize)
    } catch let problem as CompressionProblem {
      throw TableError.packed(file: file, problem)
    }
  }

  private static func read(
    _ source: ByteSource, _ file: String, _ options: TableOptions, _ uses: [String: Use],
    threads: Int, blockSize: Int
  ) throws -> TableColumns {
    let text = TextColumns(file: file, uses: uses, threads: threads, blockSize: blockSize)
    let isPlain = options.sheet == nil && options.encoding ?? .utf8 == .utf8
    if isPlain,
      let columns = try text.columns(
        of: source, options.encoding == nil ? .nothing : .encodingGiven)
    {
      return columns
    }
    let bytes = try unpackedBytes(try source.packedBytes(), file: file)
    guard case .text = FileKind(bytes), options.sheet == nil else {
      return TableColumns(try Table(reading: bytes, file: file, options: options), uses)
    }
    let decoded = try DecodedText(bytes, file: file, encoding: options.encoding)
    let notices = TableNotice.encoding(decoded.encoding, given: options.encoding, file: file)
    if let columns = try text.columns(
      of: ByteSource(decoded.bytes), .converted, notices: notices)
    {
      return columns
    }
    return TableColumns(try Table(csv: bytes, file: file, encoding: options.encoding), uses)
  }
}

/// Reads columns of a text in UTF-8 block by block.
private struct TextColumns {
  let file: String
  let uses: [String: TableColumns.Use]
  let threads: Int
  let blockSize: Int

  /// The columns; nil where the bytes are no such text or hold no table, which reading them whole
  /// tells apart.
  ///
  /// - Parameter trust: what is known of the bytes.
  func columns(
    of source: ByteSource, _ trust: TextTrust, notices: [TableNotice] = []
  ) throws -> TableColumns? {
    guard let head = try TextHead(source, trust: trust, step: blockSize) else { return nil }
    var plan = ColumnPlan(width: head.header.count, delimiter: head.delimiter)
    let places = TableColumns.places(uses, head.header)
    for (column, use) in places.sorted(by: { $0.key < $1.key }) {
      var use = use
      if use.contains(.numbersOrLabels) {
        use.formUnion(head.looksNumeric(column) ? .numbers : [.labels, .numbers])
      }
      if use.contains(.labels) { plan.labels.append(column) }
      if use.contains(.numbers) { plan.numbers.append(column) }
    }
    guard let first = try pass(source, head, plan) else { return nil }
    var numbers: [Int: NumberColumn] = [:]
    for (column, values) in zip(plan.numbers, first.numbers) { numbers[column] = values }
    var labels = Self.labels(plan, first)
    // Columns that looked like numbers at first.
    let late = places.filter { column, use in
      use.contains(.numbersOrLabels) && numbers[column]?.unreadable != nil && labels[column] == nil
    }
    if !late.isEmpty {
      var second = ColumnPlan(width: plan.width, delimiter: plan.delimiter)
      second.labels = late.keys.sorted()
      guard let read = try pass(source, head, second), read.rowCount == first.rowCount else {
        throw TableError.changed(file: file)
      }
      labels.merge(Self.labels(second, read)) { $1 }
    }
    return TableColumns(
      file: file, header: head.header, notices: notices, rows: first, labels: labels,
      numbers: numbers)
  }

  private static func labels(
    _ plan: ColumnPlan, _ read: ColumnCollector.Columns
  ) -> [Int: TableCodes] {
    var labels: [Int: TableCodes] = [:]
    for (index, column) in plan.labels.enumerated() {
      labels[column] = TableCodes(levels: read.names[index].levels, codes: read.codes[index])
    }
    return labels
  }

  /// One pass over the rows below the header; nil where they are not UTF-8 or a quote stays open.
  private func pass(
    _ source: ByteSource, _ head: TextHead, _ plan: ColumnPlan
  ) throws -> ColumnCollector.Columns? {
    let reader = BlockReader(try head.rows(of: source), delimiter: plan.delimiter)
    let collector = ColumnCollector(
      plan, line: head.line, readers: threads, rows: head.likelyRows(of: source))
    let size = blockSize
    _ = parallelMap(count: threads, threads: threads) { place in
      let columns = BlockColumnReader(plan)
      let block = TextBlock(capacity: size)
      while reader.next(block) {
        if !collector.add(columns.columns(of: block), of: block.number, by: place) { reader.stop() }
      }
    }
    if let failure = reader.failure { throw failure }
    let columns = collector.columns()
    return columns.isReadable && columns.unclosed == nil ? columns : nil
  }
}
