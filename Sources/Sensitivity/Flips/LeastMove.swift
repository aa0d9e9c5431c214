/// The smallest moves of nominal weights that make linear forms of them 0 or more, within a region.
struct LeastMove {
  /// Weights nearest to the nominal ones, and how far they are.
  struct Point {
    let weights: [Double]
    let distance: Double
  }

  /// Shares of 1.
  let nominal: [Double]
  /// Forms that are 0 or more throughout the region, of size 1; the weights themselves among them.
  private let sides: [[Double]]

  /// - Parameters:
  ///   - nominal: shares of 1.
  ///   - constraints: half-spaces besides those of the weights; the nominal weights meet them.
  init(nominal: [Double], constraints: [[Double]]) {
    self.nominal = nominal
    let own = nominal.indices.map { k in nominal.indices.map { $0 == k ? 1.0 : 0 } }
    sides = own + constraints.compactMap(Self.scaled)
  }

  /// The form over its largest coefficient; nil where all are 0.
  static func scaled(_ form: [Double]) -> [Double]? {
    let size = form.reduce(0) { max($0, abs($1)) }
    return size > 0 ? form.map { $0 / size } : nil
  }

  static func value(_ form: [Double], _ weights: [Double]) -> Double {
    var sum = 0.0
    for k in form.indices { sum += form[k] * weights[k] }
    return sum
  }

  /// The least distance at which one form is 0 or more, were there no region: a closed form, and a lower
  /// bound with one. Infinite where it never is.
  ///
  /// Moves have sum 0. In L2 the best goes along the form less its mean; in L∞ the components above the
  /// median of the form gain what those below lose; in L1 the largest gains what the smallest loses.
  func bound(_ form: [Double], _ norm: WeightNorm) -> Double {
    let lack = -Self.value(form, nominal)
    guard lack > 0 else { return 0 }
    let slope = Self.slope(form, norm)
    return slope > 0 ? lack / slope : .infinity
  }

  /// What a form gains per distance, at most.
  private static func slope(_ form: [Double], _ norm: WeightNorm) -> Double {
    switch norm {
    case .sum: ((form.max() ?? 0) - (form.min() ?? 0)) / 2
    case .euclidean:
      form.reduce(0) { $0 + ($1 - mean(form)) * ($1 - mean(form)) }.squareRoot()
    case .largest:
      halves(form).above.reduce(0) { $0 + form[$1] }
        - halves(form).below.reduce(0) { $0 + form[$1] }
    }
  }

  private static func mean(_ form: [Double]) -> Double {
    form.reduce(0, +) / Double(form.count)
  }

  private static func halves(_ form: [Double]) -> (above: ArraySlice<Int>, below: ArraySlice<Int>) {
    let order = form.indices.sorted { (form[$1], $0) < (form[$0], $1) }
    return (order.prefix(form.count / 2), order.suffix(form.count / 2))
  }

  /// The move of `bound`.
  private func free(_ form: [Double], _ norm: WeightNorm) -> [Double]? {
    let distance = bound(form, norm)
    guard distance.isFinite else { return nil }
    var weights = nominal
    switch norm {
    case .sum:
      guard let high = form.indices.max(by: { form[$0] < form[$1] }),
        let low = form.indices.min(by: { form[$0] < form[$1] })
      else { return nil }
      weights[high] += distance / 2
      weights[low] -= distance / 2
    case .euclidean:
      let (mean, size) = (Self.mean(form), Self.slope(form, norm))
      guard size > 0 else { return weights }
      for k in form.indices { weights[k] += distance * (form[k] - mean) / size }
    case .largest:
      let halves = Self.halves(form)
      for k in halves.above { weights[k] += distance }
      for k in halves.below { weights[k] -= distance }
    }
    return weights
  }

