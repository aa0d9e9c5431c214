import LinearAlgebra
import Statistics

extension SufficientTables {
  /// Counts and sums of rows in memory.
  ///
  /// - Parameter threads: threads the passes may use; the result does not depend on them.
  /// - Complexity: one pass over the rows for each pair of factors.
  public init(_ data: MixedModelData, threads: Int = 1) {
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
    let mean = centre
    let fixed = RowColumns(data, total: total, responseCentre: centre)

    let sizes = data.random.map(\.levels.count)
    let order = Self.order(sizes)
    let crossed = fixed.factors.enumerated().map { index, factor in
      (place: data.random.count + index, codes: factor.codes, levels: factor.levels)
    }
    let later: [[PairCounts.Other]] = order.indices.map { place in
      order[(place + 1)...].map { ($0, data.random[$0].codes, sizes[$0]) } + crossed
    }
    let jobs = order.indices.flatMap { place in later[place].indices.map { (place, $0) } }
    let tables = parallelMap(count: jobs.count, threads: threads) { job in
      let (place, other) = jobs[job]
      let second = later[place][other]
      return PairTable(
        data.random[order[place]].codes, sizes[order[place]], second.codes, second.levels, weights)
    }
    let pairs = order.indices.map { place in
      PairCounts(
        levels: sizes[order[place]], later: later[place].map(\.place),
        zip(jobs, tables).filter { $0.0.0 == place }.map(\.1))
    }
    let levels = parallelMap(count: data.random.count, threads: threads) { factor in
      Self.levels(data.random[factor], data, mean, fixed.values)
    }
    var squares = 0.0
    for row in 0..<rows {
      let y = data.response[row] - centre
      squares += (weights?[row] ?? 1) * y * y
    }
    self.init(
      rowCount: rows, totalWeight: total,
      logWeights: weights.map { $0.reduce(0) { $0 + $1.naturalLogarithm } } ?? 0,
      responseCentre: centre + data.origin,
      responseSize: data.response.reduce(0) { max($0, abs($1)) }, responseSquares: squares,
      random: levels, order: order,
      pairs: pairs, fixed: fixed.sums)
  }

  private static func levels(
    _ factor: RandomFactor, _ data: MixedModelData, _ centre: Double, _ covariates: [[Double]]
  ) -> Levels {
    let count = factor.levels.count
    var weights = [Double](repeating: 0, count: count)
    var response = weights
    let rows = data.response.count
    // Spelled out without closures per row: these loops see every row.
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
    var sums = [Double](repeating: 0, count: count * covariates.count)
    for k in covariates.indices {
      for row in 0..<rows {
        sums[Int(factor.codes[row]) * covariates.count + k] +=
          (data.weights?[row] ?? 1) * covariates[k][row]
      }
    }
    return Levels(
      name: factor.name, levels: factor.levels, weights: weights, response: response,
      covariates: sums)
  }
}

/// The fixed columns of rows: their values less their means, and sums of products.
private struct RowColumns {
  var sums: FixedSums
  /// Of each covariate, the intercept left out.
  var values: [[Double]] = []
  var factors: [(codes: [Int32], levels: Int)] = []

  /// - Complexity: rows × (covariates + factors)².
  init(_ data: MixedModelData, total: Double, responseCentre: Double) {
    sums = FixedSums(
      data.fixed.map { term in
        switch term {
        case .covariate(let name, _): (name, nil)
        case .factor(let name, let levels, _): (name, levels)
        }
      })
    for term in data.fixed {
      switch term {
      case .covariate(_, let own):
        // Centred covariates keep their digits where their mean is large beside their spread.
        var sum = 0.0
        for (row, value) in own.enumerated() { sum += (data.weights?[row] ?? 1) * value }
        let centre = sum / total
        values.append(own.map { $0 - centre })
        sums.centres[sums.covariates[values.count]] = centre
      case .factor(_, let levels, let codes): factors.append((codes, levels.count))
      }
    }
    guard !data.fixed.isEmpty else {
      sums.products[0, 0] = total
      var right = 0.0
      for (row, y) in data.response.enumerated() {
        right += (data.weights?[row] ?? 1) * (y - responseCentre)
      }
      sums.response[0] = right
      return
    }
    var columns: [Int] = []
    var entries: [Double] = []
    for row in data.response.indices {
      columns.removeAll(keepingCapacity: true)
      entries.removeAll(keepingCapacity: true)
      for (k, column) in sums.covariates.enumerated() {
        columns.append(column)
        entries.append(k == 0 ? 1 : values[k - 1][row])
      }
      for (place, factor) in factors.enumerated() {
        let column = sums.factors[place][Int(factor.codes[row])]
        guard column >= 0 else { continue }
        columns.append(Int(column))
        entries.append(1)
      }
      let weight = data.weights?[row] ?? 1
      let y = data.response[row] - responseCentre
      for (a, x) in zip(columns, entries) {
        sums.response[a] += weight * x * y
        for (b, other) in zip(columns, entries) where b <= a {
          sums.products[a, b] += weight * x * other
        }
      }
    }
  }
}
