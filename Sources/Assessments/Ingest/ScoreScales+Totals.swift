import Foundation
import Phrases
import TableIO

/// Totals that a file gives beside its scores.
extension ScoreScales {
  /// Whether the totals that the file gives follow from the scores.
  struct Totals {
    let sheet: Sheet
    let column: Int
    /// Rows with a total and all scores.
    let rows: Int
    /// Rows whose total is the weighted one.
    let weighted: [Int]
    let plain: Int
    let off: [(row: Int, given: Double, computed: Double)]

    var isWeighted: Bool { rows > 0 && 10 * weighted.count >= 9 * rows }
    var isPlain: Bool { rows > 0 && 10 * plain >= 9 * rows }
  }

  func totalsOfGiven() -> Totals? {
    let found = sheets.flatMap { sheet in
      sheet.reading.roles.indices.compactMap { column in
        sheet.reading.roles[column] == .total && sheet.style(column).isMostlyNumbers
          ? totals(sheet, column) : nil
      }
    }
    return found.first { $0.isWeighted } ?? found.first { $0.isPlain } ?? found.first
  }

  private func totals(_ sheet: Sheet, _ column: Int) -> Totals? {
    let own = weighted.map { scheme.components[$0] }
    guard own.allSatisfy({ sheet.has($0.key) }) else { return nil }
    let tolerance = 0.5 * pow(10, -Double(sheet.style(column).decimals)) + 0.016
    var (rows, plain) = (0, 0)
    var matching: [Int] = []
    var off: [(row: Int, given: Double, computed: Double)] = []
    for row in 0..<sheet.table.rowCount {
      guard case .number(let given) = sheet.read(row, column).cell else { continue }
      var (total, sum) = (0.0, 0.0)
      var isWhole = true
      for component in own {
        guard let value = points(sheet, row, component) else {
          isWhole = false
          break
        }
        total += component.weight * value / component.full
        sum += value
      }
      guard isWhole else { continue }
      rows += 1
      if abs(total - given) <= tolerance {
        matching.append(row)
      } else {
        off.append((row, given, total))
      }
      if abs(sum - given) <= tolerance { plain += 1 }
    }
    guard rows > 0 else { return nil }
    return Totals(
      sheet: sheet, column: column, rows: rows, weighted: matching, plain: plain, off: off)
  }

  private func points(_ sheet: Sheet, _ row: Int, _ component: Scheme.Component) -> Double? {
    guard let column = sheet.positions[component.key] else { return nil }
    let read = sheet.read(row, column)
    guard case .number(let value) = read.cell else { return nil }
    return read.form == .percent ? value * component.full / 100 : value
  }

  /// Totals of the file against those of the scores.
  mutating func check(_ totals: Totals) {
    let (sheet, column) = (totals.sheet, totals.column)
    let name = sheet.table.header[column]
    if totals.isWeighted {
      log.report(
        .totalCheck, .notice, in: sheet, at: column, value: "\(totals.weighted.count)",
        Phrase("the totals in '\(name)' follow from the scores in \(totals.weighted.count) rows"),
        Phrase("nothing to do; totals are computed anew"))
      for own in totals.off {
        log.report(
          .totalCheck, .warning, in: sheet, row: own.row, at: column, value: own.given.plain,
          Phrase(
            "the total \(own.given.plain) is \(((own.computed * 1000).rounded() / 1000).plain) by its "
              + "scores, which are used"), Phrase("check the total and the scores of the row"))
      }
      return
    }
    guard let first = totals.off.first else { return }
    log.report(
      .totalCheck, hasFixedWeights ? .warning : .error, in: sheet, row: first.row, at: column,
      value: first.given.plain,
      Phrase(
        "the totals in '\(name)' do not follow from the scores: \(first.given.plain) in this row, "
          + "\(((first.computed * 1000).rounded() / 1000).plain) by weights and full marks; so in "
          + "\(totals.off.count) of \(totals.rows) rows"),
      hasFixedWeights
        ? Phrase("nothing to do if other weights are meant")
        : Phrase(
          "correct columns, --weights or --full, or pass the column over with "
            + "--columns ignore='\(name)'"))
  }
}