  /// The nearest weights of the region at which every form is at least its margin.
  ///
  /// - Parameters:
  ///   - forms: one coefficient per component, of size 1.
  ///   - margins: one per form; nil is 0 for all.
  ///   - room: how far inside every side but those of the weights themselves.
  /// - Returns: nil where no weights of the region do.
  /// - Complexity: a closed form where one form alone is short and the region is out of the way; otherwise
  ///   a linear program (L1, L∞) or a least distance (L2) in the components.
  func nearest(
    _ forms: [[Double]], margins: [Double]? = nil, room: Double = 0, norm: WeightNorm
  ) -> Point? {
    // Weights have sum 1: a margin is a part of every coefficient.
    let own = forms.indices.map { index in forms[index].map { $0 - (margins?[index] ?? 0) } }
    let short = own.filter { Self.value($0, nominal) < 0 }
    let inner = sides.enumerated().map { index, side in
      index < nominal.count ? side : side.map { $0 - room }
    }
    let isInside = room == 0 || inner.allSatisfy { Self.value($0, nominal) >= 0 }
    if short.isEmpty && isInside { return Point(weights: nominal, distance: 0) }
    if short.count == 1, isInside {
      guard let weights = free(short[0], norm) else { return nil }
      if (own + inner).allSatisfy({ Self.value($0, weights) >= -1e-13 }) {
        return point(weights, norm)
      }
    }
    let rows = inner + own
    let found =
      norm == .euclidean ? shortest(rows) : program(rows, isLargest: norm == .largest)
    return found.map { point($0, norm) }
  }

  private func point(_ weights: [Double], _ norm: WeightNorm) -> Point {
    // Below its own rounding a weight is 0.
    let clean = weights.map { abs($0) < 1e-14 ? 0 : max(0, $0) }
    return Point(
      weights: clean, distance: norm.size(of: zip(clean, nominal).map { $0 - $1 }))
  }

  private func program(_ rows: [[Double]], isLargest: Bool) -> [Double]? {
    let (count, sum) = (nominal.count, nominal.map { _ in 1.0 })
    let lacks = rows.map { -Self.value($0, nominal) }
    if isLargest {
      // move = q − t with 0 ≤ q ≤ 2 t.
      let within = nominal.indices.map { k in nominal.indices.map { $0 == k ? -1.0 : 0 } + [2] }
      let even = sum + [-Double(count)]
      let solution = DualSimplex(
        costs: nominal.map { _ in 0 } + [1],
        rows: rows.map { $0 + [-$0.reduce(0, +)] } + within + [even, even.map { -$0 }],
        bounds: lacks + Array(repeating: 0, count: count + 2)
      ).minimum()
      return solution.map { x in nominal.indices.map { nominal[$0] + x[$0] - x[count] } }
    }
    // move = gain − loss.
    let even = sum + sum.map { -$0 }
    let solution = DualSimplex(
      costs: even.map { _ in 1 },
      rows: rows.map { $0 + $0.map { -$0 } } + [even, even.map { -$0 }],
      bounds: lacks + [0, 0]
    ).minimum()
    return solution.map { x in nominal.indices.map { nominal[$0] + x[$0] - x[count + $0] } }
  }

  private func shortest(_ rows: [[Double]]) -> [Double]? {
    let basis = Self.evenBasis(nominal.count)
    let reduced = rows.map { row in basis.map { Self.value($0, row) } }
    guard
      let move = LeastDistance.shortest(
        rows: reduced, bounds: rows.map { -Self.value($0, nominal) })
    else { return nil }
    return nominal.indices.map { k in
      zip(basis, move).reduce(nominal[k]) { $0 + $1.0[k] * $1.1 }
    }
  }

  /// Orthonormal directions of sum 0 (Helmert's).
  private static func evenBasis(_ count: Int) -> [[Double]] {
    (1..<count).map { j in
      let size = (Double(j) * Double(j + 1)).squareRoot()
      return (0..<count).map { $0 < j ? 1 / size : $0 == j ? -Double(j) / size : 0 }
    }
  }
}
