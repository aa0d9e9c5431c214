import TableIO

/// Names, the list of units, the truth and the words that go with a simulated round.
enum SimulatedNames {
  static func unit(_ unit: Int) -> String { "单位" + padded(unit + 1, 3) }
  static func team(_ team: Int) -> String { "第" + padded(team + 1, 2) + "组" }
  static func assessor(_ team: Int, _ assessor: Int) -> String {
    "考核员" + padded(team + 1, 2) + "-\(assessor + 1)"
  }

  static func units(_ year: SimulatedTruth.Year) -> String {
    let rows = year.teamOf.enumerated().map { unit, team in
      [Self.unit(unit), "第\(unit / SimulatedTruth.unitsPerSector + 1)系统", Self.team(team)]
    }
    return csv(header: ["unit", "group", "team"], rows: rows)
  }

  /// Every assessor with the unit where he works; the first of a team leads it.
  static func assessors(_ truth: SimulatedTruth) -> String {
    let rows = truth.homes.enumerated().flatMap { team, homes in
      homes.enumerated().map { place, unit in
        [assessor(team, place), Self.team(team), Self.unit(unit), place == 0 ? "组长" : "组员"]
      }
    }
    return csv(header: ["assessor", "team", "home", "role"], rows: rows)
  }

  /// kind, subject, value: what the scores were drawn from.
  static func truth(_ truth: SimulatedTruth, _ year: SimulatedTruth.Year) -> String {
    var rows: [[String]] = []
    let harsh = SimulatedInstrument.instrument.categories[SimulatedTruth.harshCategory]
    let extra = SimulatedTruth.harshShare * (harsh.full ?? 0)
    for team in 0..<SimulatedTruth.teamCount {
      let whole = year.severity[team] + (team == SimulatedTruth.harshTeam ? extra : 0)
      rows.append(["severity", Self.team(team), decimals(whole)])
      for (assessor, value) in year.assessorSeverity[team].enumerated() {
        rows.append(["assessor_severity", Self.assessor(team, assessor), decimals(value)])
      }
    }
    for (unit, value) in year.quality.enumerated() {
      rows.append(["quality", Self.unit(unit), decimals(value)])
    }
    for (item, value) in zip(SimulatedInstrument.instrument.items, truth.difficulty) {
      rows.append(["difficulty", item.id, decimals(value)])
    }
    for (unit, value) in year.planted.sorted(by: { $0.key < $1.key }) {
      rows.append(["planted", Self.unit(unit), decimals(value)])
    }
    for (unit, value) in year.favoured.sorted(by: { $0.key < $1.key }) {
      let kind = value > 0 ? "own_department" : "own_competitor"
      rows.append([kind, Self.unit(unit), decimals(value)])
    }
    rows.append(["halo", assessor(SimulatedTruth.haloTeam, SimulatedTruth.haloAssessor), "1.0000"])
    rows.append([
      "harsh_category", Self.team(SimulatedTruth.harshTeam) + " " + harsh.id, decimals(extra),
    ])
    return csv(header: ["kind", "subject", "value"], rows: rows)
  }

  static func readme(year: Int, seed: UInt64, favour: SimulatedFavour?) -> String {
    """
    # Founding round \(year): simulated

    Every score here is simulated
    (`steelyard init DIR --year \(year) --seed \(seed)\(favour == nil ? "" : " --own-departments")`). \
    The counts and weights follow a
    published appraisal scheme: 105 units, 11 teams of 5 assessors, 71 items in 16 categories of 4
    areas, total = 60 % on-site + 30 % routine + 10 % democratic vote. The published text counts 57
    quantitative and 11 qualitative items, which leaves 3 of the 71 unclassified. The real scores
    are not public. The areas are the four published focuses; names of categories and items, full
    marks and everything else are invented.

    Source: Steelyard's simulator. Licence: CC0-1.0.

    | file | columns | unit |
    |---|---|---|
    | scheme.yaml | components, instrument, ballot points, quotas | points |
    | units.csv | unit, group (sector), team (one team visits each unit) | |
    | assessors.csv | assessor, team, home (the unit where the assessor works), role | |
    | scores.csv | unit, component, rater, score: routine scores of 3 leaders and 3 offices | of 100 |
    | ratings.csv | unit, team, assessor, item, score | points of the item's full marks |
    | ballots.csv | unit, grade, count of members' votes | votes |
    | findings.csv | unit, team, kind, text: highlights and problems a team reported | |
    | interviews.csv | unit, role, count of people interviewed | people |
    | truth.csv | kind, subject, value: what the scores were drawn from | points of 100 |

    Planted on purpose: an assessor who scores by overall impression (halo), a team harsh on one
    category, three units scored on site 15 points against their quality (some six SDs of what the
    anchors leave open, so that 98 in 100 such units are found), units dealt to teams by sector (so
    teams saw unlike units), an item that does not apply to the last seven units, one assessor's
    missing visit, one team with too many highlights and one unit without an interview of its
    deputy secretary. In truth.csv severity is in points taken off (difficulty: share of full
    marks); analysis never reads that file.

    Each of 55 units sends one assessor, and teams are dealt without regard to that, so a few visit the
    department of a member, which `check` reports. \(said(favour))

    """
  }

  private static func said(_ favour: SimulatedFavour?) -> String {
    guard let favour else {
      return "No team favours it or scores its\ncompetitors lower; `--own-departments` plants that."
    }
    return """
      Such a department gets \(tenths(favour.favour)) points more,
      and units within a tenth of the ranking by routine score (its competitors) get \
      \(tenths(favour.harm)) less from
      its team: own_department and own_competitor in truth.csv.
      """
  }

  /// A number of 0 or more with one decimal.
  static func tenths(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }

  static func decimals(_ value: Double) -> String {
    let units = Int((abs(value) * 10_000).rounded())
    return (value < 0 && units > 0 ? "-" : "") + "\(units / 10_000)." + padded(units % 10_000, 4)
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }
}
