import Foundation
import LinearAlgebra
import Optimization

/// The mean severity of each team's members in each year, as the members' ratings tell it.
///
/// Assessors' severities are autoregressive over years and independent of each other. Ratings of one
/// team compare its members; a member who moves compares the teams. The SD and the persistence are
/// of largest marginal likelihood and then taken as known: there are many assessors.
///
/// Source: Searle, Casella & McCulloch (1992), Variance Components, sections 6.8 and 7.4.
struct AssessorMeans {
  let persistence: AssessorPersistence
  /// By team-year, points.
  let mean: [Double]
  /// Team-year × team-year, points squared.
  let covariance: [Double]

  /// One assessor in one year.
  private struct Seat {
    let assessor: Int
    let year: Int
  }

  /// - Parameters:
  ///   - years: calendar years.
  ///   - scale: a team's SD of on-site scores, points; the SD is sought from a thousandth of it up
  ///     to ten of it.
  /// - Returns: nil where nobody moved, where some team-year has no panel, or where the assessors
  ///   cannot be told apart.
  /// - Complexity: some fifty factorizations of seats × seats.
  init?(_ panels: [TeamPanel], teamYears: [TeamYear], years: [Int], scale: Double) {
    var teamsOf: [Int: Set<Int>] = [:]
    for panel in panels {
      for member in panel.members { teamsOf[member, default: []].insert(panel.place.team) }
    }
    let moved = teamsOf.values.count { $0.count > 1 }
    let panelOf = Dictionary(panels.map { ($0.place, $0) }, uniquingKeysWith: { first, _ in first })
    guard moved > 0, teamYears.allSatisfy({ panelOf[$0] != nil }) else { return nil }
    let seats = panels.flatMap { panel in
      panel.members.map { Seat(assessor: $0, year: panel.place.year) }
    }.sorted { ($0.assessor, $0.year) < ($1.assessor, $1.year) }
    var place: [[Int]: Int] = [:]
    for (index, seat) in seats.enumerated() { place[[seat.assessor, seat.year]] = index }
    func places(_ panel: TeamPanel) -> [Int] {
      panel.members.compactMap { place[[$0, panel.place.year]] }
    }

    var ratings = SymmetricBlock(order: seats.count)
    var information = [Double](repeating: 0, count: seats.count)
    for panel in panels {
      let own = places(panel)
      for (i, a) in own.enumerated() {
        information[a] += panel.information[i]
        for (j, b) in own.enumerated() where b <= a {
          ratings[a, b] += panel.precision[i * own.count + j]
        }
      }
    }
    func factored(_ point: [Double]) -> (block: SymmetricBlock, logDensity: Double)? {
      let (sd, persistence) = (exp(point[0]), 1 / (1 + exp(-point[1])))
      var block = ratings
      let prior = Self.addPrior(
        to: &block, seats, years: years, sd: sd, persistence: persistence)
      guard (try? block.factor()) != nil else { return nil }
      var solved = information
      block.forward(&solved)
      let squares = solved.reduce(0) { $0 + $1 * $1 }
      return (
        block, 0.5 * (prior - block.logDeterminant(from: 0, to: block.order) + squares)
      )
    }
    let best = BoundedMaximum(
      from: [log(scale / 5), 1], lower: [log(scale / 1_000), -6], upper: [log(scale * 10), 6],
      firstStep: 0.5, tolerance: 1e-10, evaluationLimit: 400,
      of: { factored($0)?.logDensity ?? -.infinity })
    guard let (block, _) = factored(best.point) else { return nil }
    persistence = AssessorPersistence(
      standardDeviation: exp(best.point[0]), persistence: 1 / (1 + exp(-best.point[1])),
      assessorCount: teamsOf.count, movedCount: moved)
    var solution = information
    block.forward(&solution)
    let columns = teamYears.map { teamYear -> [Double] in
      var column = [Double](repeating: 0, count: seats.count)
      let own = panelOf[teamYear].map(places) ?? []
      for seat in own { column[seat] = 1 / Double(own.count) }
      block.forward(&column)
      return column
    }
    func product(_ a: [Double], _ b: [Double]) -> Double {
      zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
    }
    mean = columns.map { product($0, solution) }
    covariance = columns.flatMap { a in columns.map { product(a, $0) } }
  }

  /// Adds the autoregressive precision; returns its log determinant.
  private static func addPrior(
    to block: inout SymmetricBlock, _ seats: [Seat], years: [Int], sd: Double, persistence: Double
  ) -> Double {
    let precision = 1 / (sd * sd)
    var logDeterminant = Double(seats.count) * log(precision)
    var first = 0
    while first < seats.count {
      let end = seats[first...].firstIndex { $0.assessor != seats[first].assessor } ?? seats.count
      let prior = PersistencePrecision(
        years: seats[first..<end].map { years[$0.year] }, persistence: persistence)
      for (offset, value) in prior.diagonal.enumerated() {
        block[first + offset, first + offset] += precision * value
      }
      for (offset, value) in prior.beside.enumerated() {
        block[first + offset + 1, first + offset] += precision * value
      }
      logDeterminant -= prior.logDeterminant
      first = end
    }
    return logDeterminant
  }
}
