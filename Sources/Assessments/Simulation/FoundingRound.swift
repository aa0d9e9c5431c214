import Statistics
import TableIO

/// A simulated round to the published counts, as the files a round is made of, with its truth.
///
/// Real scores are not public; every score here is drawn from `FoundingTruth`.
public struct FoundingRound: Sendable {
  public static let years =
    FoundingTruth.firstYear..<(FoundingTruth.firstYear + FoundingTruth.years)
  public static let standardSeed: UInt64 = 2015

  /// File name and text, scheme.yaml and truth.csv among them.
  public let files: [(name: String, text: String)]

  /// - Parameter year: 2015, 2016 or 2017; years of one seed share units, teams and items.
  public init(year: Int, seed: UInt64 = standardSeed) {
    precondition(Self.years.contains(year), "the simulated years are 2015 to 2017")
    let truth = FoundingTruth(seed: seed)
    let index = year - FoundingTruth.firstYear
    let own = truth.rounds[index]
    var ratings = FoundingRatings(truth: truth, year: own, seed: seed)
    files = [
      ("scheme.yaml", FoundingScheme.yaml(year: year)),
      ("units.csv", FoundingNames.units(own)),
      ("scores.csv", FoundingCentre.routine(own, seed: seed)),
      ("ratings.csv", ratings.csvText()),
      ("ballots.csv", FoundingCentre.ballots(own, seed: seed)),
      ("findings.csv", FoundingNotes.findings(own, seed: seed)),
      ("interviews.csv", FoundingNotes.interviews(own)),
      ("truth.csv", FoundingNames.truth(truth, own)),
      ("README.md", FoundingNames.readme(year: year, seed: seed)),
    ]
  }
}

/// Item scores: five assessors of the visiting team on 71 items of each unit.
struct FoundingRatings {
  /// Share of full marks a middling unit gets.
  static let level = 0.78
  /// Points of 100 by which an on-site score misses the unit's quality.
  static let visitSD = 1.2
  /// Points of 100 by which one assessor sees one unit differently.
  static let viewSD = 0.6
  /// Shares of full marks: a unit's own strength on an item, and the noise of one score by kind.
  static let unitItemSD = 0.06
  static let noise: [Instrument.Kind: Double] = [
    .quantitative: 0.05, .qualitative: 0.1, .unclassified: 0.08,
  ]
  /// The last item does not apply to units of the last sector.
  static let exemptItem = 70
  /// The assessor who was away on one visit.
  static let absentUnit = 40
  static let absentAssessor = 2

  let truth: FoundingTruth
  let year: FoundingTruth.Year
  private var stream: PhiloxStream

  init(truth: FoundingTruth, year: FoundingTruth.Year, seed: UInt64) {
    self.truth = truth
    self.year = year
    stream = PhiloxStream(seed: seed, purpose: .simulatedRound, replicate: year.year)
  }

  mutating func csvText() -> String {
    let instrument = FoundingInstrument.instrument
    let items = instrument.items
    let category = instrument.categories.enumerated().flatMap { index, one in
      one.items.map { _ in index }
    }
    var text = "unit,team,assessor,item,score\n"
    for unit in 0..<FoundingTruth.unitCount {
      let team = year.teamOf[unit]
      let visit = Self.visitSD * stream.normal() + (year.planted[unit] ?? 0)
      let points = year.quality[unit] - year.severity[team] + visit
      let strengths = items.map { _ in Self.unitItemSD * stream.normal() }
      for assessor in 0..<FoundingTruth.assessorsPerTeam {
        let view =
          points - year.assessorSeverity[team][assessor] + Self.viewSD * stream.normal()
        let halo = team == FoundingTruth.haloTeam && assessor == FoundingTruth.haloAssessor
        let impression = 0.02 * stream.normal()
        let head =
          "\(FoundingNames.unit(unit)),\(FoundingNames.team(team)),"
          + "\(FoundingNames.assessor(team, assessor)),"
        for (index, item) in items.enumerated() {
          var share = Self.level + view / 100
          let noise = stream.normal() * (item.kind.flatMap { Self.noise[$0] } ?? 0)
          if halo {
            share += impression + 0.1 * noise
          } else {
            share += strengths[index] - truth.difficulty[index] + noise
          }
          if team == FoundingTruth.harshTeam, category[index] == FoundingTruth.harshCategory {
            share -= FoundingTruth.harshShare
          }
          text += head + item.id + "," + score(share, item, index, unit, assessor) + "\n"
        }
      }
    }
    return text
  }

  /// Scores are given in tenths of a point.
  private func score(
    _ share: Double, _ item: Instrument.Item, _ index: Int, _ unit: Int, _ assessor: Int
  ) -> String {
    if index == Self.exemptItem, unit >= FoundingTruth.unitCount - FoundingTruth.unitsPerSector {
      return "N.A."
    }
    if unit == Self.absentUnit, assessor == Self.absentAssessor { return "" }
    return FoundingNames.tenths(min(1, max(0, share)) * item.full)
  }
}
