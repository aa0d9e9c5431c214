import Appraisals
import Assessments
import Foundation
import Statistics
import TestSupport
import Testing

/// What a round says of scores whose errors are skewed or have long tails.
@Suite struct SkewedRoundTests {
  private func round(exponential: Bool, ratings: Ratings? = nil, scheme: Scheme = .standard)
    -> Round
  {
    var stream = PhiloxStream(seed: 45, tag: 945, replicate: 0)
    var scores: [[Double?]] = []
    for unit in 0..<105 {
      let quality = 80 + 4 * stream.normal()
      let errors = (0..<3).map { _ in
        exponential ? -2 * log(stream.uniform()) - 2 : 2 * stream.normal()
      }
      scores.append([
        quality + Double(unit % 7) - 3 + errors[0], quality + errors[1], quality + errors[2],
      ])
    }
    return Round(
      scheme: scheme,
      units: (0..<105).map { AssessedUnit(id: "u\($0)", name: nil, members: nil) },
      teams: (1...7).map { Team(id: "\($0)") },
      visits: scores.enumerated().map { unit, row in
        Visit(unit: unit, team: unit % 7, score: row[0] ?? 0)
      }, scores: scores, homeTeams: (0..<105).map { $0 % 7 },
      ratings: ratings)
  }

  /// Ratings of 20 items by three assessors of each team, with Student's or normal errors.
  private func ratings(isStudent: Bool) -> Ratings {
    var stream = PhiloxStream(seed: 46, tag: 946, replicate: 0)
    var (unit, team, assessor, item) = ([Int32](), [Int32](), [Int32](), [Int32]())
    var score: [Double] = []
    for place in 0..<105 {
      for member in 0..<3 {
        for one in 0..<20 {
          unit.append(Int32(place))
          team.append(Int32(place % 7))
          assessor.append(Int32(place % 7 * 3 + member))
          item.append(Int32(one))
          let normal = stream.normal()
          // Student's t with 3 degrees.
          let squares = (0..<3).reduce(0) { sum, _ in
            let part = stream.normal()
            return sum + part * part
          }
          let error = isStudent ? normal / (squares / 3).squareRoot() : normal
          score.append(min(100, max(0, 50 + 4 * error)))
        }
      }
    }
    return Ratings(
      assessors: (0..<21).map { Assessor(id: "a\($0)", team: $0 / 3) },
      items: (0..<20).map { "i\($0)" }, full: Array(repeating: 100, count: 20), unit: unit,
      team: team,
      assessor: assessor, item: item, score: score)
  }

  private static let measures = ["onsite_residual", "onsite_deletion_residual", "robust_distance"]

  @Test func `residuals and distances are given without a judgement, and a notice says why`() throws
  {
    let scan = try Appraisal(round(exponential: true)).outliers
    let rows = scan.rows.filter { Self.measures.contains($0.measure) }
    #expect(rows.count == 315)
    #expect(rows.allSatisfy { !$0.isFlagged && $0.p == nil && $0.q == nil && $0.family.isEmpty })
    #expect(rows.allSatisfy { $0.value != nil && $0.statistic != nil })
    let notices = scan.notices.map(\.description).filter { $0.contains("are not judged") }
    #expect(notices.count == 2 && notices.allSatisfy { $0.contains("skewed (p 0.0") })
  }

  @Test(arguments: [true, false])
  func `units are judged only where single ratings have no long tails`(isStudent: Bool) throws {
    let scan = try Appraisal(round(exponential: false, ratings: ratings(isStudent: isStudent)))
      .outliers
    let rows = scan.rows.filter { Self.measures.contains($0.measure) }
    #expect(rows.count == 315)
    #expect(rows.allSatisfy { ($0.p == nil) == isStudent && (!$0.isFlagged || !isStudent) })
    let notices = scan.notices.map(\.description).filter { $0.contains("are not judged") }
    #expect(notices.count == (isStudent ? 2 : 0))
    #expect(notices.allSatisfy { $0.contains("long tails on both sides") })
  }

  @Test(arguments: [90.0, 120])
  func `without item scores the spread of teams is judged only far from full marks`(full: Double)
    throws
  {
    let scheme = try Scheme.standard.marked(["onsite": full, "routine": full, "peer": full])
    let scan = try Appraisal(round(exponential: false, scheme: scheme)).outliers
    let rows = scan.rows.filter { $0.measure == "onsite_spread" }
    #expect(rows.count == 7)
    #expect(rows.allSatisfy { ($0.p == nil) == (full < 100) && (!$0.isFlagged || full > 100) })
    let notices = scan.notices.map(\.description).filter { $0.contains("SDs below full marks") }
    #expect(notices.count == (full < 100 ? 1 : 0))
  }

  @Test func `normal rounds are judged`() throws {
    let scan = try Appraisal(round(exponential: false)).outliers
    let rows = scan.rows.filter { Self.measures.contains($0.measure) }
    #expect(rows.count == 315 && rows.allSatisfy { $0.q != nil })
    #expect(!scan.notices.contains { $0.description.contains("are not judged") })
  }
}
