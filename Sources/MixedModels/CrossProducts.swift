import Statistics

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

  /// - Parameter threads: threads the work may use; the result does not depend on them.
  init(_ data: MixedModelData, threads: Int = 1) throws(MixedModelsError) {
    let rows = data.response.count
    let weights = data.weights
    let total = weights?.reduce(0, +) ?? Double(rows)
    var centre = 0.0
    if let weights {
      for (weight, y) in zip(weights, data.response) { centre += weight * y }
    } else {
      for y in data.response { centre += y }
    }
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
    let later = order.indices.map { place in
      order[(place + 1)...].map { ($0, data.random[$0].codes, sizes[$0]) } + crossed
    }
    let jobs = order.indices.flatMap { place in later[place].indices.map { (place, $0) } }
    let tables = parallelMap(count: jobs.count, threads: threads) { job in
      let (place, other) = jobs[job]
      let second = later[place][other]
      return PairTable(
        data.random[order[place]].codes, sizes[order[place]], second.1, second.2, weights)
    }
    var pairs: [PairCounts] = []
    for place in order.indices {
      let own = zip(jobs, tables).filter { $0.0.0 == place }.map(\.1)
      pairs.append(
        PairCounts(levels: sizes[order[place]], later: later[place].map { $0.0 }, own))
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

    let sums = LevelSums.all(
      data, centre: centre, covariates: fixed.covariates, threads: threads)
    var levelWeights: [Double] = []
    var right: [Double] = []
    var levelCovariates: [Double] = []
    for index in order {
      levelWeights += sums[index].weights
      right += sums[index].response
      levelCovariates += sums[index].covariates
    }
    let (fixedRight, squares) = fixed.responseProducts(
      data.response, centre: centre, weights: weights)
    right += fixedRight
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
