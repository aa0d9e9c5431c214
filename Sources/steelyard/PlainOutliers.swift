import Outliers
import Reporting
import Statistics

/// Outliers of a plain table's columns.
struct PlainOutliers {
  private let table: LongTable
  private let command: OutliersCommand

  init(_ command: OutliersCommand, path: String) throws {
    table = try LongTable(path: path, options: command.input.tables.values)
    self.command = command
  }

  /// One column by the generalized ESD test, in each group if asked for; robust z and the adjusted
  /// boxplot stand beside it.
  func univariate(_ column: String) throws -> ResultTable {
    let numbers = try table.numbers(column)
    let groups = try command.by.map { try table.labels($0) }
    var rows: [[ResultTable.Cell]] = []
    let members = Dictionary(grouping: numbers.indices.filter { numbers[$0] != nil }) {
      groups?[$0] ?? 0
    }
    for (group, places) in members.sorted(by: { $0.key < $1.key }) {
      let family = groups.map { "\(column) in \($0.levels[group])" } ?? column
      let values = places.compactMap { numbers[$0] }
      let most = command.most ?? min(10, max(1, values.count / 10))
      if values.count < 15 {
        say("\(family): \(values.count) values; below 15 the test's level is approximate")
      }
      do throws(OutliersError) {
        let steps = try generalizedESD(values, most: max(1, most), level: command.level)
        for flag in steps {
          rows.append(
            try cells(
              flag, row: places[flag.index], measure: column, family: family,
              method: "generalized ESD",
              reason: "\(abs(flag.size ?? 0).fixed(4)) \(flag.size ?? 0 > 0 ? "above" : "below") "
                + "the mean of the values left"))
        }
        if let robust = robustFlags(values.map { $0 }, level: command.level) {
          for flag in robust.flags where flag.flagged {
            let own = OutlierFlag(
              index: flag.index, value: values[flag.index], statistic: flag.statistic,
              threshold: Distributions.normalQuantile(
                1 - command.level / Double(2 * values.count)),
              p: flag.p, q: flag.q, flagged: true, size: flag.residual)
            rows.append(
              try cells(
                own, row: places[flag.index], measure: column, family: family,
                method: "robust z (MAD)",
                reason: "\(abs(flag.residual).fixed(4)) from the median"))
          }
        }
        if values.count >= 5, let box = try? AdjustedBoxplot(values) {
          for (index, value) in values.enumerated() where value < box.lower || value > box.upper {
            let fence = value < box.lower ? box.lower : box.upper
            rows.append(outside(value, fence, row: places[index], column, family))
          }
        }
      } catch {
        throw Failure(code: 1, sentence: "\(family): \(error)")
      }
    }
    return Self.table(rows)
  }

  /// Rows far from the bulk in several columns.
  func multivariate(_ columns: [String], seed: UInt64) throws -> ResultTable {
    let numbers = try columns.map { try table.numbers($0) }
    let complete = CompleteRows(count: table.rowCount, numbers: numbers, labels: [])
    if complete.dropped > 0 { say("\(complete.dropped) rows have a blank cell: not judged") }
    let family = columns.joined(separator: "+")
    do throws(OutliersError) {
      let (flags, estimate) = try robustDistances(
        complete.rows.map { row in numbers.compactMap { $0[row] } }, level: command.level,
        seed: seed)
      say(
        estimate.isExhaustive
          ? "MCD: every starting subset was tried"
          : "MCD: 500 seeded random starts and starts from each column")
      return Self.table(
        try flags.map { flag throws(OutliersError) in
          let driver = flag.component.map { columns[$0] } ?? ""
          return try cells(
            flag, row: complete.rows[flag.index], measure: "robust_distance", family: family,
            method: "reweighted MCD", component: driver,
            reason: "distance \(flag.value.fixed(2)) from the bulk, most of it in \(driver)")
        })
    } catch {
      throw Failure(code: 1, sentence: "\(family): \(error)")
    }
  }

  private func cells(
    _ flag: OutlierFlag, row: Int, measure: String, family: String, method: String,
    component: String = "", reason: String
  ) throws(OutliersError) -> [ResultTable.Cell] {
    [
      .text("row"), .text(name(row)), .text(measure), .exact(flag.value), .exact(flag.statistic),
      .exact(flag.threshold), .exact(flag.p), .exact(flag.q), .flag(flag.flagged), .text(reason),
      .text(family), .text(method), .exact(flag.size), .text(component),
    ]
  }

  private func outside(
    _ value: Double, _ fence: Double, row: Int, _ column: String, _ family: String
  ) -> [ResultTable.Cell] {
    [
      .text("row"), .text(name(row)), .text(column), .exact(value), .exact(value), .exact(fence),
      .missing, .missing, .flag(true), .text("outside the skewness-adjusted fence"), .text(family),
      .text("adjusted boxplot"), .exact(value - fence), .text(""),
    ]
  }

  /// The row's label, or its number as a spreadsheet shows it.
  private func name(_ row: Int) -> String {
    let label = command.id.flatMap { try? table.column($0) }.map { table.table.text(row, $0) }
    return label ?? "\(table.table.sheetRow(row))"
  }

  private static func table(_ rows: [[ResultTable.Cell]]) -> ResultTable {
    ResultTable(name: "outliers", columns: OutlierColumns.all, rows: rows)
  }
}

/// The columns of outliers.csv.
enum OutlierColumns {
  static let all = [
    "subject_kind", "subject", "measure", "value", "statistic", "threshold", "p", "q", "flagged",
    "reason", "family", "method", "size_points", "component",
  ]
}
