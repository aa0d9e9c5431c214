import TestSupport
import Testing

@testable import Assessments

/// A column read twice, or scores copied, found by what the scores say.
@Suite struct RepeatedScoresTests {
  private typealias Row = (onsite: Double, routine: Double, peer: Double)

  private func reading(_ scores: [Row]) throws -> RoundReading {
    let rows = scores.enumerated().map { place, row in
      "u\(place),t\(place % 2),\(row.onsite),\(row.routine),\(row.peer)\n"
    }
    return try readingOfFolder([
      "scores.csv": "unit,team,onsite,routine,peer\n" + rows.joined()
    ])
  }

  private func repeats(_ scores: [Row]) throws -> [Round.Repeat] {
    try #require(try reading(scores).round).repeats
  }

  /// Scores of a dozen units that have nothing to do with one another.
  private let own = (0..<12).map { number -> Row in
    let (a, b, c) = (7 * number % 12, 5 * number % 12, number * number % 17)
    return (70 + Double(a), 80 + Double(b), 60 + Double(c))
  }

  @Test func `scores that differ repeat nothing`() throws {
    #expect(try repeats(own).isEmpty)
  }

  @Test func `a copied component is told, on another scale too`() throws {
    let copied = try reading(own.map { ($0.onsite, $0.onsite, $0.peer) })
    let found = try #require(copied.round).repeats
    #expect(found == [Round.Repeat(component: 1, earlier: 0, unitCount: 12)])
    let said = try #require(copied.diagnostics.first { $0.rule == .repeatedScores })
    #expect(said.level == .warning && said.value == "routine")
    let scaled = try repeats(own.map { ($0.onsite, $0.routine, $0.routine / 3 + 2) })
    #expect(scaled == [Round.Repeat(component: 2, earlier: 1, unitCount: 12)])
  }

  @Test func `copies of copies repeat the first`() throws {
    let found = try repeats(own.map { ($0.onsite, $0.onsite, $0.onsite) })
    #expect(found.map(\.earlier) == [0, 0])
  }

  @Test func `few unlike scores, one that differs, and opposites are no repeat`() throws {
    let few = (0..<12).map { number -> Row in
      let score = 70 + Double(number % 4)
      return (score, score, own[number].peer)
    }
    #expect(try repeats(few).isEmpty)
    let one = own.enumerated().map { place, row -> Row in
      (row.onsite, place == 5 ? row.onsite + 0.01 : row.onsite, row.peer)
    }
    #expect(try repeats(one).isEmpty)
    #expect(try repeats(own.map { ($0.onsite, 150 - $0.onsite, $0.peer) }).isEmpty)
  }

  @Test func `many units are told like few`() throws {
    let many = (0..<300).map { number -> Row in
      let score = 60 + Double(number * 37 % 101) / 4
      return (score, score, score + Double(number % 3))
    }
    #expect(try repeats(many).map(\.component) == [1])
    let late = many.enumerated().map { place, row -> Row in
      (row.onsite, place == 299 ? row.routine + 1 : row.routine, row.peer)
    }
    #expect(try repeats(late).isEmpty)
  }
}
