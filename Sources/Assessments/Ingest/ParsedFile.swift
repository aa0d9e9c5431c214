import TableIO

/// One file of a round: its table where it is a text, else the bytes of its workbook.
struct ParsedFile: Sendable {
  private enum Content: Sendable {
    case text(Result<Table, TableError>)
    case workbook([UInt8])
  }

  private let name: String
  private let content: Result<Content, TableError>
  private let shape: ShapeReading

  /// - Parameters:
  ///   - part: what the file is by its name; nil for a file that is the whole round.
  ///   - components: keys of the scheme's components.
  init(
    _ file: InputFile, as part: RoundPart?, components: [String], _ options: TableOptions
  ) {
    let shape = ShapeReading(percentsAsText: true) { text in
      Heading.known(text, components: components).isKnown
    }
    name = file.name
    self.shape = shape
    content = Result { () throws(TableError) in
      let bytes = try unpackedBytes(file.bytes, file: file.name)
      switch FileKind(bytes) {
      case .refused(let problem): throw .workbook(file: file.name, problem)
      case .text:
        let isShaped = part == nil || part == .scores || part == .units
        return .text(
          Result { () throws(TableError) in
            isShaped
              ? try Table(shapingCSV: bytes, file: file.name, encoding: options.encoding, shape)
              : try Table(csv: bytes, file: file.name, encoding: options.encoding)
          })
      case .workbook: return .workbook(bytes)
      }
    }
  }

  /// The tables by the part they play; what is met on the way is logged. nil where the file is no table.
  ///
  /// - Parameter topic: the component the file is about by its name.
  func sheets(
    as part: RoundPart?, topic: String?, _ rules: ColumnRules, _ options: TableOptions,
    _ builder: inout RoundBuilder
  ) -> RoundSheets? {
    do throws(TableError) {
      switch try content.get() {
      case .text(let read):
        builder.hasText = true
        let table = try read.get()
        let sorted = RoundSheets([table], as: part, rules, builder.scheme, topic: topic)
        let others = sorted.tables.flatMap(\.notices).filter { !table.notices.contains($0) }
        for notice in table.notices + others { builder.log.report(notice) }
        return sorted
      case .workbook(let bytes):
        builder.hasWorkbook = true
        let book = try Workbook(bytes, file: name)
        let sorted = RoundSheets(
          try book.tables(named: options.sheet, reading: shape), as: part, rules, builder.scheme,
          topic: topic,
          isTemplate: book.sheets.contains { $0.name == TemplateSheet.lists && $0.isHidden })
        for notice in sorted.tables.flatMap(\.notices) { builder.log.report(notice) }
        if options.sheet == nil {
          let skipped = book.leftOut(
            besides: sorted.used, empty: sorted.empty(of: book), unfilled: sorted.unfilledNames)
          if let skipped { builder.log.report(skipped) }
        }
        return sorted
      }
    } catch {
      builder.log.report(error, file: name)
      return nil
    }
  }
}
