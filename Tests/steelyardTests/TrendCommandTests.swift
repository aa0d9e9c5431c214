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
