import Statistics

/// Scores of several years, standardised and arranged by unit, with teams in the order of their scores.
struct PreparedMultiYear {
  /// One score of a unit in a year.
  struct Entry {
    let component: Int
    /// Place of the visiting team's year for on-site scores; nil for anchors.
    let visitor: Int?
    let value: Double
  }

  /// What is known of one unit in one year.
  struct UnitYear {
    let year: Int
    /// Place of the team's year that the unit belongs to: the first to visit it.
    let home: Int
    let entries: Range<Int>
  }

  let entries: [Entry]
  let unitYears: [UnitYear]
  /// Of each unit with scores: its years, in order.
  let units: [Range<Int>]
  /// Their teams are numbered by scores.
  let teamYears: [TeamYear]
  /// Of each team by scores, its number in the data.
  let teamNumbers: [Int]
  /// Places of each team's years, in order.
  let yearsOfTeam: [[Int]]
  let years: [Int]
  let componentCount: Int
  /// Pooled SD of each component within teams' years, points.
  let scales: [Double]
  /// Where assessors who moved tie teams; points.
  let assessors: AssessorMeans?

  init(_ given: MultiYearData) throws(MultiYearError) {
    let (data, teams) = given.numberedByScores()
    teamNumbers = teams
    let ordered = try Self.teamYears(data)
    teamYears = ordered
    years = data.years
    componentCount = 1 + data.anchorCount
    let raw = RawScores(data, teamYears: ordered)
    unitYears = raw.unitYears
    units = raw.units
    scales = try raw.scales(componentCount: componentCount, teamYearCount: ordered.count)
    entries = raw.standardised(
      raw.centres(componentCount: componentCount, yearCount: data.years.count), scales: scales)
    assessors = AssessorMeans(
      data.panels, teamYears: ordered, years: data.years, scale: scales[0])
    yearsOfTeam = (0..<data.teamCount).map { team in
      ordered.indices.filter { ordered[$0].team == team }
    }
  }

  /// Team-years with visits, by year and team; two or more in every year.
  private static func teamYears(_ data: MultiYearData) throws(MultiYearError) -> [TeamYear] {
    guard data.years.count > 1 else { throw .tooFewYears(data.years.count) }
    let seen = Set(data.visits.map { TeamYear(team: $0.team, year: $0.year) })
    let teamYears = seen.sorted { ($0.year, $0.team) < ($1.year, $1.team) }
    for (index, year) in data.years.enumerated() {
      let count = teamYears.count { $0.year == index }
      guard count > 1 else { throw .tooFewTeams(year: year, count: count) }
    }
    return teamYears
  }
}

/// Scores in points, by unit and year.
private struct RawScores {
  private(set) var entries: [PreparedMultiYear.Entry] = []
  private(set) var unitYears: [PreparedMultiYear.UnitYear] = []
  private(set) var units: [Range<Int>] = []

  init(_ data: MultiYearData, teamYears: [TeamYear]) {
    let places = Factor(teamYears)
    var visitsOf = [[[MultiYearData.Visit]]](
      repeating: Array(repeating: [], count: data.years.count), count: data.unitCount)
    for visit in data.visits { visitsOf[visit.unit][visit.year].append(visit) }
    for unit in 0..<data.unitCount {
      let first = unitYears.count
      for year in data.years.indices {
        add(visitsOf[unit][year], anchors: data.anchors[year][unit], year: year, places)
      }
      if unitYears.count > first { units.append(first..<unitYears.count) }
    }
  }

  /// One unit in one year; without a visit there is nothing to compare.
  private mutating func add(
    _ visits: [MultiYearData.Visit], anchors: [Double?], year: Int, _ places: Factor<TeamYear>
  ) {
    func place(_ visit: MultiYearData.Visit) -> Int? {
      places.code(of: TeamYear(team: visit.team, year: year))
    }
    guard let home = visits.first.flatMap(place) else { return }
    let start = entries.count
    for visit in visits {
      entries.append(.init(component: 0, visitor: place(visit), value: visit.score))
    }
    for (anchor, score) in anchors.enumerated() {
      guard let score else { continue }
      entries.append(.init(component: anchor + 1, visitor: nil, value: score))
    }
    unitYears.append(.init(year: year, home: home, entries: start..<entries.count))
  }

  /// Year × component: means, points; 0 without a score.
  func centres(componentCount: Int, yearCount: Int) -> [[Double]] {
    var sums = [[(sum: Double, count: Double)]](
      repeating: Array(repeating: (0, 0), count: componentCount), count: yearCount)
    for own in unitYears {
      for entry in entries[own.entries] {
        sums[own.year][entry.component].sum += entry.value
        sums[own.year][entry.component].count += 1
      }
    }
    return sums.map { $0.map { $0.count > 0 ? $0.sum / $0.count : 0 } }
  }

  /// Pooled SD of each component within team-years, points.
  ///
  /// - Throws: `noSpread` for a component that does not vary within any.
  func scales(componentCount: Int, teamYearCount: Int) throws(MultiYearError) -> [Double] {
    var groups = [[[Double]]](
      repeating: Array(repeating: [], count: teamYearCount), count: componentCount)
    for own in unitYears {
      for entry in entries[own.entries] {
        groups[entry.component][entry.visitor ?? own.home].append(entry.value)
      }
    }
    let scales = groups.map { component -> Double in
      var (squares, freedom) = (0.0, 0)
      for values in component where !values.isEmpty {
        let mean = values.reduce(0, +) / Double(values.count)
        squares += values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        freedom += values.count - 1
      }
      return freedom > 0 ? (squares / Double(freedom)).squareRoot() : 0
    }
    if let component = scales.firstIndex(where: { !($0 > 0) }) {
      throw .noSpread(component: component)
    }
    return scales
  }

  /// Entries less their year's centre, in SDs of their component.
  func standardised(_ centres: [[Double]], scales: [Double]) -> [PreparedMultiYear.Entry] {
    unitYears.flatMap { own in
      entries[own.entries].map { entry in
        PreparedMultiYear.Entry(
          component: entry.component, visitor: entry.visitor,
          value: (entry.value - centres[own.year][entry.component]) / scales[entry.component])
      }
    }
  }
}
