import Appraisals
import Assessments
import Statistics
import Testing

/// Rounds of twelve units and three teams, made by hand, and what differs between their runs.
@Suite struct RunComparisonTests {
  private static let names = (0..<12).map { "u\($0)" }
  private static func scores(_ unit: Int) -> [Double] {
    [70 + unit * 7 % 12, 72 + unit * 5 % 11, 80 + unit % 4].map(Double.init)
  }

  /// - Parameters:
  ///   - changed: unit and component → another score, nil for a blank.
  ///   - renamed: unit → another name.
  private func run(
    weights: [String: Double] = ["onsite": 60, "routine": 30, "peer": 10],
    changed: [[Int]: Double?] = [:], renamed: [Int: String] = [:], without: Set<Int> = [],
    seed: UInt64 = 1, ties: TiePolicy? = nil
  ) throws -> RunRecord {
    let units = (0..<12).filter { !without.contains($0) }
    var scheme = Scheme.standard
    for place in scheme.components.indices {
      scheme.components[place].weight = weights[scheme.components[place].key] ?? 0
    }
    let keys = scheme.components.map(\.key)
    let round = try Round(
      scheme: scheme, units: units.map { renamed[$0] ?? Self.names[$0] },
      teams: units.map { "t\($0 % 3)" },
      scores: Dictionary(
        uniqueKeysWithValues: keys.enumerated().map { place, key in
          (key, units.map { changed[[$0, place]] ?? Self.scores($0)[place] })
        }))
    let appraisal = try Appraisal(round, recipe: Recipe(seed: seed, ties: ties))
    var recipe = RunRecipe(.report)
    recipe.round = RoundSource(path: "scores.csv", weights: weights)
    recipe.analysis = appraisal.recipe
    return RunRecord(
      recipe: recipe, inputs: [], outputs: [], vega: nil, warnings: [],
      result: RunRecord.RoundResult(appraisal))
  }

  private let shifted = ["onsite": 40.0, "routine": 45, "peer": 15]
  private let rounding = 1e-9

  private func moves(_ before: RunRecord, _ after: RunRecord) -> [String: UnitMove] {
    Dictionary(
      uniqueKeysWithValues: RunComparison(before, after).moves.map { ($0.unit, $0) })
  }

