import Foundation
import Outliers
public import Phrases
import Statistics
import TableIO

/// Outliers of a plain table's columns.
public struct PlainOutliers: Sendable {
  /// What was asked for.
  public let options: PlainOutlierOptions
  /// One per judged value, row or group.
  public let rows: [OutlierRow]
  /// What was met on the way that a reader of the numbers has to know.
  public let notices: [Phrase]

  /// Judges one column value by value, or several row by row.
  ///
  /// One column goes by the generalized ESD test, in each group if groups are asked for; robust z
  /// and the adjusted boxplot are listed with it. All groups are one family, of which ESD test and robust
  /// z each get half the level: the ESD tests together keep the chance of any false flag at that, each
  /// group at 1 − (1 − level / 2)^(1 / groups) (Šidák 1967, J. Am. Stat. Assoc. 62, 626-633), and robust
  /// z is adjusted over the values of all groups. Without groups either test has the whole level. The
  /// boxplot's fences control no error rate, so they flag nothing. Several columns go by robust
  /// distances, one family of rows.
  ///
  /// - Parameters:
  ///   - table: one row per observation.
  ///   - options: columns and tests.
  ///   - settings: by what outliers are judged.
  ///   - seed: of the permutations and of the starts of robust distances.
  /// - Throws: `AppraisalError` where a column does not exist, a value is no number, or no group can
  ///   be judged.
  public init(
    _ table: LongTable, _ options: PlainOutlierOptions,
    settings: OutlierSettings = OutlierSettings(), seed: UInt64 = 1
  ) throws(AppraisalError) {
    try options.check()
    self.options = options
    let id = try options.id.map { name throws(AppraisalError) in try table.labels(name) }
    var scan = PlainScan(table: table, options: options, settings: settings, seed: seed, id: id)
    if let value = options.value {
      rows = try scan.univariate(value)
    } else {
      rows = try scan.multivariate(options.columns)
    }
    notices = table.notices + scan.notices
  }

  /// Number of flagged rows.
  public var flagged: Int { rows.count { $0.isFlagged } }
  /// What is flagged, each once however many tests say so, in the order of the rows.
  public var flaggedSubjects: [(kind: OutlierRow.Kind, name: String)] {
    var met: Set<String> = []
    return rows.filter { $0.isFlagged && met.insert($0.subject).inserted }
      .map { ($0.kind, $0.subject) }
  }
}

/// One search, with what it has to say.
struct PlainScan {
  let table: LongTable
  let options: PlainOutlierOptions
  let settings: OutlierSettings
  let seed: UInt64
  /// Column that names the rows.
  let id: TableCodes?
  var notices: [Phrase] = []

  /// A group with what its tests say.
  struct JudgedGroup {
    let group: Group
    let steps: [OutlierFlag]
    let robust: RobustZ?
    /// Of robust z over the values of all groups.
    var q: [Double] = []
  }

  /// How groups and tests share the level.
  struct FamilyShare {
    let groups: Double
    /// Values of all groups.
    let values: Int
    /// ESD test and robust z, where several groups are held together.
    var tests: Double { groups > 1 ? 2 : 1 }

    init(_ counts: [Int]) {
      groups = Double(max(1, counts.count))
      values = counts.reduce(0, +)
    }

    /// Of one group's ESD test.
    func level(_ whole: Double) -> Double { 1 - pow(1 - whole / tests, 1 / groups) }

    /// The inverse: q of the family from one group's.
    func adjusted(_ q: Double) -> Double {
      groups > 1 ? min(1, tests * (1 - pow(1 - q, groups))) : q
    }
  }

  /// Values of one column that belong together, and their rows.
  struct Group {
    let name: String
    /// The column, and the group where there are several.
    let label: String
    /// The judgements that are held together.
    let family: String
    let rows: [Int]
    let values: [Double]
  }

  mutating func univariate(_ column: String) throws(AppraisalError) -> [OutlierRow] {
    let groups = try groups(of: column)
    // With fewer than three values a group has no test.
    let share = FamilyShare(groups.filter { $0.values.count >= 3 }.map(\.values.count))
    var judged: [JudgedGroup] = []
    var refusals: [Phrase] = []
    for group in groups {
      do throws(OutliersError) {
        judged.append(try self.judged(group, share))
      } catch {
        refusals.append(Phrase("\(group.label): \(error)"))
      }
    }
    if judged.isEmpty {
      throw AppraisalError(.impossible, refusals.first ?? Phrase("\(column): no values"))
    }
    notices += refusals
    pool(&judged, share)
    let rows = judged.flatMap { steppedRows($0, column, share) + boxplotRows($0, column) }
    return rows + (try trendRows(groups, column)) + digitRows(groups, column)
  }

  /// Adjusts robust z over the values of all groups.
  private func pool(_ judged: inout [JudgedGroup], _ share: FamilyShare) {
    let q = settings.control.adjusted(judged.flatMap { $0.robust?.flags.map(\.p) ?? [] })
    var next = q.makeIterator()
    for place in judged.indices {
      judged[place].q = (judged[place].robust?.flags ?? []).map { _ in
        min(1, share.tests * ((next.next() ?? nil) ?? 1))
      }
    }
  }

  private func groups(of column: String) throws(AppraisalError) -> [Group] {
    let numbers = try table.numbers(column)
    let labels = try options.by.map { name throws(AppraisalError) in try table.labels(name) }
    let members = Dictionary(grouping: numbers.indices.filter { numbers[$0] != nil }) {
      labels?[$0] ?? 0
    }
    return members.sorted { $0.key < $1.key }.map { key, rows in
      let name = labels.map { $0.levels[key] } ?? column
      return Group(
        name: name, label: labels == nil ? column : "\(column) in \(name)",
        family: options.by.map { "\(column) by \($0)" } ?? column, rows: rows,
        values: rows.compactMap { numbers[$0] })
    }
  }

