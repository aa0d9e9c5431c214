import MixedModels
import RealModule
import Statistics
import TestSupport
import Testing

@Suite struct SufficientTablesTests {
  /// Rounding of sums that were added in another order.
  private let tolerance = 1e-9

  @Test(arguments: MixedModelTests.cases)
  func `tables made elsewhere give the fit of the rows`(name: String) throws {
    let (data, method) = try Golden.model(name)
    try expectSame(data, method)
  }

  @Test(arguments: [false, true])
  func `fixed factors, covariates and weights are all in the tables`(weighted: Bool) throws {
    try expectSame(Self.drawn(rows: 900, weighted: weighted), .reml)
  }

  @Test func `a repeated fixed column is left out of tables as of rows`() throws {
    let data = try Self.drawn(rows: 400, weighted: false, repeats: true)
    #expect(try MixedModel(data).fit().droppedFixed == ["again"])
    try expectSame(data, .reml)
  }

  @Test func `a large mean costs tables no digits`() throws {
    let near = try Self.drawn(rows: 500, weighted: false)
    let far = try MixedModelData(
      response: near.response, origin: 1e9, random: near.random, fixed: near.fixed)
    try expectSame(far, .reml)
  }

  @Test func `profiles and tests need tables alone`() throws {
    let data = try Self.drawn(rows: 600, weighted: false)
    let (rows, tables) = (try MixedModel(data), try MixedModel(Known(data).tables()))
    let (a, b) = (try rows.fit(), try tables.fit())
    for (own, other) in zip(
      try rows.likelihoodRatioTests(against: a), try tables.likelihoodRatioTests(against: b))
    {
      #expect(
        own.statistic.isApproximatelyEqual(
          to: other.statistic, absoluteTolerance: 1e-6, relativeTolerance: 1e-7))
    }
    for (own, other) in zip(rows.profileIntervals(around: a), tables.profileIntervals(around: b)) {
      #expect(
        (own.upper ?? 0).isApproximatelyEqual(to: other.upper ?? 1, relativeTolerance: 1e-6))
    }
  }

  @Test func `a test of one factor fits the model without it`() throws {
    let data = try Self.drawn(rows: 600, weighted: true)
    let model = try MixedModel(data)
    let full = try model.fit()
    let tests = try model.likelihoodRatioTests(against: full)
    for (index, test) in tests.enumerated() {
      var rest = data.random
      rest.remove(at: index)
      let reduced = try MixedModel(
        MixedModelData(
          response: data.response, random: rest, fixed: data.fixed, weights: data.weights)
      ).fit(.reml, effects: false)
      #expect(
        test.statistic.isApproximatelyEqual(
          to: max(0, reduced.criterion - full.criterion), absoluteTolerance: 1e-9))
    }
  }

  @Test func `tables of factors that group rows alike are refused as rows are`() {
    let levels = SufficientTables.Levels(
      name: "a", levels: ["1", "2"], weights: [2, 2], response: [1, -1])
    let other = SufficientTables.Levels(
      name: "b", levels: ["x", "y"], weights: [2, 2], response: [-1, 1])
    let pairs = LevelPairs(first: [1, 0], second: [0, 1], weights: [2, 2])
    #expect(throws: MixedModelsError.aliased(factor: "b", with: "a")) {
      try SufficientTables(
        .init(rowCount: 4, means: [3], products: [4]), random: [levels, other], fixed: []
      ) { _, _ in pairs }
    }
    #expect(throws: MixedModelsError.levelARow(factor: "a")) {
      try SufficientTables(
        .init(rowCount: 2, means: [3], products: [4]), random: [levels], fixed: []
      ) { _, _ in pairs }
    }
  }

  private func expectSame(_ data: MixedModelData, _ method: FitMethod) throws {
    let rows = try MixedModel(data).fit(method)
    let tables = try MixedModel(Known(data).tables()).fit(method)
    #expect(tables.observations == rows.observations)
    #expect(tables.droppedFixed == rows.droppedFixed)
    #expect(
      tables.criterion.isApproximatelyEqual(to: rows.criterion, relativeTolerance: tolerance))
    let total = rows.components.reduce(0) { $0 + $1.variance }
    for (own, other) in zip(rows.components, tables.components) {
      #expect(own.name == other.name && own.levels == other.levels)
      #expect(
        own.variance.isApproximatelyEqual(
          to: other.variance, absoluteTolerance: tolerance * total, relativeTolerance: tolerance))
    }
    for (own, other) in zip(rows.fixedEffects, tables.fixedEffects) {
      #expect(own.name == other.name)
      #expect(
        own.estimate.isApproximatelyEqual(
          to: other.estimate, absoluteTolerance: tolerance * (own.standardError ?? 0),
          relativeTolerance: tolerance))
    }
    #expect(rows.effects.count == tables.effects.count)
    for (own, other) in zip(rows.effects, tables.effects) {
      #expect(own.factor == other.factor && own.level == other.level)
      #expect(
        own.estimate.isApproximatelyEqual(
          to: other.estimate, absoluteTolerance: tolerance * total.squareRoot(),
          relativeTolerance: tolerance))
    }
  }

  /// Crossed and nested factors beside two covariates and two fixed factors.
  private static func drawn(
    rows: Int, weighted: Bool, repeats: Bool = false
  ) throws -> MixedModelData {
    var stream = PhiloxStream(seed: 21, tag: 4, replicate: rows)
    let (units, people, teams) = (40, 25, 5)
    let quality = (0..<units).map { _ in 3 * stream.normal() }
    let leniency = (0..<people).map { _ in 2 * stream.normal() }
    let codes = (0..<rows).map { _ in
      (
        unit: Int(stream.next() % UInt64(units)), person: Int(stream.next() % UInt64(people)),
        kind: Int(stream.next() % 3), place: Int(stream.next() % 4)
      )
    }
    let x = codes.map { _ in 50 + 4 * stream.normal() }
    let z = codes.map { Double($0.kind) + stream.normal() }
    let y = codes.indices.map { row in
      80 + quality[codes[row].unit] + leniency[codes[row].person] + 0.3 * x[row]
        - Double(codes[row].place) + 2 * stream.normal()
    }
    func factor(_ name: String, _ count: Int, _ code: ((Int, Int, Int, Int)) -> Int)
      -> (String, [String], [Int32])
    {
      (
        name, (0..<count).map { "\(name)-\($0)" },
        codes.map { Int32(code(($0.unit, $0.person, $0.kind, $0.place))) }
      )
    }
    let (kind, place) = (factor("kind", 3, \.2), factor("place", 4, \.3))
    let random = [
      factor("unit", units, \.0), factor("person", people, \.1),
      factor("team", teams) { $0.1 % teams },
    ]
    var fixed: [FixedTerm] = [
      .covariate(name: "x", values: x), .factor(name: kind.0, levels: kind.1, codes: kind.2),
      .covariate(name: "z", values: z), .factor(name: place.0, levels: place.1, codes: place.2),
    ]
    if repeats { fixed.append(.covariate(name: "again", values: x.map { 2 * $0 })) }
    return try MixedModelData(
      response: y, random: random.map { RandomFactor(name: $0.0, levels: $0.1, codes: $0.2) },
      fixed: fixed, weights: weighted ? codes.map { _ in 0.5 + stream.uniform() } : nil)
  }
}

