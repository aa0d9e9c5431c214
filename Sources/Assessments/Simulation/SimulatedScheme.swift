/// The scheme of the simulated rounds: 60/30/10 and 71 on-site items in 16 categories of 4 areas.
///
/// Counts, weights and the four areas are published. The published text names 57 quantitative and 11
/// qualitative items, 68 of 71; the other 3 are left unclassified here. Names of categories and
/// items and all full marks are invented.
enum SimulatedScheme {
  static func yaml(year: Int) -> String {
    yaml(head: "name: founding round \(year), simulated\nyear: \(year)")
  }

  /// - Parameter head: the lines above the components.
  static func yaml(head: String) -> String {
    let areas = SimulatedInstrument.instrument.areas.map { area in
      "  - area: \(area.id)\n    full: \(whole(area.full))\n    categories:\n"
        + area.categories.map(category).joined()
    }
    return """
      \(head)
      components:
        - {key: onsite, weight: 60, full: 100, scored_by: team}
        - {key: routine, weight: 30, full: 100, scored_by: centre}
        - {key: peer, weight: 10, full: 100, scored_by: members}
      ballots: {excellent: 100, good: 80, fair: 60, poor: 0}
      ties: competition
      quotas:
        highlights: [3, 5]
        problems: [2, 3]
        interviews: [5, 5]
        roles: {party_group_member: [1, 5], deputy_secretary: [1, 1], branch_secretary: [1, 2]}
      instrument:

      """ + areas.joined()
  }

  private static func category(_ category: Instrument.Category) -> String {
    "      - category: \(category.id)\n        full: \(whole(category.full))\n        items:\n"
      + category.items.map { item in
        "          - {item: \(item.id), name: \(item.name ?? item.id), full: \(whole(item.full)), "
          + "kind: \(item.kind?.rawValue ?? "unclassified")}\n"
      }.joined()
  }

  private static func whole(_ full: Double?) -> String { String(Int(full ?? 0)) }
}

extension Scheme {
  /// A scheme.yaml to start from: 60/30/10 and an example of an instrument.
  public static let exampleYAML = SimulatedScheme.yaml(
    head: """
      # Weights are per cent of the total; full marks of the items are an example, and so are their
      # names: write your own. Items of a category, categories and areas must add up.
      name: 60/30/10
      """)
}

enum SimulatedInstrument {
  static let categories: [(area: String, names: [String])] = [
    ("服务中心工作", ["服务大局", "业务融合", "作用发挥", "联系群众"]),
    ("落实主体责任", ["责任落实", "班子建设", "廉政教育", "监督检查"]),
    ("完成重点任务", ["学习教育", "意识形态", "支部建设", "党员管理"]),
    ("强化基础保障", ["干部队伍", "制度执行", "经费保障", "档案台账"]),
  ]

  /// Items in each category: 71 together.
  static let sizes = [5, 4, 5, 4, 4, 5, 4, 5, 5, 4, 4, 5, 4, 5, 4, 4]

  static let instrument: Instrument = {
    var areas: [Instrument.Area] = []
    var number = 0
    var category = 0
    for (areaIndex, area) in categories.enumerated() {
      var parts: [Instrument.Category] = []
      for name in area.names {
        let items = (0..<sizes[category]).map { place -> Instrument.Item in
          defer { number += 1 }
          return Instrument.Item(
            id: "\(areaIndex + 1).\(parts.count + 1).\(place + 1)", name: "\(name)\(place + 1)",
            full: full(number), kind: kind(number))
        }
        parts.append(.init(id: name, full: items.reduce(0) { $0 + $1.full }, items: items))
        category += 1
      }
      let sum = parts.reduce(0) { $0 + ($1.full ?? 0) }
      areas.append(.init(id: area.area, full: sum, categories: parts))
    }
    return Instrument(areas: areas)
  }()

  /// 29 items of 2 points and 42 of 1 make 100.
  private static func full(_ number: Int) -> Double { number * 29 % 71 < 29 ? 2 : 1 }

  /// 11 qualitative and 3 unclassified items, spread; the rest are quantitative.
  private static func kind(_ number: Int) -> Instrument.Kind {
    if number % 6 == 5 { return .qualitative }
    return [22, 45, 68].contains(number) ? .unclassified : .quantitative
  }
}