  private mutating func judged(
    _ group: Group, _ share: FamilyShare
  ) throws(OutliersError) -> JudgedGroup {
    let values = group.values
    let most = options.most ?? min(10, max(1, values.count / 10))
    let steps = try generalizedESD(values, most: most, level: share.level(settings.level))
    var robust: RobustZ?
    do throws(OutliersError) {
      robust = try RobustZ(
        values, scale: settings.scale, level: settings.level / share.tests,
        control: settings.control, familyCount: share.values)
    } catch {
      notices.append(Phrase("\(group.label): no robust z: \(error)"))
    }
    return JudgedGroup(group: group, steps: steps, robust: robust)
  }

  /// What the ESD test looked at, then what robust z flags, each with what the other says.
  private func steppedRows(
    _ judged: JudgedGroup, _ column: String, _ share: FamilyShare
  ) -> [OutlierRow] {
    let (group, robust) = (judged.group, judged.robust)
    let label = settings.scale.label
    let classical = Set(judged.steps.filter(\.flagged).map(\.index))
    let flags = zip(robust?.flags ?? [], judged.q).filter { $0.1 <= settings.level }
    let far = Set(flags.map(\.0.index))
    func noted(_ reason: Phrase, _ index: Int) -> Phrase {
      robust == nil
        ? reason
        : ClassicalAndRobust(classical: classical.contains(index), robust: far.contains(index))
          .noted(reason, classical: Phrase("the ESD test"), robust: Phrase(term: label))
    }
    let stepped = judged.steps.map { flag in
      let side = flag.size ?? 0 > 0 ? Phrase("above") : Phrase("below")
      let reason = Phrase("\(abs(flag.size ?? 0).fixed(4)) \(side) the mean of the values left")
      var line = row(
        flag, row: group.rows[flag.index], measure: column, family: group.family,
        method: "generalized ESD", reason: noted(reason, flag.index))
      line.q = share.adjusted(flag.q)
      return line
    }
    let robustly = flags.map { flag, q in
      OutlierRow(
        kind: .row, subject: name(group.rows[flag.index]), measure: column,
        value: group.values[flag.index], statistic: flag.statistic, threshold: robust?.threshold,
        p: flag.p, q: q, isFlagged: true,
        reason: noted(Phrase("\(abs(flag.residual).fixed(4)) from the median"), flag.index),
        family: group.family, method: "robust z (\(label))", size: flag.residual)
    }
    return stepped + robustly
  }

  /// Values outside the fences; nothing is tested, so nothing is flagged.
  private func boxplotRows(_ judged: JudgedGroup, _ column: String) -> [OutlierRow] {
    let group = judged.group
    // Too few or too equal values have no fences.
    guard let box = try? AdjustedBoxplot(group.values) else { return [] }
    return group.values.enumerated().filter { $1 < box.lower || $1 > box.upper }.map {
      index, value in
      let fence = value < box.lower ? box.lower : box.upper
      return OutlierRow(
        kind: .row, subject: name(group.rows[index]), measure: column, value: value,
        statistic: value, threshold: fence,
        reason: Phrase("outside the skewness-adjusted fence"), family: "",
        method: "adjusted boxplot", size: value - fence)
    }
  }

  /// Rows far from the bulk in several columns; one family.
  mutating func multivariate(_ columns: [String]) throws(AppraisalError) -> [OutlierRow] {
    let numbers = try columns.map { name throws(AppraisalError) in try table.numbers(name) }
    let complete = CompleteRows(count: table.rowCount, numbers: numbers, labels: [])
    notices += complete.notices
    let family = columns.joined(separator: "+")
    let kept = complete.rows
    let values = kept.map { row in numbers.compactMap { $0[row] } }
    do throws(OutliersError) {
      let (flags, estimate) = try robustDistances(
        values, level: settings.level, seed: seed, control: settings.control)
      let plain = try classicalDistances(
        values, level: settings.level, control: settings.control)
      notices.append(
        estimate.isExhaustive
          ? Phrase("MCD: every starting subset was tried")
          : Phrase("MCD: 500 seeded random starts and starts from each column"))
      return zip(flags, plain).map { flag, plain in
        let driver = flag.component.map { columns[$0] } ?? ""
        let both = ClassicalAndRobust(classical: plain.flagged, robust: flag.flagged)
        let reason = both.noted(
          Phrase("distance \(flag.value.fixed(2)) from the bulk, most of it in \(driver)"),
          classical: Phrase("the plain covariance"), robust: Phrase("the robust one"))
        return row(
          flag, row: kept[flag.index], measure: "robust_distance", family: family,
          method: "reweighted MCD", component: driver, reason: reason)
      }
    } catch {
      throw AppraisalError(.impossible, Phrase("\(family): \(error)"))
    }
  }

  private func row(
    _ flag: OutlierFlag, row: Int, measure: String, family: String, method: String,
    component: String = "", reason: Phrase
  ) -> OutlierRow {
    OutlierRow(
      kind: .row, subject: name(row), measure: measure, value: flag.value,
      statistic: flag.statistic, threshold: flag.threshold, p: flag.p, q: flag.q,
      isFlagged: flag.flagged, reason: reason, family: family, method: method, size: flag.size,
      component: component)
  }

  /// The row's label, or its number as a spreadsheet shows it.
  private func name(_ row: Int) -> String {
    id.map { $0.levels[$0[row]] } ?? "\(table.sheetRow(row))"
  }
}