/// Tables of rows as a database would make them: by dictionaries, pairs in no order.
private struct Known {
  let data: MixedModelData

  init(_ data: MixedModelData) { self.data = data }

  private func weight(_ row: Int) -> Double { data.weights?[row] ?? 1 }

  private func mean(_ values: [Double]) -> Double {
    var (sum, total) = (0.0, 0.0)
    for (row, value) in values.enumerated() {
      sum += weight(row) * value
      total += weight(row)
    }
    return sum / total
  }

  func tables() throws -> SufficientTables {
    var numbers = [data.response]
    var factors = data.random
    for term in data.fixed {
      switch term {
      case .covariate(_, let values): numbers.append(values)
      case .factor(let name, let levels, let codes):
        factors.append(RandomFactor(name: name, levels: levels, codes: codes))
      }
    }
    let means = numbers.map(mean)
    let centred = zip(numbers, means).map { values, mean in values.map { $0 - mean } }
    let rows = data.response.indices.reversed()
    var products: [Double] = []
    for a in centred.indices {
      for b in a..<centred.count {
        products.append(rows.reduce(0) { $0 + weight($1) * centred[a][$1] * centred[b][$1] })
      }
    }
    func levels(_ factor: RandomFactor) -> SufficientTables.Levels {
      var sums = factor.levels.map { _ in [Double](repeating: 0, count: centred.count + 1) }
      for row in rows {
        let level = Int(factor.codes[row])
        sums[level][0] += weight(row)
        for k in centred.indices { sums[level][k + 1] += weight(row) * centred[k][row] }
      }
      return .init(
        name: factor.name, levels: factor.levels, weights: sums.map { $0[0] },
        response: sums.map { $0[1] }, covariates: sums.flatMap { $0.dropFirst(2) })
    }
    let random = data.random.map(levels)
    var fixed: [SufficientTables.FixedLevels] = []
    var later = factors[data.random.count...].map(levels)[...]
    for term in data.fixed {
      switch term {
      case .covariate(let name, _): fixed.append(.covariate(name: name))
      case .factor: fixed.append(.factor(later.removeFirst()))
      }
    }
    var means0 = means
    means0[0] += data.origin
    return try SufficientTables(
      .init(
        rowCount: data.response.count, weight: rows.reduce(0) { $0 + weight($1) },
        logWeights: rows.reduce(0) { $0 + .log(weight($1)) }, means: means0, products: products),
      random: random, fixed: fixed
    ) { first, second in
      var counts: [[Int32]: Double] = [:]
      for row in rows {
        counts[[factors[first].codes[row], factors[second].codes[row]], default: 0] += weight(row)
      }
      let met = Array(counts)
      return LevelPairs(
        first: met.map { $0.key[0] }, second: met.map { $0.key[1] }, weights: met.map(\.value))
    }
  }
}
