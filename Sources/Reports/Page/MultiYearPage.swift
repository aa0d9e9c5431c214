import MultiYear
import Phrases
import Reporting

/// A comparison of years as a page a person reads.
struct TrendPage {
  let study: TrendStudy
  let tables: [String: ResultTable]

  init(_ study: TrendStudy, _ tables: [ResultTable]) {
    self.study = study
    self.tables = Dictionary(tables.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private func tables(_ names: String...) -> [ResultTable] { names.compactMap { tables[$0] } }
  private var years: (first: Int, last: Int) {
    (study.data.years.first ?? 0, study.data.years.last ?? 0)
  }

  var html: HTMLReport {
    let ranks = study.adjusted.ranks
    return HTMLReport(
      title: Words.title(study.rounds.last?.name ?? "", from: years.first, to: years.last),
      subtitle: Words.subtitle(
        units: study.units.count, teams: study.teams.count, years: study.data.years.count),
      sections: [unitSection(ranks), teamSection, partSection].compactMap { $0 },
      units: study.units.indices.map { unit in
        .init(
          name: study.units[unit], team: study.teamName(of: unit),
          rank: ranks.last?[unit].map { Double($0.rank) })
      }, language: Console.language)
  }

  /// Which units changed: ranks year by year.
  private func unitSection(
    _ ranks: [[AdjustedTotals.Rank?]]
  ) -> HTMLReport.Section? {
    guard let trends = tables["unit_trends"] else { return nil }
    let reliable = study.reliableChanges
    let up = Set(reliable.filter { $0.adjusted > 0 }.map(\.unit))
    let down = Set(reliable.filter { $0.adjusted < 0 }.map(\.unit)).subtracting(up)
    let rows = ranks.indices.flatMap { year in
      ranks[year].enumerated().compactMap { unit, own -> [ResultTable.Cell]? in
        guard let own else { return nil }
        return [
          .text(study.units[unit]), .text(study.teamName(of: unit)), study.year(year),
          .integer(own.rank), .integer(own.lower), .integer(own.upper),
          .text(up.contains(unit) ? "up" : down.contains(unit) ? "down" : "none"),
        ]
      }
    }
    let table = ResultTable(
      name: "year_ranks", columns: ["unit", "team", "year", "rank", "lower", "upper", "change"],
      rows: rows)
    return .init(
      title: Words.units,
      answer: Words.unitAnswer(
        up: reliable.count { $0.adjusted > 0 }, down: reliable.count { $0.adjusted < 0 },
        of: trends.rows.count, study.pairs),
      charts: [
        Chart(
          .rankYears, title: Words.bump, caption: Words.bumpCaption, data: [ChartData(table)],
          words: ["rank": Phrase("rank")])
      ], tables: tables("unit_trends", "unit_slopes"), caution: Words.unitCaution)
  }

  /// Which teams drifted.
  private var teamSection: HTMLReport.Section? {
    guard let drift = tables["team_drift"] else { return nil }
    let flagged = study.driftedTeams
    let marked = ResultTable(
      name: drift.name, columns: drift.columns + ["drifted"],
      rows: drift.rows.map { row in
        guard case .text(let team) = row[0] else { return row + [.integer(0)] }
        return row + [.integer(flagged.contains(team) ? 1 : 0)]
      })
    return .init(
      title: Words.teams, answer: Words.teamAnswer(flagged.sorted()),
      charts: [
        Chart(
          .severityYears, title: Words.drift, caption: Words.driftCaption,
          data: [
            ChartData(
              marked,
              columns: [
                "team": "team", "year": "year", "severity": "severity", "lower": "lower",
                "upper": "upper", "drifted": "drifted",
              ])
          ], words: ["y": Phrase("severity, points")])
      ], tables: tables("team_drift", "assessor_drift", "scale_drift", "item_drift"),
      caution: Words.teamCaution)
  }

  /// Why totals moved.
  private var partSection: HTMLReport.Section? {
    guard let parts = tables["trend_decomposition"], !parts.rows.isEmpty else { return nil }
    let names = ["performance", "severity", "weights", "instrument", "scale"]
    let sizes = names.map { name -> (name: String, mean: Double) in
      let place = parts.columns.firstIndex(of: name)
      let sum = parts.rows.reduce(0.0) { sum, row in
        guard let place, case .significant(let value) = row[place] else { return sum }
        return sum + abs(value)
      }
      return (name, sum / Double(parts.rows.count))
    }
    return .init(
      title: Words.parts, answer: Words.partAnswer(sizes),
      tables: tables("trend_decomposition"), caution: Words.partCaution)
  }

  private enum Words {
    static func title(_ name: String, from: Int, to: Int) -> Phrase {
      Phrase("Steelyard trend: \(name), \(from) to \(to)")
    }
    static func subtitle(units: Int, teams: Int, years: Int) -> Phrase {
      Phrase(
        "\(units) units, \(teams) teams, \(years) years; steelyard "
          + "\(Steelyard.configuration.version)")
    }
    static let units = Phrase("Which units changed?")
    static func unitAnswer(up: Int, down: Int, of all: Int, _ pairs: YearPairs) -> Phrase {
      let span =
        switch pairs {
        case .consecutive: Phrase("from one year to the next")
        case .ends: Phrase("from the first year to the last")
        case .all: Phrase("between any two years")
        }
      return up + down == 0
        ? Phrase(
          "None of \(all) changes \(span) is beyond what errors of measurement and of severity could "
            + "make (false discovery rate 5 %).")
        : Phrase(
          "Of \(all) changes \(span), \(up) rises and \(down) falls are beyond what errors of "
            + "measurement and of severity could make (false discovery rate 5 %).")
    }
    static let bump = Phrase("Rank of each unit, year by year")
    static let bumpCaption = Phrase(
      "By totals with severities given back. Blue: rose reliably, orange: fell reliably; pick a unit "
        + "to follow it.")
    static let unitCaution = Phrase(
      "A change that is not flagged may still be real: one visit a year seldom shows less than "
        + "several points.")
    static let teams = Phrase("Did teams keep their standard?")
    static func teamAnswer(_ flagged: [String]) -> Phrase {
      flagged.isEmpty
        ? Phrase("No team's severity changed beyond doubt (false discovery rate 5 %).")
        : Phrase("Severity changed from one year to the next for \(listed(flagged)).")
    }
    static let drift = Phrase("Severity of each team over the years")
    static let driftCaption = Phrase(
      "Points taken off beside the mean team of the year; pick a team for its 95 % intervals. Orange: "
        + "changed at a false discovery rate of 5 %.")
    static let teamCaution = Phrase(
      "A team is known by its name: whether the same people sat in it, the scores cannot tell.")
    static let parts = Phrase("Why did totals move?")
    static func partAnswer(_ sizes: [(name: String, mean: Double)]) -> Phrase {
      let members = sizes.map { Phrase("\(Phrase(term: $0.name)) \($0.mean.fixed(2))") }
      return Phrase(
        "Mean size of each part of a change, in points of the total: "
          + "\(Phrase(members, mark: .comma)); the parts of a unit sum to its change.")
    }
    static let partCaution = Phrase(
      "Performance is what is left once severity, weights, items and scales are taken out; errors of "
        + "measurement stay in it.")
  }
}

extension TrendStudy {
  /// The team that visited a unit in its last year with a visit.
  func teamName(of unit: Int) -> String {
    let last = data.visits.last { $0.unit == unit }
    return last.map { teams[$0.team] } ?? ""
  }
}
