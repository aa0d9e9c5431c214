import Assessments
import Outliers
import Phrases
import Severity
import Statistics

/// Items and categories that do not follow the rest.
extension RatingOutliers {
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

/// Teams whose scores spread, or whose findings count, unlike the others'.
struct TeamOutliers {
  let round: Round
  let settings: OutlierSettings
  private(set) var rows: [OutlierRow] = []
  /// What could not be judged, and how far counts vary.
  private(set) var notices: [Phrase] = []
  /// Those of the notices that say how, not what.
  private(set) var details: [Phrase] = []

  /// - Parameter sheets: of the round's ratings; nil where it has none.
  init(_ appraisal: Appraisal, sheets: ScoreSheets?) {
    round = appraisal.round
    settings = appraisal.recipe.outliers
    var (notices, details) = ([Phrase](), [Phrase]())
    rows = spreadRows(sheets, &notices) + countRows(&notices, &details)
    self.notices = notices + details
    self.details = details
  }

  /// How many SDs scores must lie below full marks on average, where no item scores show what is cut off
  /// there: of normal scores 0.6 % would lie beyond.
  private static let leastRoom = 2.5

  private func spreadRows(_ sheets: ScoreSheets?, _ notices: inout [Phrase]) -> [OutlierRow] {
    let full = round.scheme.components[0].full
    let cutOff = sheets?.cutOff
    var groups = [[Double]](repeating: [], count: round.teams.count)
    for visit in round.visits {
      groups[visit.team].append(
        visit.score + full / 100 * (cutOff?[visit.unit][visit.team] ?? 0))
    }
    let found = groupSpreads(groups, level: settings.level, control: settings.control)
    let threshold = settings.normalThreshold(found.count)
    let rows = found.map { own in
      OutlierRow(
        kind: .team, subject: round.teams[own.group].id, measure: "onsite_spread",
        value: own.own, statistic: own.statistic, threshold: threshold, p: own.p, q: own.q,
        isFlagged: own.flagged,
        reason: cutOff == nil
          ? Phrase(
            "its scores lie \(own.own.fixed(2)) points from their median on average, those of "
              + "other teams \(own.others.fixed(2))")
          : Phrase(
            "were scores not cut off at full marks, its own would lie \(own.own.fixed(2)) points "
              + "from their median on average, those of other teams \(own.others.fixed(2))"),
        family: "teams: onsite_spread", method: "Brown-Forsythe against the rest",
        size: own.own - own.others)
    }
    let scores = round.visits.map(\.score)
    guard sheets == nil, !rows.isEmpty, let mean = mean(scores),
      let spread = variance(scores)?.squareRoot(), full - mean < Self.leastRoom * spread
    else { return rows }
    notices.append(
      Phrase(
        "how teams spread their scores is not judged: on average they lie "
          + "\(((full - mean) / spread).fixed(1)) SDs below full marks, and without item scores nothing "
          + "tells what is cut off there"))
    return rows.map(\.unjudged)
  }

  /// Highlights and problems each team reported, compared with the units it visited.
  private func countRows(
    _ notices: inout [Phrase], _ details: inout [Phrase]
  ) -> [OutlierRow] {
    guard let reported = round.reported else { return [] }
    let exposure = round.scoresByTeam.map { Double($0.count) }
    let kinds = [
      ("highlights", Phrase("highlights"), reported.highlights),
      ("problems", Phrase("problems"), reported.problems),
    ]
    var rows: [OutlierRow] = []
    for (key, what, counts) in kinds {
      let found: CountTest
      do {
        found = try CountTest(
          counts, exposure: exposure, level: settings.level, control: settings.control)
      } catch {
        notices.append(Phrase("\(what) are not tested: \(error)"))
        continue
      }
      details.append(
        Phrase(
          "\(what): dispersion \(found.dispersion.fixed(2)), where 1 means one rate for "
            + "all (p \(found.p.fixed(3)) of a larger dispersion)"))
      rows += found.groups.map { own in
        OutlierRow(
          kind: .team, subject: round.teams[own.group].id, measure: "\(key)_reported",
          value: Double(own.count), statistic: Double(own.count), p: own.p, q: own.q,
          isFlagged: own.flagged,
          reason: Phrase(
            "\(own.count) \(what); \(own.expected.fixed(1)) are expected from the units it "
              + "visited"),
          family: "teams: \(key)_reported", method: "exact binomial given the total",
          size: Double(own.count) - own.expected)
      }
    }
    return rows
  }
}
