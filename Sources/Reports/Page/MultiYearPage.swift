public import Appraisals
import MultiYear
public import Phrases
public import Reporting

/// A comparison of years as a page a person reads.
public struct MultiYearPage {
  let study: MultiYearStudy

  /// The page of one study.
  public init(_ study: MultiYearStudy) { self.study = study }

  var title: Phrase {
    Words.title(
      study.rounds.last?.name ?? "", from: study.years.first ?? 0, to: study.years.last ?? 0)
  }

  /// The page, its words in a language.
  public func html(in language: Language) -> HTMLReport {
    HTMLReport(
      title: title,
      subtitle: Words.subtitle(
        units: study.units.count, teams: study.teams.count, years: study.years.count),
      cards: [
        .init(Words.units, study.unitSentences.first ?? .empty, section: SectionName.units),
        .init(Words.teams, study.teamSentence, section: SectionName.teams),
        .init(Phrase("What can this not show?"), Words.unshown, section: SectionName.units),
      ],
      sections: [unitSection, teamSection, partSection].compactMap { $0 },
      units: study.units.indices.map { unit in
        .init(
          name: study.units[unit], team: study.teamName(of: unit),
          rank: study.ranks.last?[unit]?.rank)
      }, language: language)
  }

  /// Which units changed: ranks year by year.
  private var unitSection: HTMLReport.Section {
    let trends = study.unitTrends
    return .init(
      SectionName.units, title: Words.units,
      answer: Phrase(
        study.unitSentences + [study.sharedSentence, study.weightSentence].compactMap(\.self),
        mark: .stop),
      blocks: [
        .chart(
          Chart(
            .rankYears, title: Words.bump, caption: Words.bumpCaption, data: [yearRanks],
            words: ["rank": Phrase("rank")]))
      ]
        + [
          MultiYearTables.unitTrends.table(trends),
          MultiYearTables.unitSlopes.table(study.unitSlopes),
        ].map(PageGlances.block), caution: Words.unitCaution)
  }

  private var yearRanks: ChartData {
    let up = Set(study.unitTrends.filter(\.isRise).map(\.index))
    let down = Set(study.unitTrends.filter(\.isFall).map(\.index)).subtracting(up)
    var rows = ChartRows(["unit", "team", "year", "rank", "lower", "upper", "change"])
    for (year, ranks) in study.ranks.enumerated() {
      for (unit, rank) in ranks.enumerated() {
        guard let rank else { continue }
        rows.append([
          study.units[unit], study.teamName(of: unit), study.years[year], rank.rank, rank.lower,
          rank.upper, up.contains(unit) ? "up" : down.contains(unit) ? "down" : "none",
        ])
      }
    }
    return rows.data("year_ranks")
  }

  /// Which teams drifted.
  private var teamSection: HTMLReport.Section {
    let drifted = study.driftedTeams
    var tables = [
      MultiYearTables.teamTrends.table(study.teamTrends),
      MultiYearTables.teamDrift.table(study.teamDrift),
    ]
    if !study.assessorDrift.isEmpty {
      tables.append(MultiYearTables.assessorDrift.table(study.assessorDrift))
    }
    tables.append(MultiYearTables.scaleDrift.table(study.scaleDrifts))
    if !study.itemDrift.isEmpty {
      tables.append(MultiYearTables.itemDrift.table(study.itemDrift))
    }
    return .init(
      SectionName.teams, title: Words.teams, answer: study.teamSentence,
      blocks: [
        .chart(
          Chart(
            .severityYears, title: Words.drift, caption: Words.driftCaption,
            data: [severities(marked: Set(drifted))], words: ["y": Phrase("severity, points")]))
      ] + tables.map(PageGlances.block), caution: Words.teamCaution)
  }

  private func severities(marked drifted: Set<String>) -> ChartData {
    var rows = ChartRows(["team", "year", "severity", "lower", "upper", "drifted"])
    for own in study.teamDrift {
      rows.append([
        own.name, own.year, own.estimate.severity, own.estimate.lower, own.estimate.upper,
        drifted.contains(own.name) ? 1 : 0,
      ])
    }
    return rows.data("team_drift")
  }

  /// Why totals moved; nil where no unit has the same components in two years.
  private var partSection: HTMLReport.Section? {
    let changes = study.decomposition
    guard !changes.isEmpty else { return nil }
    func meanSize(_ part: (ChangeParts) -> Double) -> Double {
      changes.reduce(0) { $0 + abs(part($1.parts)) } / Double(changes.count)
    }
    return .init(
      SectionName.parts, title: Words.parts,
      answer: Words.partAnswer([
        ("performance", meanSize(\.performance)), ("severity", meanSize(\.severity)),
        ("weights", meanSize(\.weights)), ("instrument", meanSize(\.instrument)),
        ("scale", meanSize(\.scale)),
      ]), blocks: [PageGlances.block(MultiYearTables.decomposition.table(changes))],
      caution: Words.partCaution)
  }

  private enum Words {
    static func title(_ name: String, from: Int, to: Int) -> Phrase {
      Phrase("Steelyard trend: \(name), \(from) to \(to)")
    }
    static func subtitle(units: Int, teams: Int, years: Int) -> Phrase {
      Phrase("\(units) units, \(teams) teams, \(years) years; steelyard \(Steelyard.version)")
    }
    static let units = Phrase("Which units changed?")
    static let bump = Phrase("Rank of each unit, year by year")
    static let bumpCaption = Phrase(
      "Ranks of totals adjusted for severity. Blue: rose reliably; orange: fell reliably. Pick a unit "
        + "to follow it.")
    static let unitCaution = Phrase(
      "A unit is compared with the change that all units share, which no score can tell from harsher "
        + "teams or another scale. A change that is not flagged may still be real: with one visit per "
        + "year, changes of a few points can rarely be detected.")
    static let unshown = Phrase(
      "Whether all units together became better, or teams harsher or the scale another: the scores are "
        + "the same in both cases.")
    static let teams = Phrase("Did teams keep their standard?")
    static let drift = Phrase("Severity of each team over the years")
    static let driftCaption = Phrase(
      "Points taken off, compared with the mean of that year's teams; pick a team for its 95 % "
        + "intervals. Orange: the interval of the change leaves 0 out.")
    static let teamCaution = Phrase(
      "A team is known by its name; the scores cannot show whether its members are the same people."
    )
    static let parts = Phrase("Why did totals change?")
    static func partAnswer(_ sizes: [(name: String, mean: Double)]) -> Phrase {
      let members = sizes.map { Phrase("\(Phrase(term: $0.name)) \($0.mean.fixed(2))") }
      return Phrase(
        "Mean size of each part of a change, in points of the total: "
          + "\(Phrase(members, mark: .comma)); the parts of each change add up to it.")
    }
    static let partCaution = Phrase(
      "Performance is what is left once severity, weights, items and scales are taken out; it still "
        + "contains errors of measurement.")
  }
}
