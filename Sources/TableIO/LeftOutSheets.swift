import Phrases

extension Workbook {
  /// How many sheets that were not read are named in one line.
  static let namedSheets = 5

  /// One notice for all sheets that were not read; nil where there are none.
  ///
  /// - Parameters:
  ///   - used: names of the sheets that were read.
  ///   - empty: sheets without a filled cell, which need no mention.
  ///   - unfilled: sheets that could be read if they held more than a header.
  public func leftOut(
    besides used: [String?], empty: [String] = [], unfilled: [String] = []
  ) -> TableNotice? {
    let rest = sheets.filter { !used.contains($0.name) && !empty.contains($0.name) }
    guard let first = rest.first else { return nil }
    let advice =
      rest.allSatisfy { unfilled.contains($0.name) }
      ? Phrase("nothing to do if it is not needed") : Phrase("name it with --sheet to read it")
    guard rest.count > 1 else {
      return TableNotice(
        .sheetLeftOut, file: file, sheet: first.name,
        unfilled.contains(first.name)
          ? Phrase("the sheet has a header and no rows: not read")
          : first.isHidden
            ? Phrase("the sheet is hidden and not read") : Phrase("the sheet is not read"), advice)
    }
    let names = Phrase(
      rest.prefix(Self.namedSheets).map { sheet in
        if unfilled.contains(sheet.name) { return Phrase("\(sheet.name) (no rows)") }
        return sheet.isHidden
          ? Phrase("\(sheet.name) (hidden)") : Phrase(verbatim: sheet.name)
      }, mark: .comma)
    let more = rest.count - Self.namedSheets
    return TableNotice(
      .sheetLeftOut, file: file, value: "\(rest.count)",
      Phrase(
        "\(rest.count) sheets are not read: \(more > 0 ? Phrase("\(names) and \(more) more") : names)"
      ), advice)
  }
}
