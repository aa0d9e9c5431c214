import MultiYear
import Statistics
import StudyRecord

/// Years in which no unit and no team changes; what is flagged is false.
struct UnchangedYears {
  /// What is unlike the model.
  struct Trouble: Sendable {
    let name: String
    var error = Shape.normal
    var ceiling = Double.infinity
    /// SD of what a unit gets too much of each anchor in every year.
    var lasting = 0.0
    /// What deviations of on-site scores are multiplied by from the second year on.
    var onsiteScale = 1.0
    /// Whether each year has teams of its own, drawn anew.
    var redrawn = true
    /// Points one team gets more severe each year.
    var drift = 0.0

    enum Shape: Sendable { case normal, heavy, skewed }

    static let all = [
      Trouble(name: "redrawn teams"), Trouble(name: "the same teams", redrawn: false),
      Trouble(name: "t3 errors", error: .heavy), Trouble(name: "skewed errors", error: .skewed),
      Trouble(name: "ceilings", ceiling: 84), Trouble(name: "lasting anchor errors", lasting: 2),
      Trouble(name: "on-site scale × 1.3", onsiteScale: 1.3),
      Trouble(name: "lasting teams, t3 errors", error: .heavy, redrawn: false),
      Trouble(name: "lasting teams, skewed errors", error: .skewed, redrawn: false),
      Trouble(name: "lasting teams, ceilings", ceiling: 84, redrawn: false),
      Trouble(name: "lasting teams, on-site scale × 1.3", onsiteScale: 1.3, redrawn: false),
      Trouble(name: "one team drifts 1.2 a year", redrawn: false, drift: 1.2),
    ]
  }

  let data: MultiYearData
  let totals: [[Double?]]
  static let weights = [0.6, 0.3, 0.1]

  init(_ trouble: Trouble, years: Int, units: Int, teams: Int, seed: UInt64) {
    var stream = PhiloxStream(seed: seed, tag: 977)
    func error() -> Double {
      switch trouble.error {
      case .normal: return stream.normal()
      case .heavy:
        let squares = (0..<3).reduce(0.0) { sum, _ in
          let z = stream.normal()
          return sum + z * z
        }
        // Student's t of 3 degrees of freedom over its SD.
        return stream.normal() / squares.squareRoot()
      case .skewed:
        let (a, b) = (stream.normal(), stream.normal())
        return (a * a + b * b) / 2 - 1
      }
    }
    let quality = (0..<units).map { _ in 4 * stream.normal() }
    let lasting = (0..<units).map { _ in
      [trouble.lasting * stream.normal(), trouble.lasting * stream.normal()]
    }
    var severity = (0..<teams).map { _ in 2 * stream.normal() }
    var visits: [MultiYearData.Visit] = []
    var (anchors, totals) = ([[[Double?]]](), [[Double?]]())
    for year in 0..<years {
      if trouble.redrawn, year > 0 { severity = severity.map { _ in 2 * stream.normal() } }
      var order = Array(0..<units)
      order.shuffle(using: &stream)
      var scores = [[Double]](repeating: [], count: units)
      let scale = year > 0 ? trouble.onsiteScale : 1
      for (place, unit) in order.enumerated() {
        let team = place % teams
        let harsh = severity[team] + (team == 0 ? trouble.drift * Double(year) : 0)
        scores[unit] = [
          80 + scale * (quality[unit] + 1.5 * error() - harsh),
          80 + 0.9 * quality[unit] + lasting[unit][0] + 2 * error(),
          80 + 0.5 * quality[unit] + lasting[unit][1] + 2 * error(),
        ].map { min($0, trouble.ceiling) }
        visits.append(
          .init(
            year: year, unit: unit, team: trouble.redrawn ? year * teams + team : team,
            score: scores[unit][0]))
      }
      anchors.append(scores.map { [$0[1], $0[2]] })
      totals.append(scores.map { row in zip(row, Self.weights).reduce(0) { $0 + $1.0 * $1.1 } })
    }
    data = MultiYearData(
      years: (0..<years).map { 2015 + $0 }, unitCount: units,
      teamCount: trouble.redrawn ? years * teams : teams, visits: visits, anchors: anchors)
    self.totals = totals
  }

  /// What one study flags, as `trend` does.
  struct Flags: Codable, Sendable {
    struct Scale: Codable, Sendable {
      let below: Int
      let all: Int
    }

    let units: Bool
    let steps: Bool
    let normalUnits: Bool
    let teams: Bool
    /// Whether the team that drifts is among the flagged.
    let found: Bool
    /// Scale drifts with p below .05, of all.
    let scale: Scale
  }

