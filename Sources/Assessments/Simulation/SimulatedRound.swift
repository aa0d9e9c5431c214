import Statistics
import TableIO

/// A simulated round to the published counts, as the files a round is made of, with its truth.
///
/// Real scores are not public; every score here is drawn from `SimulatedTruth`.
public struct SimulatedRound: Sendable {
  /// The years that can be simulated.
  public static let years =
    SimulatedTruth.firstYear..<(SimulatedTruth.firstYear + SimulatedTruth.years)
  /// The seed of the committed rounds.
  public static let standardSeed: UInt64 = 2015

  /// File name and text, scheme.yaml and truth.csv among them.
  public let files: [(name: String, text: String)]

  /// - Parameters:
  ///   - year: 2015, 2016 or 2017; years of one seed share units, teams and items.
  ///   - seed: of everything that is drawn; the same seed gives the same bytes.
  ///   - favour: what teams do for the departments of their members; nil for nothing. All else is
  ///     drawn alike.
  /// - Precondition: the year is one of `years`.
  public init(year: Int, seed: UInt64 = standardSeed, favour: SimulatedFavour? = nil) {
    precondition(Self.years.contains(year), "the simulated years are 2015 to 2017")
    let truth = SimulatedTruth(seed: seed)
    let index = year - SimulatedTruth.firstYear
    var own = truth.rounds[index]
    let standing = SimulatedCentre.halves(own, seed: seed).map { $0.reduce(0, +) }
    own.favoured = favour?.points(own, homes: truth.homes, standing: standing) ?? [:]
    var ratings = SimulatedRatings(truth: truth, year: own, seed: seed)
    files = [
      ("scheme.yaml", SimulatedScheme.yaml(year: year)),
      ("units.csv", SimulatedNames.units(own)),
      ("assessors.csv", SimulatedNames.assessors(truth)),
      ("scores.csv", SimulatedCentre.routine(own, seed: seed)),
      ("ratings.csv", ratings.csvText()),
      ("ballots.csv", SimulatedCentre.ballots(own, seed: seed)),
      ("findings.csv", SimulatedNotes.findings(own, seed: seed)),
      ("interviews.csv", SimulatedNotes.interviews(own)),
      ("truth.csv", SimulatedNames.truth(truth, own)),
      ("README.md", SimulatedNames.readme(year: year, seed: seed, favour: favour)),
    ]
  }
}

/// Item scores: five assessors of the visiting team on 71 items of each unit.
struct SimulatedRatings {
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

  let truth: SimulatedTruth
  let year: SimulatedTruth.Year
  private var stream: PhiloxStream

  init(truth: SimulatedTruth, year: SimulatedTruth.Year, seed: UInt64) {
    self.truth = truth
    self.year = year
    stream = PhiloxStream(seed: seed, purpose: .simulatedRound, replicate: year.year)
  }

  mutating func csvText() -> String {
    let instrument = SimulatedInstrument.instrument
    let items = instrument.items
    let category = instrument.categories.enumerated().flatMap { index, one in
      one.items.map { _ in index }
    }
    var text = "unit,team,assessor,item,score\n"
    for unit in 0..<SimulatedTruth.unitCount {
      let team = year.teamOf[unit]
      let visit =
        Self.visitSD * stream.normal() + (year.planted[unit] ?? 0) + (year.favoured[unit] ?? 0)
      let points = year.quality[unit] - year.severity[team] + visit
      let strengths = items.map { _ in Self.unitItemSD * stream.normal() }
      for assessor in 0..<SimulatedTruth.assessorsPerTeam {
        let view =
          points - year.assessorSeverity[team][assessor] + Self.viewSD * stream.normal()
        let halo = team == SimulatedTruth.haloTeam && assessor == SimulatedTruth.haloAssessor
        let impression = 0.02 * stream.normal()
        let head =
          "\(SimulatedNames.unit(unit)),\(SimulatedNames.team(team)),"
          + "\(SimulatedNames.assessor(team, assessor)),"
        for (index, item) in items.enumerated() {
          var share = Self.level + view / 100
          let noise = stream.normal() * (item.kind.flatMap { Self.noise[$0] } ?? 0)
          if halo {
            share += impression + 0.1 * noise
          } else {
            share += strengths[index] - truth.difficulty[index] + noise
          }
          if team == SimulatedTruth.harshTeam, category[index] == SimulatedTruth.harshCategory {
            share -= SimulatedTruth.harshShare
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
    if index == Self.exemptItem, unit >= SimulatedTruth.unitCount - SimulatedTruth.unitsPerSector {
      return "N.A."
    }
    if unit == Self.absentUnit, assessor == Self.absentAssessor { return "" }
    return SimulatedNames.tenths(min(1, max(0, share)) * item.full)
  }
}
