import Statistics

/// Sums over the rows of each level of one factor.
struct LevelSums: Sendable {
  /// Of weights; the number of rows without weights.
  private(set) var weights: [Double]
  /// Of weight times the centred response.
  private(set) var response: [Double]
  /// Of weight times each covariate, level by level.
  private(set) var covariates: [Double]

  /// The sums of every random factor.
  ///
  /// - Parameter threads: threads that share the factors; each sum is in the order of the rows.
  static func all(
    _ data: MixedModelData, centre: Double, covariates: [FixedDesign.Covariate], threads: Int
  ) -> [LevelSums] {
    parallelMap(count: data.random.count, threads: threads) { factor in
      LevelSums(data.random[factor], data, centre: centre, covariates: covariates)
    }
  }

  private init(
    _ factor: RandomFactor, _ data: MixedModelData, centre: Double,
    covariates fixed: [FixedDesign.Covariate]
  ) {
    var weights = [Double](repeating: 0, count: factor.levels.count)
    var response = weights
    let rows = data.response.count
    // Spelled out without closures: these loops see every row.
    factor.codes.withUnsafeBufferPointer { codes in
      data.response.withUnsafeBufferPointer { values in
        weights.withUnsafeMutableBufferPointer { weights in
          response.withUnsafeMutableBufferPointer { response in
            if let given = data.weights {
              for row in 0..<rows {
                weights[Int(codes[row])] += given[row]
                response[Int(codes[row])] += given[row] * (values[row] - centre)
              }
            } else {
              for row in 0..<rows {
                weights[Int(codes[row])] += 1
                response[Int(codes[row])] += values[row] - centre
              }
            }
          }
        }
      }
    }
    var sums = [Double](repeating: 0, count: factor.levels.count * fixed.count)
    for (k, covariate) in fixed.enumerated() {
      if covariate.values.isEmpty {
        for level in weights.indices { sums[level * fixed.count + k] = weights[level] }
        continue
      }
      for row in 0..<rows {
        sums[Int(factor.codes[row]) * fixed.count + k] +=
          (data.weights?[row] ?? 1) * covariate.values[row]
      }
    }
    (self.weights, self.response, covariates) = (weights, response, sums)
  }
}
