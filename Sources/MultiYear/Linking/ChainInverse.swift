import Foundation

/// The inverse of a symmetric matrix whose only elements are on and beside its diagonal.
///
/// Source: Takahashi, Fagan & Chen (1973), as in Rue & Held (2005), section 2.3.
struct ChainInverse {
  private let order: Int
  /// order × order.
  let storage: [Double]
  private let pivots: [Double]
  private let below: [Double]
  let logDeterminant: Double

  /// - Returns: nil where the matrix is not positive definite.
  /// - Complexity: n².
  init?(diagonal: [Double], beside: [Double]) {
    let n = diagonal.count
    var pivots = diagonal
    var below = beside
    var logDeterminant = 0.0
    for i in 0..<n {
      if i > 0 {
        below[i - 1] = beside[i - 1] / pivots[i - 1]
        pivots[i] -= below[i - 1] * beside[i - 1]
      }
      guard pivots[i] > 0, pivots[i].isFinite else { return nil }
      logDeterminant += log(pivots[i])
    }
    var storage = [Double](repeating: 0, count: n * n)
    for i in stride(from: n - 1, through: 0, by: -1) {
      for j in stride(from: n - 1, to: i, by: -1) {
        storage[i * n + j] = -below[i] * storage[(i + 1) * n + j]
        storage[j * n + i] = storage[i * n + j]
      }
      storage[i * n + i] = 1 / pivots[i] - (i + 1 < n ? below[i] * storage[i * n + i + 1] : 0)
    }
    order = n
    self.storage = storage
    self.pivots = pivots
    self.below = below
    self.logDeterminant = logDeterminant
  }

  subscript(row: Int, column: Int) -> Double { storage[row * order + column] }

  /// The x with matrix · x = right for no noise; for normal noise, a draw whose mean that is and whose
  /// covariance is the inverse.
  ///
  /// - Complexity: 6 n.
  func solution(_ right: [Double], noise: ArraySlice<Double>) -> [Double] {
    var solution = right
    for i in 1..<max(1, order) { solution[i] -= below[i - 1] * solution[i - 1] }
    for (i, own) in noise.enumerated() {
      solution[i] = solution[i] / pivots[i] + own / pivots[i].squareRoot()
    }
    for i in stride(from: order - 2, through: 0, by: -1) {
      solution[i] -= below[i] * solution[i + 1]
    }
    return solution
  }
}
