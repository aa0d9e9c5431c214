import Outliers
import Phrases
import Statistics

extension PlainScan {
  /// A column's trend over the order that was asked for, one row per group; the groups are a family.
  mutating func trendRows(
    _ groups: [Group], _ column: String
  ) throws(AppraisalError) -> [OutlierRow] {
    guard let name = options.order else { return [] }
    let order = try table.numbers(name)
    var found: [(Group, PermutationTrend)] = []
    for group in groups {
      let known = group.rows.indices.filter { order[group.rows[$0]] != nil }
      do throws(OutliersError) {
        let trend = try PermutationTrend(
          known.map { group.values[$0] }, order: known.compactMap { order[group.rows[$0]] },
          seed: seed)
        found.append((group, trend))
      } catch {
        notices.append(Phrase("\(group.label): no trend over \(name): \(error)"))
      }
    }
    let q = settings.control.adjusted(found.map(\.1.p))
    return zip(found, q).map { entry, q in
      let (group, trend) = entry
      return OutlierRow(
        kind: .group, subject: group.name, measure: "\(column)_trend", value: trend.slope,
        statistic: trend.correlation, p: trend.p, q: q ?? 1,
        isFlagged: (q ?? 1) <= settings.level,
        reason: Phrase(
          "changes by \(trend.slope.fixed(4)) per step of \(name); correlation "
            + "\(trend.correlation.fixed(2))"),
        family: "\(column) over \(name)", method: "permutation of the order", size: trend.slope,
        component: name)
    }
  }

  /// A column's last digits where asked for, one row per group; the groups are a family.
  mutating func digitRows(_ groups: [Group], _ column: String) -> [OutlierRow] {
    guard options.hasDigits else { return [] }
    var found: [(Group, TerminalDigits)] = []
    for group in groups {
      do throws(OutliersError) {
        found.append((group, try TerminalDigits(group.values)))
      } catch {
        notices.append(Phrase("\(group.label): last digits are not judged: \(error)"))
      }
    }
    let q = settings.control.adjusted(found.map(\.1.p))
    let threshold = Distributions.chiSquaredQuantile(
      1 - settings.level / Double(max(1, found.count)), df: 9)
    return zip(found, q).map { entry, q in
      let (group, digits) = entry
      let share = 100 * Double(digits.counts[digits.favourite]) / Double(group.values.count)
      return OutlierRow(
        kind: .group, subject: group.name, measure: "\(column)_last_digit", value: share,
        statistic: digits.chiSquared, threshold: threshold, p: digits.p, q: q ?? 1,
        isFlagged: (q ?? 1) <= settings.level,
        reason: Phrase(
          "\(share.fixed(1)) % of values end in \(digits.favourite); 10 % are expected for "
            + "each digit"),
        family: "last digits of \(column)", method: "chi-squared of last digits")
    }
  }
}
