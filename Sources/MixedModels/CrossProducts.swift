/// The cross-products of a model's columns, laid out for their factorization.
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

  /// Levels whose equations are solved as one dense matrix: three of half a gigabyte, some minutes.
  private static let mostBorder = 8_000

  /// - Throws: `tooFewRows`, `tooManyLevels`.
  /// - Complexity: linear in levels and pairs, and a cube of the number of fixed columns.
  init(_ tables: SufficientTables) throws(MixedModelsError) {
    let random = tables.random
    let fixed = FixedDesign(tables.fixed, total: tables.totalWeight)
    let p = fixed.names.count
    guard tables.rowCount > p else { throw .tooFewRows(rows: tables.rowCount, fixed: p) }
    let order = tables.order
    var offsets = [Int](repeating: 0, count: random.count)
    var levelCount = 0
    for index in order {
      offsets[index] = levelCount
      levelCount += random[index].levels.count
    }
    let places =
      random.indices.map { r in random[r].levels.indices.map { Int32(offsets[r] + $0) } }
      + fixed.factors.map { $0.map { $0 < 0 ? -1 : Int32(levelCount) + $0 } }
    pattern = LevelPattern(
      sizes: order.map { random[$0].levels.count }, pairs: tables.pairs, places: places,
      covariates: fixed.covariates, fixedCount: p)
    guard pattern.borderCount - p <= Self.mostBorder else {
      throw .tooManyLevels(pattern.borderCount - p, most: Self.mostBorder)
    }
    self.offsets = offsets
    var factorOf = [Int](repeating: 0, count: levelCount)
    var levelWeights = [Double](repeating: 0, count: levelCount)
    var right = [Double](repeating: 0, count: levelCount) + fixed.response
    var levelCovariates: [Double] = []
    levelCovariates.reserveCapacity(levelCount * fixed.covariates.count)
    let all = tables.fixed.covariates.count
    for index in order {
      let own = random[index]
      for level in own.levels.indices {
        let place = offsets[index] + level
        factorOf[place] = index
        levelWeights[place] = own.weights[level]
        right[place] = own.response[level]
        for k in fixed.covariatePlaces {
          levelCovariates.append(
            k == 0 ? own.weights[level] : own.covariates[level * (all - 1) + k - 1])
        }
      }
    }
    self.factorOf = factorOf
    (sparse, dense) = pattern.filled(
      pairs: tables.pairs, first: order.map { offsets[$0] }, places: places,
      levelWeights: levelWeights, levelCovariates: levelCovariates, fixedProducts: fixed.products)
    let border = pattern.borderCount
    let filled = dense
    denseEntries = filled.indices.filter { filled[$0] != 0 && $0 % border > $0 / border }
    rowCount = tables.rowCount
    self.levelWeights = levelWeights
    self.right = right
    responseSquares = tables.responseSquares
    responseCentre = tables.responseCentre
    logWeights = tables.logWeights
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
