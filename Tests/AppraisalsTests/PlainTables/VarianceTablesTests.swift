import Appraisals
import Foundation
import Statistics
import TestSupport
import Testing

@Suite struct VarianceTablesTests {
  /// Sums were added in another order.
  private let tolerance = 1e-9

  /// Units rated by people of teams, on items of two kinds.
  static func drawn(weighted: Bool = false, fixed: Bool = true) -> WrittenTables {
    var stream = PhiloxStream(seed: 4, tag: 21, replicate: 0)
    let rows = 700
    let units = (0..<rows).map { _ in Int(stream.next() % 30) }
    let people = (0..<rows).map { _ in Int(stream.next() % 15) }
    let kinds = (0..<rows).map { _ in Int(stream.next() % 3) }
    let quality = (0..<30).map { _ in 4 * stream.normal() }
    let leniency = (0..<15).map { _ in 2 * stream.normal() }
    let x = (0..<rows).map { _ in 1e4 + 3 * stream.normal() }
    let y = (0..<rows).map { row in
      75 + quality[units[row]] + leniency[people[row]] + 2 * Double(kinds[row])
        + 0.5 * (x[row] - 1e4) + 3 * stream.normal()
    }
    // People 1 to 5 of three teams: a name means another person in each team.
    let names = people.map { "p\($0 % 5)" }
    return WrittenTables(
      random: [
        ("unit", [units.map { "单位, \"\($0)\"" }]),
        ("team", [people.map { "t\($0 / 5)" }]),
        ("person", [people.map { "t\($0 / 5)" }, names]),
      ],
      factor: fixed ? ("kind", kinds.map { "\(8 + $0)" }) : nil, y: y, x: fixed ? x : nil,
      weights: weighted ? (0..<rows).map { _ in 0.5 + stream.uniform() } : nil)
  }

  private func options(_ data: WrittenTables) -> VarianceOptions {
    VarianceOptions(
      response: "y", random: ["unit0", "team0", "person0:person1"],
      fixed: data.x == nil ? [] : ["x", "factor(kind)"],
      weights: data.weights == nil ? nil : "w", hasTests: true, hasEffects: true)
  }

  private static let asked = VarianceOptions(
    response: "", hasTests: true, hasEffects: true, isFromTables: true)

