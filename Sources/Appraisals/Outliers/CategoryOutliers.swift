import Assessments
import Outliers
import Phrases
import Severity
import Statistics

/// Items and categories that do not follow the rest.
extension ScoringOutliers {
  /// Correlation of each item with the rest of the items; one family.
  var itemRows: [OutlierRow] {
    let found = itemRests(arrays, level: settings.level, control: settings.control)
    let threshold = settings.normalThreshold(found.count { $0.p != nil })
    return found.map { own in
      let reason: Phrase
      if let r = own.correlation {
        let side = own.gap ?? 0 < 0 ? Phrase("less than") : Phrase("at least as well as")
        reason =
          Phrase(
            "correlates \(r.fixed(2)) with the rest of the items, follows them \(side) the "
              + "median item")
      } else {
        reason = Phrase("its scores do not vary between units, so it does not distinguish them")
      }
      return OutlierRow(
        kind: .item, subject: ratings.items[own.item], measure: "item_rest_correlation",
        value: own.correlation, statistic: own.statistic, threshold: threshold, p: own.p,
        q: own.q, isFlagged: own.flagged, reason: reason, family: "items: item_rest_correlation",
        method: "Fisher's z against the median item")
    }
  }

  /// Team by category severities, one family; only the flagged are listed, all are in team_category.
  var categoryRows: [OutlierRow] {
    let cells = self.found.categories
    let found = cells.map(\.estimate)
    let q = settings.control.adjusted(found.map(\.p))
    return found.indices.filter { (q[$0] ?? 1) <= settings.level }.map { place in
      let own = found[place]
      let category = ratings.categories[own.category]
      let verb = own.severity > 0 ? Phrase("takes off") : Phrase("gives")
      return OutlierRow(
        kind: .team, subject: round.teams[own.team].id, measure: "team_category",
        value: own.severity, statistic: own.t,
        threshold: Distributions.studentQuantile(
          1 - settings.level / Double(2 * found.count), df: own.df),
        p: own.p, q: q[place] ?? 1, isFlagged: true,
        reason:
          Phrase(
            "\(verb) \(abs(own.severity).fixed(1)) % of full marks more in \(category) than its "
              + "own level and the other teams suggest"),
        family: "\(found.count) teams by categories, flagged ones listed",
        method: "t over units", size: cells[place].severity,
        component: category)
    }
  }
}