  func flags() throws -> Flags {
    let fit = try MultiYearModel().fit(data, seed: 1)
    let adjusted = AdjustedTotals(
      fit, data, totals: totals, weights: totals.map { _ in Self.weights })
    let own = OwnChanges(adjusted, fit, data)
    let (ends, steps) = (adjusted.changes(between: .ends), adjusted.changes(between: .consecutive))
    let isLong = data.years.count > 2
    func any(_ p: [Double?]) -> Bool { benjaminiHochberg(p).contains { ($0 ?? 1) <= 0.05 } }
    let whole = own.changes(ends) + (isLong ? own.slopes() : [])
    let teams = fit.teamChanges(years: data.years)
    let found = teams.filter { $0.ends.isFound || $0.slope?.isFound ?? false }
    return Flags(
      units: any(whole.map { $0?.p }), steps: isLong && any(own.changes(steps).map { $0?.p }),
      normalUnits: any(whole.map { $0?.normalP }),
      teams: !found.isEmpty || fit.severities.contains(where: \.isChanged),
      found: found.contains { $0.team == 0 }, scale: scaleDrifts(fit))
  }

  /// Drifts of both anchors between consecutive years, as `trend` has them.
  private func scaleDrifts(_ fit: MultiYearEstimate) -> Flags.Scale {
    let places = Dictionary(
      uniqueKeysWithValues: fit.severities.enumerated().map { ($1.place, $0) })
    let visitor = data.years.indices.map { year in
      data.visits.filter { $0.year == year }.sorted { $0.unit < $1.unit }
    }
    var (below, all) = (0, 0)
    for year in data.years.indices.dropLast() {
      func place(_ year: Int, _ unit: Int) -> Int {
        places[TeamYear(team: visitor[year][unit].team, year: year)] ?? 0
      }
      let units = 0..<data.unitCount
      let onsite = units.map { unit -> Double? in
        visitor[year + 1][unit].score - visitor[year][unit].score
          + fit.severities[place(year + 1, unit)].severity
          - fit.severities[place(year, unit)].severity
      }
      let severity = zip(fit.draws, fit.commonDraws).map { draw, common in
        common[year + 1] - common[year]
          + units.reduce(0) { $0 + draw[place(year + 1, $1)] - draw[place(year, $1)] }
          / Double(units.count)
      }
      for k in 1...2 {
        let changes = units.map { unit in
          data.anchors[year + 1][unit][k - 1].flatMap { after in
            data.anchors[year][unit][k - 1].map { after - $0 }
          }
        }
        let drift = ScaleDrift(
          changes: changes, onsite: onsite, loading: fit.loadings[k],
          draws: zip(fit.loadingDraws, severity).map { .init(loading: $0[k], severity: $1) })
        all += 1
        below += (drift?.p ?? 1) < 0.05 ? 1 : 0
      }
    }
    return Flags.Scale(below: below, all: all)
  }
}

/// The table of what is flagged where nothing changes.
///
/// - Parameter rows: numbers of years and units, and words of the first column, whose rows are wanted; empty for
///   all.
func unchangedTable(_ study: Study, rounds: Int, rows: [String]) throws -> [String] {
  var lines = [
    """

    ## Nothing changes

    \(rounds) studies a row; no unit changes, and teams only where the row says so. Shares of studies with
    any flag, which are meant to be 5 % at most: units from first to last with slopes; from year to year;
    the same as the first with normal p values alone; teams, with all their changes; and the share of
    scale drifts with p below .05. The last column is how often the team that drifts is found.

    | studies | units | years | units flagged | year to year | by normal p | teams flagged | scale drifts | drifting team found |
    |---|---|---|---|---|---|---|---|---|
    """
  ]
  let wanted = (sizes: rows.compactMap { Int($0) }, words: rows.filter { Int($0) == nil })
  for (years, units, teams) in [(2, 60, 6), (5, 37, 5), (3, 105, 11), (5, 105, 11)]
  where wanted.sizes.allSatisfy({ [years, units].contains($0) }) {
    for trouble in UnchangedYears.Trouble.all
    where wanted.words.isEmpty || wanted.words.contains(where: trouble.name.contains) {
      var counts = [0, 0, 0, 0, 0, 0, 0]
      let studies = try study.replicates(
        "\(trouble.name) \(years) \(units)", rounds, isParallel: false
      ) { replicate in
        try UnchangedYears(
          trouble, years: years, units: units, teams: teams, seed: UInt64(replicate + 1)
        ).flags()
      }
      for flags in studies {
        for (place, flag) in [
          flags.units, flags.steps, flags.normalUnits, flags.teams, flags.found,
        ].enumerated() {
          counts[place] += flag ? 1 : 0
        }
        counts[5] += flags.scale.below
        counts[6] += flags.scale.all
      }
      func share(_ place: Int, of all: Int) -> String {
        "\((1_000 * Double(counts[place]) / Double(all)).rounded() / 10) %"
      }
      lines.append(
        "| \(trouble.name) | \(units) | \(years) | \(share(0, of: rounds)) | "
          + "\(years > 2 ? share(1, of: rounds) : "") | \(share(2, of: rounds)) | "
          + "\(share(3, of: rounds)) | \(share(5, of: counts[6])) | "
          + "\(trouble.drift > 0 ? share(4, of: rounds) : "") |")
      if study.isWhole { remark(lines[lines.count - 1]) }
    }
  }
  return lines
}
