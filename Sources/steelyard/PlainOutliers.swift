import Outliers
import Phrases
import Reporting
import Statistics

/// Outliers of a plain table's columns.
struct PlainOutliers {
  let table: LongTable
  let command: OutliersCommand
  var settings: OutlierSettings { command.settings }

  init(_ command: OutliersCommand, path: String) throws {
    table = try LongTable(path: path, options: command.input.tables.values)
    self.command = command
  }

  /// Values of one column that belong together, and the rows they stand in.
  struct Group {
    let name: String
    let family: String
    let rows: [Int]
    let values: [Double]
  }

  /// One column by the generalized ESD test, in each group if asked for; robust z and the adjusted
  /// boxplot stand beside it.
  ///
  /// A group is a family: its ESD test keeps the chance of any false flag at the level, its robust z
  /// the error that `--control` names. The boxplot's fences control no error rate.
  func univariate(_ column: String) throws -> ResultTable {
    var rows: [OutlierRow] = []
    var refusals: [Phrase] = []
    let groups = try groups(of: column)
    for group in groups {
      do throws(OutliersError) {
        rows += try judged(group, column)
      } catch {
        refusals.append(Phrase("\(group.family): \(error)"))
      }
    }
    if refusals.count == groups.count {
      throw Failure(code: 1, sentence: refusals.first ?? Phrase("\(column): no values"))
    }
    for refusal in refusals { say(refusal) }
    return OutlierRow.table(rows + (try groupRows(column)), exact: true)
  }

  func groups(of column: String) throws -> [Group] {
    let numbers = try table.numbers(column)
    let labels = try command.by.map { try table.labels($0) }
    let members = Dictionary(grouping: numbers.indices.filter { numbers[$0] != nil }) {
      labels?[$0] ?? 0
    }
    return members.sorted { $0.key < $1.key }.map { key, rows in
      let name = labels.map { $0.levels[key] } ?? column
      return Group(
        name: name, family: labels == nil ? column : "\(column) in \(name)", rows: rows,
        values: rows.compactMap { numbers[$0] })
    }
  }

  private func judged(_ group: Group, _ column: String) throws(OutliersError) -> [OutlierRow] {
    let values = group.values
    let most = command.most ?? min(10, max(1, values.count / 10))
    if values.count < 15 {
      say(
        Phrase("\(group.family): \(values.count) values; below 15 the test's level is approximate"))
    }
    let steps = try generalizedESD(values, most: max(1, most), level: settings.level)
    let classical = Set(steps.filter(\.flagged).map(\.index))
    let label = settings.scale.label
    var robust: RobustZ?
    do throws(OutliersError) {
      robust = try RobustZ(
        values, scale: settings.scale, level: settings.level, control: settings.control)
    } catch {
      say(Phrase("\(group.family): no robust z: \(error)"))
    }
    let far = Set(robust?.flags.filter(\.flagged).map(\.index) ?? [])
    func noted(_ reason: Phrase, _ index: Int) -> Phrase {
      robust == nil
        ? reason
        : ClassicalAndRobust(classical: classical.contains(index), robust: far.contains(index))
          .noted(reason, classical: Phrase("the ESD test"), robust: Phrase(term: label))
    }
    var rows = steps.map { flag in
      let side = flag.size ?? 0 > 0 ? Phrase("above") : Phrase("below")
      return row(
        flag, row: group.rows[flag.index], measure: column, family: group.family,
        method: "generalized ESD",
        reason: noted(
          Phrase("\(abs(flag.size ?? 0).fixed(4)) \(side) the mean of the values left"), flag.index)
      )
    }
    for flag in robust?.flags ?? [] where flag.flagged {
      rows.append(
        OutlierRow(
          kind: "row", subject: name(group.rows[flag.index]), measure: column,
          value: values[flag.index], statistic: flag.statistic, threshold: robust?.threshold,
          p: flag.p, q: flag.q, flagged: true,
          reason: noted(
            Phrase("\(abs(flag.residual).fixed(4)) from the median"), flag.index),
          family: group.family, method: "robust z (\(label))", size: flag.residual))
    }
    if values.count >= 5, let box = try? AdjustedBoxplot(values) {
      for (index, value) in values.enumerated() where value < box.lower || value > box.upper {
        let fence = value < box.lower ? box.lower : box.upper
        rows.append(
          OutlierRow(
            kind: "row", subject: name(group.rows[index]), measure: column, value: value,
            statistic: value, threshold: fence, flagged: true,
            reason: Phrase("outside the skewness-adjusted fence"), family: group.family,
            method: "adjusted boxplot", size: value - fence))
      }
    }
    return rows
  }

  /// Rows far from the bulk in several columns; one family.
  func multivariate(_ columns: [String], seed: UInt64) throws -> ResultTable {
    let numbers = try columns.map { try table.numbers($0) }
    let complete = CompleteRows(count: table.rowCount, numbers: numbers, labels: [])
    if complete.dropped > 0 {
      say(Phrase("\(complete.dropped) rows have a blank cell: not judged"))
    }
    let family = columns.joined(separator: "+")
    let values = complete.rows.map { row in numbers.compactMap { $0[row] } }
    do throws(OutliersError) {
      let (flags, estimate) = try robustDistances(
        values, level: settings.level, seed: seed, control: settings.control)
      let plain = try classicalDistances(
        values, level: settings.level, control: settings.control)
      say(
        estimate.isExhaustive
          ? Phrase("MCD: every starting subset was tried")
          : Phrase("MCD: 500 seeded random starts and starts from each column"))
      return OutlierRow.table(
        zip(flags, plain).map { flag, plain in
          let driver = flag.component.map { columns[$0] } ?? ""
          let both = ClassicalAndRobust(classical: plain.flagged, robust: flag.flagged)
          return row(
            flag, row: complete.rows[flag.index], measure: "robust_distance", family: family,
            method: "reweighted MCD", component: driver,
            reason: both.noted(
              Phrase("distance \(flag.value.fixed(2)) from the bulk, most of it in \(driver)"),
              classical: Phrase("the plain covariance"), robust: Phrase("the robust one")))
        }, exact: true)
    } catch {
      throw Failure(code: 1, sentence: Phrase("\(family): \(error)"))
    }
  }

  private func row(
    _ flag: OutlierFlag, row: Int, measure: String, family: String, method: String,
    component: String = "", reason: Phrase
  ) -> OutlierRow {
    OutlierRow(
      kind: "row", subject: name(row), measure: measure, value: flag.value,
      statistic: flag.statistic, threshold: flag.threshold, p: flag.p, q: flag.q,
      flagged: flag.flagged, reason: reason, family: family, method: method, size: flag.size,
      component: component)
  }

  /// The row's label, or its number as a spreadsheet shows it.
  func name(_ row: Int) -> String {
    let label = command.id.flatMap { try? table.column($0) }.map { table.table.text(row, $0) }
    return label ?? "\(table.table.sheetRow(row))"
  }
}
