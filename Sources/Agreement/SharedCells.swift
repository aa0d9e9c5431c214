import MixedModels
import Statistics

/// Means of variables over the cells of the indices they share.
struct SharedCells: Sendable {
  /// One list per shared index, one code per cell.
  let codes: [[Int32]]
  /// One list per variable, one mean per cell.
  let values: [[Double]]

  /// Means of one variable by the codes of some indices.
  static func means(_ variable: VariableScores, over indices: [Int]) -> [[Int32]: Double] {
    var sums: [[Int32]: (sum: DoubleDouble, count: Double)] = [:]
    for (row, score) in variable.scores.enumerated() {
      let key = indices.map { variable.codes[$0][row] }
      let own = sums[key] ?? (DoubleDouble(0), 0)
      sums[key] = (own.sum + DoubleDouble(score), own.count + 1)
    }
    return sums.mapValues { ($0.sum / $0.count).head }
  }

  /// - Parameter isWhole: whether cells that one variable has and another has not are an error.
  init(
    _ tables: [[[Int32]: Double]], _ names: (String, String), isWhole: Bool
  ) throws(GeneralizabilityError) {
    let keys = tables[0].keys.filter { key in tables.allSatisfy { $0[key] != nil } }
      .sorted { $0.lexicographicallyPrecedes($1) }
    if isWhole, tables.contains(where: { $0.count != keys.count }) {
      throw .unequalCells(names.0, names.1)
    }
    codes = (tables[0].keys.first ?? []).indices.map { place in keys.map { $0[place] } }
    values = tables.map { table in keys.map { table[$0] ?? 0 } }
  }

  /// Covariance components of the shared terms of two variables: those of their sum less those of
  /// their difference, by four.
  ///
  /// - Parameter order: positions of the shared indices in the design.
  func covariances(
    _ design: MeasurementDesign, _ order: [Int], _ names: (String, String)
  ) throws(GeneralizabilityError) -> [(MeasurementDesign.Term, Double)] {
    guard Set(codes.first ?? []).count > 1 else { throw .fewCommonObjects(names.0, names.1) }
    let terms = design.terms.filter { Set(order).isSuperset(of: $0.members) }
    let places = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    let factors = terms.map { term in
      GeneralizabilityStudy.factor(
        design.name(term), term.members.compactMap { places[$0] }.map { codes[$0] })
    }
    let (sizes, isEqual) = GeneralizabilityStudy.sizes(design, terms, factors)
    guard isEqual, abs(sizes.reduce(1, *) - Double(values[0].count)) < 1e-6 else {
      throw .unequalCells(names.0, names.1)
    }
    let sum = zip(values[0], values[1]).map { $0 + $1 }
    let difference = zip(values[0], values[1]).map { $0 - $1 }
    let both = [sum, difference].map {
      GeneralizabilityStudy.analysis(terms, factors, $0, sizes).map(\.variance)
    }
    return terms.enumerated().map { ($1, (both[0][$0] - both[1][$0]) / 4) }
  }
}

/// Mean scores of objects on every variable.
struct ObjectMeans: Sendable {
  /// variable × object, where every object has scores on every variable; empty otherwise.
  let values: [[Double]]

  init(_ tables: [[[Int32]: Double]]) {
    let keys = tables[0].keys.sorted { $0.lexicographicallyPrecedes($1) }
    let isWhole = tables.allSatisfy { table in
      table.count == keys.count && keys.allSatisfy { table[$0] != nil }
    }
    values = isWhole ? tables.map { table in keys.map { table[$0] ?? 0 } } : []
  }

  /// Variance of the objects' weighted means; nil where an object lacks a variable.
  func variance(weights: [Double]) -> Double? {
    guard let count = values.first?.count, count > 1 else { return nil }
    let composite = (0..<count).map { object in
      zip(weights, values).reduce(0) { $0 + $1.0 * $1.1[object] }
    }
    let centre = composite.reduce(0, +) / Double(count)
    return composite.reduce(0) { $0 + ($1 - centre) * ($1 - centre) } / Double(count - 1)
  }
}
