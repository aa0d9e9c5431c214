#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Nodes and weights of Gauss-Legendre quadrature on 0 to 1; n nodes are exact to degree 2n − 1.
struct GaussLegendre {
  let nodes: [Double]
  let weights: [Double]

  /// Newton's method on the Legendre polynomial from Tricomi's first guess.
  ///
  /// Source: Davis & Rabinowitz (1984), Methods of Numerical Integration, section 2.7.
  init(nodes count: Int) {
    precondition(count > 0, "a rule needs a node")
    var nodes: [Double] = []
    var weights: [Double] = []
    for k in 1...count {
      var x = cos(Double.pi * (Double(k) - 0.25) / (Double(count) + 0.5))
      var slope = 1.0
      // Convergence is quadratic: from this guess four steps reach the last bit, the rest is spare.
      for _ in 0..<8 {
        var (last, value) = (1.0, x)
        for degree in 1..<max(1, count) {
          let next = (Double(2 * degree + 1) * x * value - Double(degree) * last)
          (last, value) = (value, next / Double(degree + 1))
        }
        slope = Double(count) * (last - x * value) / (1 - x * x)
        x -= value / slope
      }
      nodes.append((1 - x) / 2)
      weights.append(1 / ((1 - x * x) * slope * slope))
    }
    self.nodes = nodes
    self.weights = weights
  }
}
