import Foundation
import Testing

@Suite struct TrendCommandTests {
  /// One round of 18 units by three teams; the second year's teams took other units.
  private func round(_ year: Int) -> String {
    var text = "unit,team,onsite,routine,peer\n"
    for unit in 0..<18 {
      let quality = Double(unit * 7 % 18) - 9
      let team = year == 0 ? unit % 3 : (unit / 6)
      let noise = Double((unit * 5 + year * 3) % 7) / 3 - 1
      let onsite = 80 + quality + noise - (team == 1 ? 3 : 0)
      let routine = 78 + 0.8 * quality - noise + Double(year)
      let peer = 82 + 0.5 * quality + Double(unit * 3 % 5) / 2
      text += "u\(unit),t\(team),\(onsite),\(routine),\(peer)\n"
    }
    return text
  }

  private func files(_ count: Int = 2) throws -> [String] {
    try (0..<count).map { year in
      let path = Program.fresh + ".csv"
      try Data(round(year).utf8).write(to: URL(fileURLWithPath: path))
      return path
    }
  }

  @Test func `two years give changes whose parts sum to the change`() throws {
    let paths = try files()
    defer { for path in paths { try? FileManager.default.removeItem(atPath: path) } }
    let run = try Program(
      ["trend"] + paths + ["--years", "2015,2016", "--format", "json"])
    #expect(run.status == 0)
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    let tables = try #require(object as? [String: [[String: Any]]])
    let changes = try #require(tables["unit_trends"])
    #expect(changes.count == 18)
    let parts = try #require(tables["trend_decomposition"])
    #expect(parts.count == 18)
    for row in parts {
      func number(_ key: String) -> Double { (row[key] as? NSNumber)?.doubleValue ?? .nan }
      let sum = ["performance", "severity", "weights", "instrument", "scale"].map(number)
      #expect(abs(sum.reduce(0, +) - number("total")) < 1e-9)
    }
    let teams = try #require(tables["team_drift"])
    #expect(teams.count == 6 && teams.filter { $0["change"] is NSNull }.count == 3)
    #expect(run.errors.contains("contrasts between team-years"))
  }

  // Three years of 18 units: two changes a unit one by one, one from end to end, three in all.
  @Test(arguments: [("consecutive", 36), ("ends", 18), ("all", 54)])
  func `years are compared in the pairs asked for`(between: String, count: Int) throws {
    let paths = try files(3)
    defer { for path in paths { try? FileManager.default.removeItem(atPath: path) } }
    let run = try Program(
      ["trend"] + paths
        + ["--years", "2015,2016,2018", "--between", between, "--format", "json"])
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    let tables = try #require(object as? [String: [[String: Any]]])
    func totals(_ table: String, _ column: String) -> [String: Double] {
      Dictionary(
        uniqueKeysWithValues: (tables[table] ?? []).map { row in
          let key = ["unit", "year_from", "year_to"].map { "\(row[$0] ?? "")" }
          return (key.joined(separator: " "), (row[column] as? NSNumber)?.doubleValue ?? .nan)
        })
    }
    let changes = totals("unit_trends", "change_raw")
    let parts = totals("trend_decomposition", "total")
    #expect(changes.count == count && parts.count == count)
    #expect(changes.keys.contains("u3 2015 2018") == (between != "consecutive"))
    // Points are written with four decimals.
    for (key, change) in changes { #expect(abs(change - (parts[key] ?? .nan)) < 1e-4) }
  }

  /// The first 42 units of a founding round; `swap` exchanges two assessors of different teams.
  private func folder(_ year: Int, swap: (String, String)?) throws -> String {
    let path = Program.fresh
    let from = URL(fileURLWithPath: Program.data("founding-\(year)"))
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for name in ["scheme.yaml", "units.csv", "scores.csv", "ballots.csv", "ratings.csv"] {
      var text = try String(contentsOf: from.appendingPathComponent(name), encoding: .utf8)
      if name.hasSuffix(".csv") {
        let lines = text.split(separator: "\n").filter { line in
          Int(line.dropFirst(2).prefix(3)).map { $0 <= 42 } ?? true
        }
        text = lines.joined(separator: "\n") + "\n"
      }
      if let (a, b) = swap {
        text = text.replacing(a, with: "?").replacing(b, with: a).replacing("?", with: b)
      }
      try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/" + name))
    }
    return path
  }

  // Units 001 to 042 of 2015 and 2016 were visited by teams 1 and 11, among others.
  @Test func `assessors who changed teams are told`() throws {
    let visits = try String(
      contentsOfFile: Program.data("founding-2016") + "/units.csv", encoding: .utf8)
    let teams = rows(visits).prefix(42).compactMap { $0["team"] }
    let (one, other) = (try #require(teams.min()), try #require(teams.max()))
    func member(_ team: String) -> String { "考核员\(team.dropFirst().prefix(2))-1" }
    let paths = [
      try folder(2015, swap: nil), try folder(2016, swap: (member(one), member(other))),
    ]
    defer { for path in paths { try? FileManager.default.removeItem(atPath: path) } }
    let moved = try Program(["trend"] + paths)
    #expect(moved.status == 0)
    #expect(moved.errors.contains("assessors sat in different teams"))
    try FileManager.default.removeItem(atPath: paths[1] + "/ballots.csv")
    let without = try Program(["trend"] + paths)
    #expect(without.status == 65 && without.errors.contains("2016: no unit has a score of 'peer'"))
  }

  @Test func `a round without a year, and years without a unit in common, are refused`() throws {
    let paths = try files()
    defer { for path in paths { try? FileManager.default.removeItem(atPath: path) } }
    let without = try Program(["trend"] + paths)
    #expect(without.status == 65 && without.errors.contains("has no year"))
    let alone = try Program(["trend", paths[0], "--years", "2015"])
    #expect(alone.status == 65 && alone.errors.contains("no two years share a unit"))
    #expect(try Program(["trend"]).status == 64)
  }
}
