import LinearAlgebra

/// The criterion at given variances, none profiled out, with its score and average information.
///
/// With relative variances θ = v/s of the residual variance s, the criterion is
/// log-determinants(θ) + freedom · log(2πs) + rest(θ)/s, so one `ProfiledDeviance` gives it at any
/// s.
struct VariancePoint {
  /// In squared units of the response, the residual's last; none below `floor` of it.
  let variances: [Double]
  let value: Double
  /// First derivatives in the variances.
  let score: [Double]
  /// Average second derivatives in the variances.
  let information: [[Double]]

  /// A share of the residual variance that stands for zero: the score at zero itself is a limit.
  static let floor = 1e-9

  /// - Returns: nil where the equations cannot be solved.
  init?(_ factor: inout BlockFactor, variances wanted: [Double], method: FitMethod) {
    guard let residual = wanted.last, residual > 0 else { return nil }
    let count = wanted.count - 1
    var variances = wanted
    for r in 0..<count { variances[r] = max(variances[r], Self.floor * residual) }
    let relative = variances[..<count].map { $0 / residual }
    guard let evaluation = ProfiledDeviance(&factor, variances: relative, method: method) else {
      return nil
    }
    let derivatives = evaluation.derivatives()
    let freedom = evaluation.freedom
    let rest = evaluation.residualVariance * freedom
    value =
      evaluation.value + freedom * (residual / evaluation.residualVariance).naturalLogarithm
      + rest / residual - freedom
    var score = [Double](repeating: 0, count: count + 1)
    score[count] = (freedom - rest / residual) / residual
    for r in 0..<count {
      let own = derivatives.traces[r] / relative[r] - derivatives.squares[r] / residual
      score[r] = own / residual
      score[count] -= own * relative[r] / residual
    }
    let cube = residual * residual * residual
    information = derivatives.information.map { $0.map { $0 / cube } }
    self.score = score
    self.variances = variances
  }

  /// Components that may move: not at zero, or with the criterion falling away from there.
  func free(except held: Int) -> [Int] {
    let least = 2 * Self.floor * (variances.last ?? 0)
    return variances.indices.filter { $0 != held && (variances[$0] > least || score[$0] < 0) }
  }

  /// The average-information Newton step over some components and the fall that it promises.
  func newtonStep(_ free: [Int]) -> (step: [Double], fall: Double)? {
    var matrix = Matrix(rows: free.count, columns: free.count)
    for (i, r) in free.enumerated() {
      for (j, s) in free.enumerated() {
        // Scaled by the variances, so that unlike sizes do not spoil the factorization.
        matrix[i, j] = information[r][s] * variances[r] * variances[s]
      }
    }
    guard let factor = try? Cholesky(matrix) else { return nil }
    let solved = factor.solve(free.map { -score[$0] * variances[$0] })
    var step = [Double](repeating: 0, count: variances.count)
    var fall = 0.0
    for (i, r) in free.enumerated() {
      step[r] = solved[i] * variances[r]
      fall -= step[r] * score[r] / 2
    }
    return (step, fall)
  }
}
