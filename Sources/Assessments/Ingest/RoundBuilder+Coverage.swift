import Phrases
import TableIO

extension RoundBuilder {
  /// What of a unit a team looks into, and how much the rules ask for.
  private enum Kind: String, CaseIterable {
    case branch
    case subordinateBody = "subordinate_body"

    func span(_ quotas: Quotas) -> Quotas.Span? {
      switch self {
      case .branch: quotas.branches
      case .subordinateBody: quotas.subordinateBodies
      }
    }

    var name: Phrase {
      switch self {
      case .branch: Phrase("branches")
      case .subordinateBody: Phrase("subordinate bodies")
      }
    }
  }

  /// Branches or subordinate bodies of one unit.
  private struct Looked {
    var count = 0
    /// How many there are; nil where no row says.
    var existing: Int?
    let row: Int
  }

  /// coverage.csv: how many branches and subordinate bodies of each unit were looked into, and how
  /// many there are, counted against the quotas.
  mutating func readCoverage(_ sheet: Sheet) {
    guard opens(sheet, required: ["unit", "kind", "count"]) else { return }
    var found: [Int: [Kind: Looked]] = [:]
    for row in 0..<sheet.table.rowCount {
      guard let unit = unit(of: row, in: sheet) else { continue }
      let word = ColumnAliases.word(sheet.text(row, "kind"))
      guard let kind = Kind(rawValue: word) else {
        log.report(
          .unknownKind, .error, in: sheet, row: row, column: "kind", value: word,
          Phrase("'\(word)' is neither branch nor subordinate body"),
          Phrase("write branch (支部) or subordinate_body (下属单位)"))
        continue
      }
      var own = found[unit]?[kind] ?? Looked(row: row)
      own.count += count(row, in: sheet) ?? 0
      if let existing = count(row, "existing", of: Phrase("the number there are"), in: sheet) {
        own.existing = (own.existing ?? 0) + existing
      }
      found[unit, default: [:]][kind] = own
    }
    for unit in units.all.indices {
      for kind in Kind.allCases { check(kind, found[unit]?[kind], of: unit, sheet) }
    }
    let absent = units.all.indices.filter { found[$0] == nil }.map { units.all[$0] }
    guard !absent.isEmpty else { return }
    log.report(
      .coverageQuota, .warning, in: sheet, value: "\(absent.count)",
      Phrase("units of which the table says nothing: \(absent)"),
      Phrase("add their rows; a unit without branches has a count of 0"))
  }

  private mutating func check(_ kind: Kind, _ own: Looked?, of unit: Int, _ sheet: Sheet) {
    guard let own else { return }
    let name = units.all[unit]
    if let existing = own.existing, own.count > existing {
      log.report(
        .coverageQuota, .warning, in: sheet, row: own.row, column: "count", value: "\(own.count)",
        Phrase("\(name): \(own.count) \(kind.name) were looked into, but there are \(existing)"),
        Phrase("correct one of the two"))
      return
    }
    let span = kind.span(scheme.quotas ?? .standard)
    // Without a rule of the scheme, and without a number of them, none may be all there are.
    guard let existing = own.existing ?? (span == nil ? nil : Int.max) else { return }
    let least = min(span?.least ?? 1, existing)
    let most = span?.most ?? Int.max
    guard own.count < least || own.count > most else { return }
    let asked = span.map { Quotas.Span(least, max(least, $0.most)).text } ?? Phrase("at least 1")
    log.report(
      .coverageQuota, .warning, in: sheet, row: own.row, column: "count", value: "\(own.count)",
      own.existing.map {
        Phrase(
          "\(name): \(own.count) of \($0) \(kind.name) were looked into; the rules ask for \(asked)"
        )
      }
        ?? Phrase(
          "\(name): \(own.count) \(kind.name) were looked into; the rules ask for \(asked)"),
      Phrase("ask the team, or change 'quotas' in the scheme"))
  }
}
