import Foundation
import Statistics

/// Robust adaptive Metropolis sampling: the proposal learns the shape of the target.
///
/// Adaptation stops at the end of the warm-up, so the kept part is an ordinary Markov chain.
///
/// Source: Vihola (2012), Statistics and Computing 22, 997-1008, algorithm in section 2.
struct AdaptiveMetropolis {
  /// Optimal for random-walk proposals in many dimensions (Roberts, Gelman & Gilks 1997).
  static let targetAcceptance = 0.234

  /// How often a step mirrors one of `mirrored` instead of walking.
  static let mirrorShare = 0.2

  /// Coordinates whose prior is symmetric about 0 and whose negative half means "exactly zero":
  /// mirroring one crosses between "none" and "some" without walking through the middle.
  var mirrored: [Int] = []
  var warmUp: Int
  var kept: Int
  var thin: Int

  /// Runs one chain and hands each kept state to `keep` right after it was evaluated.
  func run(
    from start: [Double], using stream: inout PhiloxStream, logDensity: ([Double]) -> Double,
    keep: ([Double]) -> Void
  ) {
    let d = start.count
    var shape = (0..<d).map { i in (0..<d).map { i == $0 ? 0.15 : 0.0 } }
    var x = start
    var current = logDensity(x)
    for step in 1...(warmUp + kept * thin) {
      if !mirrored.isEmpty, stream.uniform() < Self.mirrorShare {
        var proposal = x
        let place = mirrored[Int(stream.uniform() * Double(mirrored.count))]
        proposal[place].negate()
        let candidate = logDensity(proposal)
        if stream.uniform() < exp(min(0, candidate - current)) {
          x = proposal
          current = candidate
        }
      }
      let direction = (0..<d).map { _ in stream.normal() }
      var proposal = x
      for i in 0..<d { for j in 0...i { proposal[i] += shape[i][j] * direction[j] } }
      let candidate = logDensity(proposal)
      let acceptance = candidate.isFinite ? min(1, exp(candidate - current)) : 0
      if stream.uniform() < acceptance {
        x = proposal
        current = candidate
      }
      if step <= warmUp {
        adapt(&shape, direction, acceptance: acceptance, step: step)
      } else if (step - warmUp).isMultiple(of: thin) {
        keep(x)
      }
    }
  }

  /// Rank-one change of the proposal's Cholesky factor, so acceptance nears its target.
  private func adapt(
    _ shape: inout [[Double]], _ direction: [Double], acceptance: Double, step: Int
  ) {
    let d = direction.count
    let rate = min(1, Double(d) * pow(Double(step), -2.0 / 3.0))
    let norm = direction.reduce(0) { $0 + $1 * $1 }
    let change = rate * (acceptance - Self.targetAcceptance) / norm
    var vector = (0..<d).map { i in
      (0...i).reduce(0) { $0 + shape[i][$1] * direction[$1] } * abs(change).squareRoot()
    }
    let sign = change < 0 ? -1.0 : 1.0
    for k in 0..<d {
      let diagonal = shape[k][k]
      let updated = max(diagonal * diagonal + sign * vector[k] * vector[k], 1e-12).squareRoot()
      let c = updated / diagonal
      let s = vector[k] / diagonal
      shape[k][k] = updated
      for i in (k + 1)..<max(d, k + 1) {
        shape[i][k] = (shape[i][k] + sign * s * vector[i]) / c
        vector[i] = c * vector[i] - s * shape[i][k]
      }
    }
  }
}
