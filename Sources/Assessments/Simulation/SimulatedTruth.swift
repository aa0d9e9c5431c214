import Statistics

/// What the simulated rounds are drawn from: units, teams and assessors over three years.
///
/// Points are of 100. Units keep most of their quality from year to year, teams and assessors most
/// of their severity; every year units are dealt anew to teams, sector by sector, so teams are sent
/// to unlike units.
struct SimulatedTruth {
  static let firstYear = 2015
  static let years = 3
  static let unitCount = 105
  static let teamCount = 11
  static let assessorsPerTeam = 5
  static let unitsPerSector = 7

  static let sectorSD = 2.2
  static let qualitySD = 4.0
  static let severitySD = 3.0
  static let assessorSD = 1.0
  /// Correlation of a unit's quality, and of a severity, with its value a year before.
  static let persistence = 0.8
  static let itemDifficultySD = 0.06

  /// The team whose assessor scores by overall impression, and which of its five he is.
  static let haloTeam = 3
  static let haloAssessor = 1
  /// The team that takes a further share of full marks off one category.
  static let harshTeam = 6
  static let harshCategory = 4
  static let harshShare = 0.15
  /// On-site scores that are far from their units' quality: how many a year, and by how many points,
  /// some six SDs of what the anchors leave open.
  static let plantedCount = 3
  static let plantedSize = 15.0

  struct Year {
    var year: Int
    /// Points above the mean unit, by unit.
    var quality: [Double] = []
    /// Points taken off, by team, without the harsh category.
    var severity: [Double] = []
    /// Points taken off beyond the team's, by team and assessor.
    var assessorSeverity: [[Double]] = []
    /// Team of each unit.
    var teamOf: [Int] = []
    /// Points of on-site score that the quality does not explain, by unit.
    var planted: [Int: Double] = [:]
    /// Points for departments of the visiting team's members, and off for their competitors, by unit.
    var favoured: [Int: Double] = [:]
  }

  private(set) var rounds: [Year] = []
  /// The unit where each assessor works, by team and assessor; no unit sends two.
  let homes: [[Int]]
  /// Share of full marks below the mean item, by item.
  let difficulty: [Double]

  init(seed: UInt64) {
    homes = Self.homes(seed: seed)
    var stream = PhiloxStream(seed: seed, purpose: .simulatedTruth)
    difficulty = (0..<71).map { _ in Self.itemDifficultySD * stream.normal() }
    let sectors = (0..<(Self.unitCount / Self.unitsPerSector)).map { _ in
      Self.sectorSD * stream.normal()
    }
    for index in 0..<Self.years {
      let past = rounds.last
      func moved(_ old: Double?, sd: Double) -> Double {
        guard let old else { return sd * stream.normal() }
        let fresh = (1 - Self.persistence * Self.persistence).squareRoot()
        return Self.persistence * old + fresh * sd * stream.normal()
      }
      var year = Year(year: Self.firstYear + index)
      year.quality = (0..<Self.unitCount).map { unit in
        let sector = sectors[unit / Self.unitsPerSector]
        return sector + moved(past.map { $0.quality[unit] - sector }, sd: Self.qualitySD)
      }
      year.severity = (0..<Self.teamCount).map { team in
        moved(past.map { $0.severity[team] }, sd: Self.severitySD)
      }
      year.assessorSeverity = (0..<Self.teamCount).map { team in
        let own = (0..<Self.assessorsPerTeam).map { assessor in
          moved(past.map { $0.assessorSeverity[team][assessor] }, sd: Self.assessorSD)
        }
        let centre = own.reduce(0, +) / Double(own.count)
        return own.map { $0 - centre }
      }
      year.teamOf = Self.deal(using: &stream)
      for place in 0..<Self.plantedCount {
        let unit = (17 + 41 * place + 23 * index) % Self.unitCount
        // Against the unit's quality, so that full marks cut nothing off.
        year.planted[unit] = year.quality[unit] > 0 ? -Self.plantedSize : Self.plantedSize
      }
      rounds.append(year)
    }
  }

  /// Sectors in random order, cut into teams of nine or ten units.
  private static func deal(using stream: inout PhiloxStream) -> [Int] {
    let order = (0..<(unitCount / unitsPerSector)).shuffled(using: &stream)
    let units = order.flatMap { sector in (0..<unitsPerSector).map { sector * unitsPerSector + $0 }
    }
    var teamOf = Array(repeating: 0, count: unitCount)
    for (place, unit) in units.enumerated() { teamOf[unit] = place * teamCount / unitCount }
    return teamOf
  }
}
