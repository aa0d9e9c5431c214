/// Scores of several years, standardised and arranged by unit.
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
  let teamYears: [TeamYear]
  /// Places of each team's years, in order.
  let yearsOfTeam: [[Int]]
  let years: [Int]
  let componentCount: Int
  /// Pooled SD of each component within teams' years, points.
  let scales: [Double]
  /// Where assessors who moved tie teams; points.
  let assessors: AssessorMeans?

  init(_ data: MultiYearData) throws(MultiYearError) {
    guard data.years.count > 1 else { throw .tooFewYears(data.years.count) }
    let k = 1 + data.anchorCount
    var seen = Set<TeamYear>()
    for visit in data.visits { seen.insert(TeamYear(team: visit.team, year: visit.year)) }
    let teamYears = seen.sorted { ($0.year, $0.team) < ($1.year, $1.team) }
    for (index, year) in data.years.enumerated() {
      let count = teamYears.count { $0.year == index }
      guard count > 1 else { throw .tooFewTeams(year: year, count: count) }
    }
    let place = Dictionary(uniqueKeysWithValues: teamYears.enumerated().map { ($1, $0) })

    var raw: [Entry] = []
    var unitYears: [UnitYear] = []
    var units: [Range<Int>] = []
    var visitsOf = [[[MultiYearData.Visit]]](
      repeating: Array(repeating: [], count: data.years.count), count: data.unitCount)
    for visit in data.visits { visitsOf[visit.unit][visit.year].append(visit) }
    for unit in 0..<data.unitCount {
      let first = unitYears.count
      for year in data.years.indices {
        let visits = visitsOf[unit][year]
        guard let home = visits.first.flatMap({ place[TeamYear(team: $0.team, year: year)] })
        else { continue }
        let start = raw.count
        for visit in visits {
          raw.append(
            Entry(
              component: 0, visitor: place[TeamYear(team: visit.team, year: year)],
              value: visit.score))
        }
        for (anchor, score) in data.anchors[year][unit].enumerated() {
          guard let score else { continue }
          raw.append(Entry(component: anchor + 1, visitor: nil, value: score))
        }
        unitYears.append(UnitYear(year: year, home: home, entries: start..<raw.count))
      }
      if unitYears.count > first { units.append(first..<unitYears.count) }
    }

    // Centres by year and component, scales within teams' years.
    var groups = [[[Double]]](
      repeating: Array(repeating: [], count: teamYears.count), count: k)
    var sums = [[(sum: Double, count: Double)]](
      repeating: Array(repeating: (0, 0), count: k), count: data.years.count)
    for own in unitYears {
      for entry in raw[own.entries] {
        groups[entry.component][entry.visitor ?? own.home].append(entry.value)
        sums[own.year][entry.component].sum += entry.value
        sums[own.year][entry.component].count += 1
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
    entries = unitYears.flatMap { own in
      raw[own.entries].map { entry in
        let (sum, count) = sums[own.year][entry.component]
        return Entry(
          component: entry.component, visitor: entry.visitor,
          value: (entry.value - sum / count) / scales[entry.component])
      }
    }
    self.unitYears = unitYears
    self.units = units
    self.teamYears = teamYears
    self.scales = scales
    years = data.years
    componentCount = k
    assessors = AssessorMeans(
      data.panels, teamYears: teamYears, years: data.years, scale: scales[0])
    yearsOfTeam = (0..<data.teamCount).map { team in
      teamYears.indices.filter { teamYears[$0].team == team }
    }
  }
}
