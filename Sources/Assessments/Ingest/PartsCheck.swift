import Foundation
import Phrases
import TableIO

/// Parts of a component's score that stand beside it, added up.
struct PartsCheck {
  /// Columns that are parts, or further copies, of a score and so are accounted for.
  private(set) var accounted: Set<Int> = []
  private(set) var log: DiagnosticLog

  init(_ sheet: Sheet, _ components: [Scheme.Component], log: DiagnosticLog) {
    self.log = log
    for component in components {
      guard let column = sheet.reading.summed[component.key] else { continue }
      let own = sheet.reading.roles.indices.filter {
        sheet.reading.roles[$0] == .part(component.key)
      }
      var parts = own.filter { $0 != column && sheet.style($0).isMostlyNumbers }
      let isTopic = parts.isEmpty
      if isTopic {
        parts = sheet.reading.roles.indices.filter {
          sheet.reading.roles[$0] == .unknown && sheet.style($0).isMostlyNumbers
        }
      }
      guard parts.count > 1 else { continue }
      check(sheet, component.key, column, parts, isTopic: isTopic)
    }
    for component in components { checkWeighted(sheet, component) }
  }

  private mutating func check(
    _ sheet: Sheet, _ key: String, _ column: Int, _ parts: [Int], isTopic: Bool
  ) {
    let style = sheet.style(column)
    let slack = 0.5 * pow(10, -Double(style.decimals)) + 0.006 * Double(parts.count)
    var sums: [(row: Int, given: Double, sum: Double, mean: Double)] = []
    for row in 0..<sheet.table.rowCount {
      guard case .number(let given) = sheet.read(row, column).cell else { continue }
      let values = parts.compactMap { part -> Double? in
        if case .number(let value) = sheet.read(row, part).cell { value } else { nil }
      }
      guard !values.isEmpty else { continue }
      let sum = values.reduce(0, +)
      sums.append((row, given, sum, sum / Double(values.count)))
    }
    guard !sums.isEmpty else { return }
    let byMean = sums.count { abs($0.given - $0.mean) <= slack }
    let bySum = sums.count { abs($0.given - $0.sum) <= slack }
    let isMean = byMean > bySum
    let matching = max(byMean, bySum)
    let name = sheet.table.header[column]
    if 4 * matching >= 3 * sums.count {
      accounted.formUnion(parts)
      log.report(
        .partsCheck, .notice, in: sheet, at: column, value: "\(parts.count)",
        isMean
          ? Phrase("'\(name)' is the mean of the \(parts.count) columns beside it")
          : Phrase("'\(name)' is the sum of the \(parts.count) columns beside it"),
        Phrase("nothing to do"))
      for own in sums where abs(own.given - (isMean ? own.mean : own.sum)) > slack {
        let computed = isMean ? own.mean : own.sum
        log.report(
          .partsCheck, .error, in: sheet, row: own.row, at: column, value: own.given.plain,
          Phrase(
            "'\(name)' is \(own.given.plain), but its parts make "
              + "\(((computed * 1000).rounded() / 1000).plain)"),
          Phrase("correct the score or its parts"))
      }
      return
    }
    // Columns of other numbers beside a score that names itself are none of its parts.
    guard !isTopic, let first = sums.first else { return }
    accounted.formUnion(parts)
    log.report(
      .partsCheck, .error, in: sheet, row: first.row, at: column, value: first.given.plain,
      Phrase(
        "'\(name)' is \(first.given.plain) here, but its parts add up to "
          + "\(((first.sum * 1000).rounded() / 1000).plain); so in \(sums.count - matching) of "
          + "\(sums.count) rows"),
      Phrase(
        "say which column is the score, with --columns \(key)='\(name)', and pass the parts over with "
          + "--columns ignore=…"))
  }

  /// A column of weighted scores beside the score: the weights are those of the scheme.
  private mutating func checkWeighted(_ sheet: Sheet, _ component: Scheme.Component) {
    guard let column = sheet.positions[component.key], component.weight != 0 else { return }
    for other in sheet.reading.roles.indices
    where sheet.reading.roles[other] == .weighted(component.key)
      && sheet.style(other).isMostlyNumbers
    {
      let slack = 0.5 * pow(10, -Double(sheet.style(other).decimals)) + 0.006
      var (rows, matching) = (0, 0)
      var first: (row: Int, given: Double, computed: Double)?
      for row in 0..<sheet.table.rowCount {
        let read = sheet.read(row, column)
        guard case .number(let value) = read.cell,
          case .number(let given) = sheet.read(row, other).cell
        else { continue }
        let share = read.form == .percent ? value / 100 : value / component.full
        rows += 1
        if abs(given - component.weight * share) <= slack {
          matching += 1
        } else if first == nil {
          first = (row, given, component.weight * share)
        }
      }
      guard let first, 10 * matching < 9 * rows else { continue }
      log.report(
        .totalCheck, .error, in: sheet, row: first.row, at: other, value: first.given.plain,
        Phrase(
          "'\(sheet.table.header[other])' is \(first.given.plain) here, but weight and score make "
            + "\(((first.computed * 1000).rounded() / 1000).plain)"),
        Phrase(
          "correct --weights or --full, or pass the column over with "
            + "--columns ignore='\(sheet.table.header[other])'"))
    }
  }
}
