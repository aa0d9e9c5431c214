import TableIO

extension RoundBuilder {
  /// A column in which units assess themselves is no component of a scheme that does not list it, but
  /// is read beside them.
  mutating func takeSelfAssessment(_ found: FoundSheets) {
    let key = scheme.selfAssessment?.key ?? Scheme.selfKey
    let long = found.scores.contains { sheet in
      sheet.positions["component"].map { column in
        sheet.isLong
          && sheet.table.codes(column).levels.contains { ColumnAliases.word($0) == key }
      } ?? false
    }
    let columns = found.scores.compactMap { sheet in
      sheet.positions[key].map { sheet.reading.headings[$0] }
    }
    guard scheme.components.allSatisfy({ $0.key != key }), long || !columns.isEmpty else { return }
    guard scheme.selfAssessment == nil else { return }
    var own = Scheme.selfComponent
    if let full = columns.lazy.compactMap(\.full).first { own.full = full }
    scheme.selfAssessment = own
  }
}
