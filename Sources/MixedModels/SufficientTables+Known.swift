import LinearAlgebra

extension SufficientTables {
  /// Sums over all rows.
  public struct Totals: Sendable {
    /// Number of rows.
    public var rowCount: Int
    /// Sum of the weights; the number of rows where all weigh alike.
    public var weight: Double
    /// Sum of the logarithms of the weights; 0 where all weigh alike.
    public var logWeights: Double
    /// Means of the response and then of the covariates.
    public var means: [Double]
    /// Sums of products of the centred response and covariates with each other and themselves, in
    /// that order: those of the first with all, of the second with the second and later ones, and so
    /// on.
    public var products: [Double]

    /// Sums of rows that weigh alike, unless weights are given.
    public init(
      rowCount: Int, weight: Double? = nil, logWeights: Double = 0, means: [Double],
      products: [Double]
    ) {
      let count = means.count
      precondition(products.count == count * (count + 1) / 2, "a product for each pair")
      self.rowCount = rowCount
      self.weight = weight ?? Double(rowCount)
      self.logWeights = logWeights
      self.means = means
      self.products = products
    }

    func product(_ a: Int, _ b: Int) -> Double {
      let (low, high) = (min(a, b), max(a, b))
      return products[low * means.count - low * (low + 1) / 2 + high]
    }
  }

  /// A term of the fixed effects.
  public enum FixedLevels: Sendable {
    /// A numeric column.
    case covariate(name: String)
    /// A factor, by its levels.
    case factor(Levels)
  }

  /// Tables that were made elsewhere, and agree with each other.
  ///
  /// - Parameters:
  ///   - totals: means and products of the response and of the covariates of `fixed` in their order.
  ///   - random: the random factors.
  ///   - fixed: the fixed terms after the intercept.
  ///   - pairs: of two factors, by their places among the random factors and then the factors of
  ///     `fixed`; the lower place is the first factor.
  /// - Throws: `noRows`, `oneLevel`, `levelARow` or `aliased`.
  /// - Complexity: linear in levels and pairs.
  public init(
    _ totals: Totals, random: [Levels], fixed: [FixedLevels],
    pairs: (_ first: Int, _ second: Int) -> LevelPairs
  ) throws(MixedModelsError) {
    guard totals.rowCount > 0 else { throw .noRows }
    for factor in random {
      if factor.levels.count < 2 { throw .oneLevel(factor: factor.name) }
      if factor.levels.count >= totals.rowCount { throw .levelARow(factor: factor.name) }
    }
    for place in random.indices {
      for other in 0..<place where random[other].levels.count == random[place].levels.count {
        // Each level of one meets a single level of the other.
        guard pairs(other, place).first.count > random[place].levels.count else {
          throw .aliased(factor: random[place].name, with: random[other].name)
        }
      }
    }
    let factors = fixed.compactMap { term in if case .factor(let own) = term { own } else { nil } }
    let sizes = random.map(\.levels.count)
    let order = Self.order(sizes)
    var counts: [PairCounts] = []
    for (place, index) in order.enumerated() {
      let later = order[(place + 1)...].map { other in
        (other, index < other ? pairs(index, other) : pairs(other, index).turned, sizes[other])
      }
      let crossed = factors.indices.map { factor in
        let other = random.count + factor
        return (other, pairs(index, other), factors[factor].levels.count)
      }
      counts.append(PairCounts(levels: sizes[index], later: later + crossed))
    }
    let crossed = { pairs(random.count + $0, random.count + $1) }
    self.init(
      rowCount: totals.rowCount, totalWeight: totals.weight, logWeights: totals.logWeights,
      responseCentre: totals.means[0], responseSize: abs(totals.means[0]),
      responseSquares: totals.product(0, 0), random: random, order: order, pairs: counts,
      fixed: Self.sums(totals, fixed, factors, random[0], crossed))
  }

  /// Sums of the fixed columns, from those by level and by pairs of levels.
  private static func sums(
    _ totals: Totals, _ terms: [FixedLevels], _ factors: [Levels], _ any: Levels,
    _ pairs: (Int, Int) -> LevelPairs
  ) -> FixedSums {
    var sums = FixedSums(
      terms.map { term in
        switch term {
        case .covariate(let name): (name, nil)
        case .factor(let own): (own.name, own.levels)
        }
      })
    let covariates = sums.covariates
    let own = covariates.count - 1
    // What rounding has left of the sums of centred numbers.
    sums.response[0] = any.response.reduce(0, +)
    sums.products[0, 0] = totals.weight
    for k in covariates.indices.dropFirst() {
      sums.centres[covariates[k]] = totals.means[k]
      sums.response[covariates[k]] = totals.product(0, k)
      sums.products[covariates[k], 0] = any.levels.indices.reduce(0) {
        $0 + any.covariates[$1 * own + k - 1]
      }
      for j in 1...k { sums.add(totals.product(j, k), covariates[j], covariates[k]) }
    }
    for (place, factor) in factors.enumerated() {
      for (level, column) in sums.factors[place].enumerated() where column >= 0 {
        let column = Int(column)
        sums.response[column] = factor.response[level]
        sums.add(factor.weights[level], column, column)
        sums.add(factor.weights[level], column, 0)
        for k in covariates.indices.dropFirst() {
          sums.add(factor.covariates[level * own + k - 1], column, covariates[k])
        }
      }
      for other in (place + 1)..<max(place + 1, factors.count) {
        let met = pairs(place, other)
        for entry in met.first.indices {
          let a = sums.factors[place][Int(met.first[entry])]
          let b = sums.factors[other][Int(met.second[entry])]
          if a >= 0 && b >= 0 { sums.add(met.weights[entry], Int(a), Int(b)) }
        }
      }
    }
    return sums
  }
}
