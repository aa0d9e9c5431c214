import Outliers
import Phrases
import Statistics

extension PlainOutliers {
  /// Trends of a column over `--order` and its last digits, one row a group; the groups are the
  /// family of each.
  func groupRows(_ column: String) throws -> [OutlierRow] {
    let groups = try groups(of: column)
    return try (command.order.map { try trendRows(groups, column, over: $0) } ?? [])
      + (command.digits ? digitRows(groups, column) : [])
  }

  private func trendRows(
    _ groups: [Group], _ column: String, over name: String
  ) throws -> [OutlierRow] {
    let order = try table.numbers(name)
    var found: [(Group, PermutationTrend)] = []
    for (place, group) in groups.enumerated() {
      let known = group.rows.indices.filter { order[group.rows[$0]] != nil }
      do throws(OutliersError) {
        let trend = try PermutationTrend(
          known.map { group.values[$0] }, order: known.compactMap { order[group.rows[$0]] },
          seed: command.input.seed, replicate: place)
        found.append((group, trend))
      } catch {
        say(Phrase("\(group.family): no trend over \(name): \(error)"))
      }
    }
    let q = settings.control.adjusted(found.map(\.1.p))
    return found.enumerated().map { place, entry in
      let (group, trend) = entry
      return OutlierRow(
        kind: "group", subject: group.name, measure: "\(column)_trend", value: trend.slope,
        statistic: trend.correlation, p: trend.p, q: q[place] ?? 1,
        flagged: (q[place] ?? 1) <= settings.level,
        reason: Phrase(
          "changes by \(trend.slope.fixed(4)) a step of \(name); correlation "
            + "\(trend.correlation.fixed(2))"),
        family: "\(column) over \(name)", method: "permutation of the order", size: trend.slope,
        component: name)
    }
  }

  private func digitRows(_ groups: [Group], _ column: String) -> [OutlierRow] {
    var found: [(Group, TerminalDigits)] = []
    for group in groups {
      do throws(OutliersError) {
        found.append((group, try TerminalDigits(group.values)))
      } catch {
        say(Phrase("\(group.family): last digits are not judged: \(error)"))
      }
    }
    let q = settings.control.adjusted(found.map(\.1.p))
    let threshold = Distributions.chiSquaredQuantile(
      1 - settings.level / Double(max(1, found.count)), df: 9)
    return found.enumerated().map { place, entry in
      let (group, digits) = entry
      let share = 100 * Double(digits.counts[digits.favourite]) / Double(group.values.count)
      return OutlierRow(
        kind: "group", subject: group.name, measure: "\(column)_last_digit", value: share,
        statistic: digits.chiSquared, threshold: threshold, p: digits.p, q: q[place] ?? 1,
        flagged: (q[place] ?? 1) <= settings.level,
        reason: Phrase(
          "\(share.fixed(1)) % of values end in \(digits.favourite), 10 % expected of each "
            + "digit"),
        family: "last digits of \(column)", method: "chi-squared of last digits")
    }
  }
}
