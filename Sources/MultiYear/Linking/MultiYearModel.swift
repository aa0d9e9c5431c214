import Foundation
import Optimization
import Severity
import Statistics

/// Severities of teams in several years at once.
///
/// As the anchored model of one year, and besides: a unit's quality persists from year to year, so
/// what other teams gave it in other years speaks of it; a team's severity persists too. Severities
/// are reported against the mean of the teams of their year, so a severity that all teams of a year
/// share stays part of that year.
public struct MultiYearModel: Sendable {
  /// Points drawn from the fitted proposals, and states kept of them.
  public var sample = 2_000
  public var draws = 1_000
  private let prior = AnchoredPrior()

  /// A submodel less probable than this has no draw to give.
  private static let leastProbability = 1e-4
  /// Effective draws that end the search for better proposals, and how often it is tried.
  private static let enough = 400.0
  private static let rounds = 8
  /// Some ten points a coordinate, for a covariance that means something.
  private static let leastEffective = 100.0

  public init() {}

  private struct State {
    let submodel: MultiYearSubmodel
    let point: [Double]
    let logWeight: Double
  }

  /// - Returns: equally weighted draws of severities and variances, with the effective size of the
  ///   weighted sample they come from.
  /// - Throws: `MultiYearError` when the years cannot tell teams, units and errors apart.
  /// - Complexity: some 7,000 evaluations of `MultiYearLikelihood`.
  ///
  /// Source: the importance sample of Cappé et al. (2004), Population Monte Carlo; resampled by
  /// Kitagawa's (1996) systematic scheme, J. Comput. Graph. Stat. 5, 1-25.
  public func fit(_ data: MultiYearData, seed: UInt64) throws(MultiYearError) -> MultiYearEstimate {
    let prepared = try PreparedMultiYear(data)
    var likelihood = MultiYearLikelihood(prepared)
    func logDensity(_ submodel: MultiYearSubmodel, _ point: [Double]) -> Double {
      let parameters = submodel.parameters(point)
      let value = submodel.logPrior(point, parameters, prior)
      return value.isFinite ? value + likelihood.logDensity(parameters) : -.infinity
    }
    var fitted: [(submodel: MultiYearSubmodel, student: StudentProposal, logEvidence: Double)] = []
    for (index, hasSeverity) in [true, false].enumerated() {
      let submodel = MultiYearSubmodel(
        hasSeverity: hasSeverity, componentCount: prepared.componentCount)
      var stream = PhiloxStream(seed: seed, purpose: .multiYearProposal, replicate: index)
      guard
        let own = ImportanceProposal(
          start: submodel.start(prior), positiveCount: submodel.positiveCount,
          leastEffective: Self.leastEffective, using: &stream,
          logDensity: { logDensity(submodel, $0) })
      else { throw .noFit }
      fitted.append((submodel, own.student, own.logEvidence))
    }
    guard let top = fitted.map(\.logEvidence).max(), top.isFinite else { throw .noFit }
    let whole = fitted.reduce(0) { $0 + exp($1.logEvidence - top) }

    var states: [State] = []
    var weights: [Double] = []
    var (sum, effective) = (0.0, 0.0)
    for round in 0..<Self.rounds {
      var trial: [State] = []
      for (index, own) in fitted.enumerated() {
        let probability = exp(own.logEvidence - top) / whole
        guard probability > Self.leastProbability else { continue }
        let count = max(50, Int((probability * Double(sample)).rounded()))
        var stream = PhiloxStream(
          seed: seed, purpose: .multiYearSample, replicate: index + fitted.count * round)
        var (points, logs) = ([[Double]](), [Double]())
        var point = own.student.centre
        for _ in 0..<count where own.student.draw(&point, using: &stream) {
          let value = logDensity(own.submodel, point)
          guard value.isFinite else { continue }
          points.append(point)
          logs.append(value - own.student.logDensity(point))
        }
        trial += zip(points, logs).map {
          State(submodel: own.submodel, point: $0, logWeight: $1 - log(Double(count)))
        }
        if let refit = ImportanceProposal.refit(
          own.student, points: points, logs: logs, leastEffective: Self.leastEffective)
        {
          fitted[index].student = refit.student
        }
      }
      guard let heaviest = trial.map(\.logWeight).max() else { throw .noFit }
      let own = trial.map { exp($0.logWeight - heaviest) }
      let whole = own.reduce(0, +)
      let worth = whole * whole / own.reduce(0) { $0 + $1 * $1 }
      if worth > effective { (states, weights, sum, effective) = (trial, own, whole, worth) }
      if effective >= Self.enough { break }
    }

    var stream = PhiloxStream(seed: seed, purpose: .multiYearEffects)
    var kept = MultiYearDraws()
    var (place, reached) = (0, weights[0])
    let step = sum / Double(draws)
    var mark = stream.uniform() * step
    for _ in 0..<draws {
      while reached < mark, place < states.count - 1 {
        place += 1
        reached += weights[place]
      }
      mark += step
      let state = states[place]
      let parameters = state.submodel.parameters(state.point)
      _ = likelihood.logDensity(parameters)
      let noise = (0..<likelihood.effectCount).map { _ in stream.normal() }
      kept.append(parameters, likelihood.severities(noise: noise, parameters), prepared)
    }
    return MultiYearEstimate(kept, prepared, effectiveSampleSize: effective)
  }
}

/// Draws in points.
struct MultiYearDraws {
  private(set) var parameters: [MultiYearParameters] = []
  /// draw × team-year, each year's mean taken off.
  private(set) var severities: [[Double]] = []

  mutating func append(
    _ parameters: MultiYearParameters, _ severities: [Double], _ prepared: PreparedMultiYear
  ) {
    self.parameters.append(parameters)
    var sums = [(sum: Double, count: Double)](repeating: (0, 0), count: prepared.years.count)
    for (place, severity) in severities.enumerated() {
      sums[prepared.teamYears[place].year].sum += severity
      sums[prepared.teamYears[place].year].count += 1
    }
    self.severities.append(
      severities.enumerated().map { place, severity in
        let (sum, count) = sums[prepared.teamYears[place].year]
        return prepared.scales[0] * (severity - sum / count)
      })
  }
}
