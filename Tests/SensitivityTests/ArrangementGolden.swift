import Sensitivity
import TestSupport

/// Exact rational arrangements of small cases, by Goldens/arrangement.py.
enum ArrangementGolden {
  struct Value {
    let number: Int
    let region: String
    let belief: String
    let quantity: String
    let unit: Int
    let index: Int
    let value: Double
  }

  struct Case {
    let name: String
    let scores: [[Double]]
  }

  static func cases() throws -> [Case] {
    let groups = Dictionary(grouping: try Golden("arrangement_cases.csv").table.rows) {
      Int($0[0]) ?? -1
    }
    return groups.keys.sorted().map { number in
      let rows = groups[number] ?? []
      return Case(
        name: rows.first?[1] ?? "", scores: rows.map { $0.dropFirst(2).compactMap { Double($0) } })
    }
  }

  static func values() throws -> [Value] {
    try Golden("arrangement.csv").table.rows.compactMap { row in
      guard let number = Int(row[0]), let unit = Int(row[4]), let index = Int(row[5]),
        let value = Double(row[6])
      else { return nil }
      return Value(
        number: number, region: row[1], belief: row[2], quantity: row[3], unit: unit,
        index: index, value: value)
    }
  }

  static let nominal = [60.0, 30, 10]

  static func region(_ name: String) throws -> WeightRegion {
    switch name {
    case "box":
      try WeightRegion(WeightConstraint.box(nominal: nominal, points: [10, 10, 5]))
    case "relative": try WeightRegion(WeightConstraint.box(nominal: nominal, relative: 0.2))
    case "ordered":
      try WeightRegion([.weight(0, atLeast: 1, of: 3), .weight(1, atLeast: 2, of: 3)])
    default: .triangle
    }
  }

  static func belief(_ name: String) -> WeightBelief {
    name == "uniform" ? .uniform : .dirichlet(name.split(separator: "/").compactMap { Int($0) })
  }
}
