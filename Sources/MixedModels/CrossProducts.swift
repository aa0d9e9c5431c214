/// The cross-products of a model's columns: all that is ever needed of the rows.
///
/// Indices run over levels of the sparsely eliminated factors, then the levels of the dense border,
/// then the fixed columns. The response is centred on its weighted mean first.
struct CrossProducts {
  let rowCount: Int
  let pattern: LevelPattern
  /// Sum of weights of each level; the diagonal of ZᵀZ.
  let levelWeights: [Double]
  /// Values, one per entry of `pattern.rows`, zero where there is only fill: ZᵀZ and ZᵀX below the diagonal.
  let sparse: [Double]
  /// Border × border, lower triangle, with fixed columns last.
  let dense: [Double]
  /// Places of `dense` below its diagonal that are not zero: far fewer than it holds.
  let denseEntries: [Int]
  /// [Z X]ᵀ y and yᵀy of the centred response.
  let right: [Double]
  let responseSquares: Double
  let responseCentre: Double
  let logWeights: Double
  let fixedNames: [String]
  /// Means taken off the fixed columns; 0 but for covariates.
  let fixedCentres: [Double]
  let droppedFixed: [String]
  /// Factor of each level index, as its place in the data's list.
  let factorOf: [Int]
  /// First index of each factor's levels.
  let offsets: [Int]

  init(_ data: MixedModelData) throws(MixedModelsError) {
    let rows = data.response.count
    let weights = data.weights
    let total = weights?.reduce(0, +) ?? Double(rows)
    var centre = 0.0
    for (row, y) in data.response.enumerated() { centre += (weights?[row] ?? 1) * y }
    centre /= total
    let fixed = FixedDesign(data.fixed, rows: rows, weights: weights)
    let p = fixed.names.count
    guard rows > p else { throw .tooFewRows(rows: rows, fixed: p) }

    let order = data.random.indices.sorted {
      (data.random[$1].levels.count, $0) < (data.random[$0].levels.count, $1)
    }
    let sizes = data.random.map(\.levels.count)
    let crossed = fixed.factors.enumerated().map { index, factor in
      (data.random.count + index, factor.codes, factor.columns.count)
    }
    var pairs: [PairCounts] = []
    for (place, index) in order.enumerated() {
      let later = order[(place + 1)...].map { ($0, data.random[$0].codes, sizes[$0]) }
      pairs.append(
        PairCounts(
          data.random[index].codes, levels: sizes[index], later: later + crossed, weights: weights))
    }
    var offsets = [Int](repeating: 0, count: data.random.count)
    var next = 0
    for index in order {
      offsets[index] = next
      next += data.random[index].levels.count
    }
    let levelCount = next
    let places =
      data.random.indices.map { r in (0..<sizes[r]).map { Int32(offsets[r] + $0) } }
      + fixed.factors.map { $0.columns.map { $0 < 0 ? -1 : Int32(levelCount) + $0 } }
    pattern = LevelPattern(
      sizes: order.map { sizes[$0] }, pairs: pairs, places: places,
      covariates: fixed.covariates.map(\.column), fixedCount: p)
    self.offsets = offsets
    var factorOf = [Int](repeating: 0, count: levelCount)
    for index in order {
      for level in data.random[index].levels.indices { factorOf[offsets[index] + level] = index }
    }
    self.factorOf = factorOf

    // Sums by level: weights, covariates and the response.
    var levelWeights = [Double](repeating: 0, count: levelCount)
    var right = [Double](repeating: 0, count: levelCount + p)
    let covariateCount = fixed.covariates.count
    var levelCovariates = [Double](repeating: 0, count: levelCount * covariateCount)
    var squares = 0.0
    var values = [Double](repeating: 1, count: covariateCount)
    for row in 0..<rows {
      let weight = weights?[row] ?? 1
      let y = data.response[row] - centre
      squares += weight * y * y
      for (k, covariate) in fixed.covariates.enumerated() {
        if !covariate.values.isEmpty { values[k] = covariate.values[row] }
        right[levelCount + covariate.column] += weight * values[k] * y
      }
      for factor in fixed.factors {
        let column = factor.columns[Int(factor.codes[row])]
        if column >= 0 { right[levelCount + Int(column)] += weight * y }
      }
      for factor in data.random.indices {
        let index = offsets[factor] + Int(data.random[factor].codes[row])
        levelWeights[index] += weight
        right[index] += weight * y
        for k in 0..<covariateCount {
          levelCovariates[index * covariateCount + k] += weight * values[k]
        }
      }
    }
    (sparse, dense) = pattern.filled(
      pairs: pairs, first: order.map { offsets[$0] }, places: places, levelWeights: levelWeights,
      levelCovariates: levelCovariates, fixedProducts: fixed.products)
    let border = pattern.borderCount
    let filled = dense
    denseEntries = filled.indices.filter { filled[$0] != 0 && $0 % border > $0 / border }
    rowCount = rows
    self.levelWeights = levelWeights
    self.right = right
    responseSquares = squares
    responseCentre = centre + data.origin
    logWeights = weights.map { $0.reduce(0) { $0 + $1.naturalLogarithm } } ?? 0
    fixedNames = fixed.names
    fixedCentres = fixed.centres
    droppedFixed = fixed.dropped
  }

  var levelCount: Int { levelWeights.count }
  var fixedCount: Int { fixedNames.count }

  /// [Z X]ᵀ Z v for a vector over the levels, or [Z X]ᵀ [Z X] v for one over levels and columns.
  func product(_ vector: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: levelCount + fixedCount)
    let m = pattern.sparseCount
    for index in 0..<levelCount { result[index] = levelWeights[index] * vector[index] }
    for column in 0..<m {
      for place in pattern.start[column]..<pattern.start[column + 1] where sparse[place] != 0 {
        let row = Int(pattern.rows[place])
        result[row] += sparse[place] * vector[column]
        if row < vector.count { result[column] += sparse[place] * vector[row] }
      }
    }
    let border = pattern.borderCount
    for k in 0..<fixedCount where levelCount + k < vector.count {
      let place = levelCount - m + k
      result[levelCount + k] += dense[place + place * border] * vector[levelCount + k]
    }
    for place in denseEntries {
      let (row, column) = (m + place % border, m + place / border)
      if column < vector.count { result[row] += dense[place] * vector[column] }
      if row < vector.count { result[column] += dense[place] * vector[row] }
    }
    return result
  }
}