  @Test(arguments: WrittenTables.Layout.allCases, [false, true])
  func `tables give the fit of the rows`(layout: WrittenTables.Layout, weighted: Bool) throws {
    let (data, folder) = (Self.drawn(weighted: weighted), try TemporaryFolder())
    try data.write(to: folder, as: layout)
    let tables = try VarianceTables(path: folder.url.path)
    let (a, b) = (
      try VarianceStudy(data.rows, options(data)), try VarianceStudy(tables, Self.asked)
    )
    #expect(b.options.response == "y" && b.options.random == ["unit", "team", "person"])
    #expect(b.options.fixed == ["x", "factor(kind)"])
    #expect(b.fit.observations == a.fit.observations && b.notices.isEmpty)
    #expect(abs(a.fit.criterion - b.fit.criterion) < tolerance * abs(a.fit.criterion))
    for (own, other) in zip(a.components, b.components) {
      #expect(own.estimate.levels == other.estimate.levels)
      #expect(
        abs(own.estimate.variance - other.estimate.variance) < tolerance * a.fit.residualVariance)
    }
    #expect(a.fit.fixedEffects.map(\.name) == b.fit.fixedEffects.map(\.name))
    for (own, other) in zip(a.fit.fixedEffects, b.fit.fixedEffects) {
      #expect(abs(own.estimate - other.estimate) < tolerance * (own.standardError ?? 0))
    }
    let effects = Dictionary(
      uniqueKeysWithValues: b.fit.effects.map { ("\($0.factor.prefix(4))|\($0.level)", $0) })
    #expect(effects.count == a.fit.effects.count)
    for own in a.fit.effects {
      let other = try #require(effects["\(own.factor.prefix(4))|\(own.level)"])
      #expect(abs(own.estimate - other.estimate) < tolerance)
      #expect(abs(own.conditionalSD - other.conditionalSD) < tolerance)
    }
    for (own, other) in zip(a.tests, b.tests) {
      #expect(abs(own.statistic - other.statistic) < 1e-6)
    }
  }

  @Test func `one factor has the analysis of variance of its rows`() throws {
    var data = Self.drawn(fixed: false)
    data.random = [data.random[0]]
    let folder = try TemporaryFolder()
    try data.write(to: folder)
    let rows = try VarianceStudy(
      data.rows, VarianceOptions(response: "y", random: ["unit0"])
    ).anova
    let tables = try VarianceStudy(VarianceTables(path: folder.url.path), Self.asked).anova
    #expect(rows.count == 2 && tables.count == 2)
    for (own, other) in zip(rows, tables) {
      #expect(own.df == other.df)
      #expect(abs(own.squares - other.squares) < tolerance * own.squares)
    }
  }

  @Test func `rows that the database left out are counted`() throws {
    var data = Self.drawn()
    data.leftOut = 3
    let folder = try TemporaryFolder()
    try data.write(to: folder)
    #expect(
      try VarianceTables(path: folder.url.path).notices.map(\.description)
        == ["3 of 703 rows have a blank or N.A. cell: left out"])
  }

  private func refusal(
    _ layout: WrittenTables.Layout = .file, _ edit: (inout [String: [String]]) -> Void
  ) throws -> String {
    let folder = try TemporaryFolder()
    try Self.drawn().write(to: folder, as: layout, edit)
    return failure { () throws(AppraisalError) in
      _ = try VarianceTables(path: folder.url.path, shownPath: "tables")
    }?.phrase.description ?? "read"
  }

  @Test func `a missing table is named`() throws {
    #expect(
      try refusal { $0["pairs_1_3"] = nil }.hasPrefix("tables: table pairs_1_3 is missing"))
    #expect(try refusal { $0["totals"] = nil }.hasPrefix("tables: table totals is missing"))
    #expect(
      failure { () throws(AppraisalError) in
        _ = try VarianceTables(path: "/nowhere/tables", shownPath: "tables")
      }?.kind == .unreadable)
  }

  @Test func `counts that disagree are named with table and level`() throws {
    let fewer = try refusal { $0["levels_2"]?.removeLast() }
    #expect(fewer.hasPrefix("tables/levels_2: the levels have "))
    #expect(fewer.contains("totals say 700"))
    let gone = try refusal { $0["pairs_1_2"]?.removeLast() }
    #expect(gone.hasPrefix("tables/pairs_1_2: the pairs of level '单位, \""))
    let unknown = try refusal {
      $0["pairs_2_3"] = $0["pairs_2_3"]?.map { $0.replacing("t0,t0,p3,", with: "t9,t0,p3,") }
    }
    #expect(unknown.contains("level 't9' is not in tables/levels_2"))
    #expect(unknown.hasPrefix("tables/pairs_2_3.csv, row "))
  }

  @Test func `a pair that stands twice is named with both rows`() throws {
    let twice = try refusal { tables in
      if let last = tables["pairs_1_2"]?.last { tables["pairs_1_2"]?.append(last) }
    }
    #expect(twice.contains("stands here again after tables/pairs_1_2.csv, row "))
  }

  @Test func `sums that contradict the totals are refused`() throws {
    let moved = try refusal { tables in
      tables["levels_1"] = tables["levels_1"]?.map { line in
        line.hasPrefix("level") ? line : line.replacing(".", with: "1.")
      }
    }
    #expect(moved.contains("the sums of 'y' contradict its mean or squares"))
    let nothing = try refusal { tables in
      tables["totals"] = tables["totals"]?.map {
        $0.replacing(#/^700,700,[0-9.]+/#, with: "700,700,NaN")
      }
    }
    #expect(nothing.contains("'NaN' is not a finite number"))
  }

  @Test(arguments: ["terms", "totals", "levels_1", "pairs_1_2"])
  func `a table without its columns is refused`(name: String) throws {
    let renamed = try refusal { $0[name]?[0] = "a,b,c" }
    #expect(renamed.hasPrefix("tables/\(name).csv: the first line is not the header"))
    let ragged = try refusal { $0[name]?[1] += ",7" }
    #expect(ragged.hasPrefix("tables/\(name).csv: row 2 has"))
    #expect(try refusal { $0[name] = [] }.contains("is not the header"))
  }

  @Test func `rows in parts are numbered as their files have them`() throws {
    let unknown = try refusal(.partsWithOneHeader) { tables in
      let last = (tables["pairs_1_2"]?.count ?? 0) - 1
      tables["pairs_1_2"]?[last] = "nobody,t1,7"
    }
    #expect(unknown.contains("level 'nobody' is not in tables/levels_1"))
    #expect(unknown.hasPrefix("tables/pairs_1_2/part-00000-c000.csv, row "))
  }

  @Test func `weights of zero are refused`() throws {
    var data = Self.drawn(weighted: true)
    data.weights?[5] = 0
    let folder = try TemporaryFolder()
    try data.write(to: folder)
    let found = failure { () throws(AppraisalError) in
      _ = try VarianceTables(path: folder.url.path, shownPath: "tables")
    }
    #expect(found?.phrase.description.contains("weights must be positive") == true)
  }
}
