import MultiYear
import Reporting
import Statistics

extension TrendStudy {
  /// How far each weight may move in "for all weights near the nominal ones".
  private static let weightSlack = 0.2

  /// False discovery rate of what is called reliable.
  private static let level = 0.05

  /// Changes of units beyond their errors.
  var reliableChanges: [UnitChange] {
    let q = benjaminiHochberg(changes.map(\.p))
    return zip(changes, q).filter { ($1 ?? 1) <= Self.level }.map(\.0)
  }

  /// Names of teams whose severity changed between two years.
  var driftedTeams: Set<String> {
    let q = benjaminiHochberg(estimate.severities.map(\.changeP))
    return Set(
      zip(estimate.severities, q).filter { ($1 ?? 1) <= Self.level }
        .map { teams[$0.0.place.team] })
  }

  func year(_ index: Int) -> ResultTable.Cell { .integer(data.years[index]) }

  var unitTrends: ResultTable {
    let q = benjaminiHochberg(changes.map(\.p))
    let rows = zip(changes, q).map { change, q -> [ResultTable.Cell] in
      let (from, to, unit) = (change.from, change.to, change.unit)
      let moves = components.indices.map { k -> Double in
        guard let before = scores[from][unit][k], let after = scores[to][unit][k] else { return 0 }
        return after - before
          + (k == 0 ? visitSeverities[to][unit] - visitSeverities[from][unit] : 0)
      }
      let robust = RobustChange(changes: moves, weights: weights[to], slack: Self.weightSlack)
      return [
        .text(units[unit]), year(from), year(to), .points(change.raw), .points(change.adjusted),
        .points(change.standardError), .points(change.lower), .points(change.upper),
        .probability(change.probabilityImproved), .probability(q),
        .flag((q ?? 1) <= Self.level), .integer(change.rankFrom.rank), .integer(change.rankTo.rank),
        .integer(change.rankFrom.lower), .integer(change.rankFrom.upper),
        .integer(change.rankTo.lower), .integer(change.rankTo.upper), .text(robust.rawValue),
      ]
    }
    return ResultTable(
      name: "unit_trends",
      columns: [
        "unit", "year_from", "year_to", "change_raw", "change_adjusted", "se", "lower", "upper",
        "p_improved", "q", "reliable", "rank_from", "rank_to", "rank_from_lower",
        "rank_from_upper", "rank_to_lower", "rank_to_upper", "for_all_weights",
      ], rows: rows)
  }

  var teamDrift: ResultTable {
    let q = benjaminiHochberg(estimate.severities.map(\.changeP))
    return ResultTable(
      name: "team_drift",
      columns: [
        "team", "year", "severity", "se", "lower", "upper", "change", "q", "change_se",
        "se_single_year", "round",
      ],
      rows: zip(estimate.severities, q).map { own, q in
        [
          .text(teams[own.place.team]), year(own.place.year), .points(own.severity),
          .points(own.standardError), .points(own.lower), .points(own.upper), .points(own.change),
          .probability(q), .points(own.changeStandardError), .points(aloneErrors[own.place]),
          .text(rounds[own.place.year].name),
        ]
      })
  }

  /// Drift of every component but the on-site one between consecutive years.
  private func scaleDrift(_ k: Int, from: Int, to: Int) -> ScaleDrift? {
    func change(_ unit: Int, _ k: Int) -> Double? {
      scores[from][unit][k].flatMap { before in scores[to][unit][k].map { $0 - before } }
    }
    return ScaleDrift(
      changes: units.indices.map { change($0, k) },
      onsite: units.indices.map { unit in
        change(unit, 0).map { $0 + visitSeverities[to][unit] - visitSeverities[from][unit] }
      }, loading: estimate.loadings[k])
  }

  var scaleDrifts: ResultTable {
    var rows: [[ResultTable.Cell]] = []
    for k in components.indices.dropFirst() {
      for from in data.years.indices.dropLast() {
        guard let own = scaleDrift(k, from: from, to: from + 1) else { continue }
        rows.append([
          .text(components[k]), year(from), year(from + 1), .points(own.drift),
          .points(own.standardError), .probability(own.p), .integer(own.units),
        ])
      }
    }
    return ResultTable(
      name: "scale_drift",
      columns: ["component", "year_from", "year_to", "drift", "se", "p", "units"], rows: rows)
  }