  private func expectParts(_ move: UnitMove) throws {
    let (own, raw) = (try #require(move.adjusted), try #require(move.raw))
    let change = try #require(move.change)
    #expect(abs(own.scores + own.weights + own.severity - change) < rounding)
    #expect(abs(own.total - change) < rounding)
    let from = try #require(move.before?.totalRaw)
    let to = try #require(move.after?.totalRaw)
    #expect(abs(raw.scores + raw.weights - (to - from)) < rounding && raw.severity == 0)
  }

  @Test func `the same run twice differs in nothing`() throws {
    let comparison = RunComparison(try run(), try run())
    #expect(comparison.moves.isEmpty && comparison.unitCount == 12)
    #expect(comparison.differences.isEmpty && comparison.severityChanges.isEmpty)
  }

  @Test func `other weights alone change totals by what the weights bring`() throws {
    let (before, after) = (try run(), try run(weights: shifted))
    let moves = moves(before, after)
    #expect(moves.count > 6)
    for (unit, move) in moves {
      let scores = Self.scores(try #require(Self.names.firstIndex(of: unit)))
      let expected = -0.2 * scores[0] + 0.15 * scores[1] + 0.05 * scores[2]
      #expect(abs((move.raw?.weights ?? .nan) - expected) < rounding)
      #expect(move.adjusted?.scores == 0 && move.adjusted?.severity == 0)
      try expectParts(move)
    }
    let comparison = RunComparison(before, after)
    #expect(
      comparison.differences.map(\.entry)
        == ["round.weights.onsite", "round.weights.peer", "round.weights.routine"])
    #expect(comparison.differences.map(\.before) == ["60", "10", "30"])
    #expect(comparison.differences.map(\.after) == ["40", "15", "45"])
    #expect(comparison.severityChanges.isEmpty)
  }

  @Test func `another seed changes severities and nothing else`() throws {
    let (before, after) = (try run(), try run(seed: 2))
    let moves = moves(before, after)
    #expect(moves.count == 12)
    for move in moves.values {
      #expect(move.adjusted?.scores == 0 && move.adjusted?.weights == 0)
      #expect(move.adjusted?.severity != 0 && move.raw?.total == 0)
      try expectParts(move)
    }
    let comparison = RunComparison(before, after)
    #expect(comparison.differences.map(\.entry) == ["analysis.seed"])
    #expect(comparison.severityChanges.map(\.team) == ["t0", "t1", "t2"])
  }

  @Test func `one changed score is kept apart from what it does to severities`() throws {
    let moves = moves(try run(), try run(changed: [[4, 1]: 95]))
    let points = 0.3 * (95 - Self.scores(4)[1])
    #expect(abs((moves["u4"]?.adjusted?.scores ?? .nan) - points) < rounding)
    #expect(abs((moves["u4"]?.raw?.scores ?? .nan) - points) < rounding)
    for move in moves.values {
      if move.unit != "u4" { #expect(move.adjusted?.scores == 0) }
      try expectParts(move)
    }
  }

  @Test func `scores and weights changed together share their product evenly`() throws {
    let moves = moves(try run(), try run(weights: shifted, changed: [[4, 1]: 95], seed: 3))
    // A product's two-player Shapley value: each change times the mean of the other factor.
    let points = (95 - Self.scores(4)[1]) * (0.3 + 0.45) / 2
    #expect(abs((moves["u4"]?.raw?.scores ?? .nan) - points) < rounding)
    for move in moves.values { try expectParts(move) }
  }

  @Test func `a component that counts anew is of the weights, even where it was not scored`() throws
  {
    let blank = Dictionary(uniqueKeysWithValues: (0..<6).map { ([$0, 2], Double?.none) })
    let before = try run(weights: ["onsite": 60, "routine": 40, "peer": 0], changed: blank)
    let moves = moves(before, try run())
    #expect(moves.count == 12)
    for move in moves.values {
      #expect(move.raw?.scores == 0)
      try expectParts(move)
    }
  }

  @Test func `a renamed unit came and went, and is suggested`() throws {
    let comparison = RunComparison(try run(), try run(renamed: [3: "unit three"]))
    let moves = Dictionary(uniqueKeysWithValues: comparison.moves.map { ($0.unit, $0) })
    let (gone, come) = (try #require(moves["u3"]), try #require(moves["unit three"]))
    #expect(gone.status == .went && come.status == .came)
    #expect(gone.change == nil && gone.adjusted == nil && come.before == nil)
    #expect(comparison.unitCount == 13)
    let pairs = comparison.likelyRenamings
    #expect(pairs.map(\.old) == ["u3"] && pairs.map(\.new) == ["unit three"])
  }

  @Test(arguments: [nil, TiePolicy.dense, .mid])
  func `places move by who went`(ties: TiePolicy?) throws {
    let before = try run(ties: ties)
    let moves = moves(before, try run(without: [3], ties: ties))
    let gone = try #require(moves["u3"]?.before?.rankAdjusted)
    let stayed = moves.values.filter { $0.status == .stayed }
    #expect(!stayed.isEmpty)
    for move in stayed {
      let rank = try #require(move.before?.rankAdjusted)
      #expect(move.placesByUnits == (rank > gone ? -1 : 0))
      try expectParts(move)
    }
  }

  @Test func `units that stayed come first, the longest moves ahead`() throws {
    let comparison = RunComparison(
      try run(), try run(changed: [[4, 1]: 95], renamed: [3: "x"]))
    let statuses = comparison.moves.map { $0.status == .stayed }
    #expect(statuses == statuses.sorted { $0 && !$1 })
    let places = comparison.moves.filter { $0.status == .stayed }.map { abs($0.places ?? 0) }
    #expect(places == places.sorted(by: >) && comparison.moves.first?.unit == "u4")
  }
}
