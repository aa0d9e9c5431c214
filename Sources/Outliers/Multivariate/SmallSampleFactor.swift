/// By how much squared distances from the reweighted MCD of clean normal rows exceed their reference
/// distributions in small samples: with squares divided by it, 5 % of samples have any flag at a
/// false discovery rate of 5 %.
///
/// 1 where the references are exact or flag less than stated. Between the simulated sizes it is
/// linear in columns and in 1 / rows; beyond eight columns it is that of eight at as many rows a
/// column.
///
/// Source: `benchmarks/results/mcd-null.md`, 2,000 normal samples a size, in the way of Pison, Van
/// Aelst & Willems (2002), Metrika 55, 111-123.
enum SmallSampleFactor {
  private static let columns = [2.0, 3, 4, 6, 8]
  private static let rows = [20.0, 30, 50, 75, 105, 150, 250, .infinity]
  /// Size × columns.
  private static let simulated: [[Double]] = [
    [0.908, 0.966, 0.998, 1.823, 7.448],
    [0.927, 0.991, 1.047, 1.373, 2.399],
    [0.931, 1.023, 1.054, 1.207, 1.321],
    [0.981, 1.037, 1.088, 1.123, 1.147],
    [1.001, 1.040, 1.069, 1.078, 1.063],
    [1.030, 1.030, 1.023, 1.046, 1.027],
    [1.020, 1.006, 1.011, 1.010, 1.005],
    [1, 1, 1, 1, 1],
  ]

  static func value(rows n: Int, columns p: Int) -> Double {
    let width = min(max(Double(p), columns[0]), columns[columns.count - 1])
    let length = max(Double(n) * width / max(Double(p), width), rows[0])
    let (left, share) = between(columns, width) { $0 }
    let (low, step) = between(rows, length) { -1 / $0 }
    func across(_ size: Int) -> Double {
      simulated[size][left] * (1 - share) + simulated[size][left + 1] * share
    }
    return max(1, across(low) * (1 - step) + across(low + 1) * step)
  }

  /// The place of the last knot but one at or below x, and how far x lies from it to the next.
  private static func between(
    _ knots: [Double], _ x: Double, scale: (Double) -> Double
  ) -> (place: Int, share: Double) {
    let place = min(knots.lastIndex { $0 <= x } ?? 0, knots.count - 2)
    let (a, b) = (scale(knots[place]), scale(knots[place + 1]))
    return (place, (scale(x) - a) / (b - a))
  }
}