  var decomposition: ResultTable {
    var rows: [[ResultTable.Cell]] = []
    let compared = Dictionary(grouping: changes) { [$0.from, $0.to] }
    for (years, own) in compared.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      let (from, to) = (years[0], years[1])
      let points = instrumentPoints(from: from, to: to)
      let shifts = components.indices.map { k in
        k == 0 ? 0 : scaleDrift(k, from: from, to: to)?.drift ?? 0
      }
      for unit in own.map(\.unit) {
        guard
          let parts = ChangeParts(
            from: TotalMakeup(
              weights: weights[from], scores: scores[from][unit],
              severity: visitSeverities[from][unit], instrument: points[unit].before,
              scale: shifts.map { _ in 0 }),
            to: TotalMakeup(
              weights: weights[to], scores: scores[to][unit], severity: visitSeverities[to][unit],
              instrument: points[unit].after, scale: shifts))
        else { continue }
        rows.append([
          .text(units[unit]), year(from), year(to), .exact(parts.performance),
          .exact(parts.severity), .exact(parts.weights), .exact(parts.instrument),
          .exact(parts.scale), .exact(parts.total),
        ])
      }
    }
    return ResultTable(
      name: "trend_decomposition",
      columns: [
        "unit", "year_from", "year_to", "performance", "severity", "weights", "instrument", "scale",
        "total",
      ], rows: rows)
  }

  private static let slopeColumns = [
    "unit", "years", "tau", "p", "q", "exact", "slope", "lower", "upper", "method",
  ]

  /// Yearly slopes of totals with severities given back: by ranks from four years on, by the mixed
  /// model before.
  var unitSlopes: ResultTable {
    data.years.count >= 4 ? rankSlopes : shrunkenSlopes
  }

  private var shrunkenSlopes: ResultTable {
    let growth = adjusted.growth()
    let p = growth.map { own in
      own.map { 2 * Distributions.normalCumulative(-abs($0.slope) / $0.standardError) }
    }
    let q = benjaminiHochberg(p)
    let reach = Distributions.normalQuantile(0.975)
    return ResultTable(
      name: "unit_slopes", columns: Self.slopeColumns,
      rows: units.indices.compactMap { unit in
        guard let own = growth[unit] else { return nil }
        return [
          .text(units[unit]), .integer(totals.count { $0[unit] != nil }), .missing,
          .probability(p[unit]), .probability(q[unit]), .missing, .points(own.slope),
          .points(own.slope - reach * own.standardError),
          .points(own.slope + reach * own.standardError), .text("mixed model"),
        ]
      })
  }

  /// Mann-Kendall tests and Sen slopes.
  private var rankSlopes: ResultTable {
    let series = units.indices.map { unit -> (times: [Double], values: [Double]) in
      let present = data.years.indices.filter { totals[$0][unit] != nil }
      return (
        present.map { Double(data.years[$0]) },
        present.map { (totals[$0][unit] ?? 0) + weights[$0][0] * visitSeverities[$0][unit] }
      )
    }
    let tests = series.map { $0.values.count >= 4 ? MannKendall($0.values) : nil }
    let q = benjaminiHochberg(tests.map { $0?.p })
    return ResultTable(
      name: "unit_slopes", columns: Self.slopeColumns,
      rows: units.indices.compactMap { unit in
        guard let test = tests[unit],
          let slope = SenSlope(times: series[unit].times, values: series[unit].values)
        else { return nil }
        return [
          .text(units[unit]), .integer(series[unit].values.count), .points(test.tau),
          .probability(test.p), .probability(q[unit]), .flag(test.isExact), .points(slope.slope),
          .points(slope.lower), .points(slope.upper), .text("Mann-Kendall, Theil-Sen"),
        ]
      })
  }
}
