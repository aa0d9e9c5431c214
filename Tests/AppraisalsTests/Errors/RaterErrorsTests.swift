import Assessments
import Severity
import Testing

@testable import Appraisals

@Suite struct RaterErrorsTests {
  /// The number, if it is one, is the expected one but for rounding.
  private func close(_ value: Double?, _ expected: Double) -> Bool {
    value.map { abs($0 - expected) <= 1e-12 * max(1, abs(expected)) } ?? false
  }

  /// Visits of one item of 50 points; scores by unit, team and assessor. Teams without scores visited
  /// all the same.
  private func rated(
    units: Int, _ visits: [(unit: Int, team: String, scores: [Double])]
  ) throws -> Round {
    var scheme = Scheme(
      name: "s",
      components: [
        .init(key: "onsite", weight: 70, full: 50, scoredBy: .team),
        .init(key: "routine", weight: 30, scoredBy: .centre),
      ])
    scheme.instrument = Instrument(areas: [
      .init(
        id: "a", full: nil,
        categories: [.init(id: "c", full: nil, items: [.init(id: "i", full: 50)])])
    ])
    return try Round(
      scheme: scheme, units: (0..<units).map { "u\($0)" },
      visits: visits.map { ("u\($0.unit)", $0.team, $0.scores.isEmpty ? 40 : nil) },
      itemScores: visits.flatMap { visit in
        visit.scores.enumerated().map {
          .init(
            unit: "u\(visit.unit)", team: visit.team, assessor: "\($0)", item: "i", score: $1)
        }
      })
  }

  @Test func `assessors tell the error of their mean, in points of the component`() throws {
    // Per cent: residuals ±1 in 4 cells with 1 degree of freedom, variance 4 of one assessor, 2 of
    // the mean of two; points are half as many.
    let errors = RaterErrors(
      try rated(units: 3, [(0, "A", [35.5, 36.5]), (1, "A", [40, 39]), (2, "B", [])]))
    #expect(close(errors.variance(unit: 0, component: 0), 0.5))
    #expect(close(errors.variance(unit: 1, component: 0), 0.5))
    #expect(errors.variance(unit: 2, component: 0) == nil)
    #expect(close(errors.component(0), 0.5) && errors.component(1) == nil)
  }

  @Test func `a unit of several visits has their mean, or nothing where one is unknown`() throws {
    // Team B adds up: 4 squared per cent over 2 degrees of freedom, 1 for the mean of two.
    let errors = RaterErrors(
      try rated(
        units: 4,
        [
          (0, "A", [35.5, 36.5]), (1, "A", [40, 39]), (0, "B", [30, 32]), (2, "B", [35, 37]),
          (2, "C", []), (3, "B", [20, 22]),
        ]))
    // Team B's third unit adds a degree of freedom: 4 over 3, times a quarter for points.
    let visit = 4.0 / 3 / 2 / 4
    #expect(close(errors.variance(unit: 0, component: 0), 2 * visit / 4))
    #expect(close(errors.variance(unit: 1, component: 0), visit))
    #expect(errors.variance(unit: 2, component: 0) == nil, "C gave no item scores")
    #expect(close(errors.component(0), (visit / 2 + visit + visit) / 3))
  }

  @Test func `single assessors tell nothing`() throws {
    let errors = RaterErrors(try rated(units: 2, [(0, "A", [35]), (1, "A", [40])]))
    #expect(errors.component(0) == nil)
  }

  private func routine(_ table: [[Double?]]) throws -> Round {
    let scores = table.enumerated().flatMap { unit, row in
      row.enumerated().compactMap { rater, score in
        score.map { ("u\(unit)", "routine", "L\(rater)", $0) }
      }
    }
    return try Round(
      units: table.indices.map { "u\($0)" },
      visits: table.indices.map { ("u\($0)", "t", 80) }, raterScores: scores)
  }

  // NumPy 2.4.6, lstsq on indicators of units and raters: residual sum of squares 23.15 with 4
  // degrees of freedom.
  @Test func `raters who miss units tell what least squares leave`() throws {
    let errors = RaterErrors(
      try routine([
        [80, 84, 79, nil], [75, nil, 77, 70], [90, 91, nil, nil], [nil, 72, 66, 68],
        [85, nil, nil, nil], [nil, nil, nil, nil],
      ]))
    let own = (0..<6).map { errors.variance(unit: $0, component: 1) }
    let expected = [3.0, 3, 2, 3, 1].map { 5.7875 / $0 }
    #expect(zip(own, expected).allSatisfy { close($0, $1) } && own[5] == nil)
    #expect(close(errors.component(1), expected.reduce(0, +) / 5))
    #expect(errors.component(0) == nil && errors.component(2) == nil)
  }

  @Test(arguments: [[[80.0, 82], [70, nil]], [[80], [70]], [[80, nil], [nil, 70]]])
  func `too few raters tell nothing`(table: [[Double?]]) throws {
    #expect(RaterErrors(try routine(table)).component(1) == nil)
  }

  private func voted(_ ballots: [Ballots?]) -> RaterErrors {
    let units = ballots.indices
    return RaterErrors(
      Round(
        scheme: .standard, units: units.map { AssessedUnit(id: "u\($0)") }, teams: [Team(id: "t")],
        visits: units.map { Visit(unit: $0, team: 0, score: 80) },
        scores: ballots.map { [80, 75, $0?.mean] }, homeTeams: units.map { _ in 0 },
        ballots: ballots))
  }

  @Test func `votes tell the error of their mean, less what members are known to have said`() {
    // 10 of 100 and 10 of 80: squares 20·100, over 19.
    let tally = [(points: 100.0, votes: 10), (points: 80.0, votes: 10)]
    let errors = voted([
      Ballots(tally), Ballots(tally, members: 25), Ballots(tally, members: 20), nil,
    ])
    let full = 2_000.0 / 19 / 20
    #expect(close(errors.variance(unit: 0, component: 2), full))
    #expect(close(errors.variance(unit: 1, component: 2), full / 5))
    #expect(errors.variance(unit: 2, component: 2) == 0)
    #expect(errors.variance(unit: 3, component: 2) == nil)
    #expect(close(errors.component(2), full * 1.2 / 3))
  }

  @Test func `few votes take the round's variance`() {
    let errors = voted([
      Ballots([(100, 6), (80, 6)]), Ballots([(100, 9)], members: 18), Ballots([(60, 1)]),
      Ballots([(60, 1)], members: 1), Ballots([(80, 10)]),
    ])
    // Squares 12·100 over 11 + 8 + 0 + 0 + 9 degrees of freedom.
    let pooled = 1_200.0 / 28
    #expect(close(errors.variance(unit: 0, component: 2), 1_200.0 / 11 / 12))
    #expect(close(errors.variance(unit: 1, component: 2), pooled / 9 / 2))
    #expect(close(errors.variance(unit: 2, component: 2), pooled))
    #expect(errors.variance(unit: 3, component: 2) == 0)
    #expect(errors.variance(unit: 4, component: 2) == 0, "ten of one mind")
  }

  @Test func `single votes tell nothing, unless they are all there are`() {
    let errors = voted([Ballots([(60, 1)]), Ballots([(80, 1)], members: 1)])
    #expect(errors.variance(unit: 0, component: 2) == nil)
    #expect(errors.variance(unit: 1, component: 2) == 0)
  }
}
