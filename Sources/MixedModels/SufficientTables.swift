/// Counts and sums of the rows of a mixed model, by level and by pairs of levels: all that a fit needs
/// of them.
///
/// The response and covariates are centred on their weighted means before anything is summed, so that
/// large means cost no digits.
public struct SufficientTables: Sendable {
  /// Sums over the rows of each level of a factor.
  public struct Levels: Sendable {
    /// Name of the factor, as results show it.
    public let name: String
    /// Names of the levels.
    public let levels: [String]
    /// Sum of the weights of each level's rows: their number where all weigh alike.
    public let weights: [Double]
    /// Sum of the centred response of each level.
    public let response: [Double]
    /// Sums of the centred covariates, level by level.
    public let covariates: [Double]

    /// Sums, each one per level.
    ///
    /// - Parameter covariates: level by level, as many for each as there are covariates.
    public init(
      name: String, levels: [String], weights: [Double], response: [Double],
      covariates: [Double] = []
    ) {
      precondition(weights.count == levels.count, "as many weights as levels")
      precondition(response.count == levels.count, "as many sums as levels")
      self.name = name
      self.levels = levels
      self.weights = weights
      self.response = response
      self.covariates = covariates
    }
  }

  /// Number of rows.
  public let rowCount: Int
  let totalWeight: Double
  /// Sum of the logarithms of the weights.
  let logWeights: Double
  /// Mean of the response.
  let responseCentre: Double
  /// The largest response by size, whose rounding a variance has to exceed.
  let responseSize: Double
  /// Sum of squares of the centred response.
  let responseSquares: Double
  let random: [Levels]
  /// Random factors in the order in which they are eliminated: the largest first.
  let order: [Int]
  /// In that order, the counts of each factor's pairs with later ones and with all fixed factors.
  let pairs: [PairCounts]
  let fixed: FixedSums

  /// The order of elimination of factors with so many levels.
  static func order(_ sizes: [Int]) -> [Int] {
    sizes.indices.sorted { (sizes[$1], $0) < (sizes[$0], $1) }
  }

  /// The tables of the model without one of its random factors.
  ///
  /// - Complexity: linear in levels and pairs.
  func without(_ removed: Int) -> SufficientTables {
    func place(_ factor: Int) -> Int { factor > removed ? factor - 1 : factor }
    return SufficientTables(
      rowCount: rowCount, totalWeight: totalWeight, logWeights: logWeights,
      responseCentre: responseCentre, responseSize: responseSize,
      responseSquares: responseSquares,
      random: random.indices.filter { $0 != removed }.map { random[$0] },
      order: order.filter { $0 != removed }.map(place),
      pairs: zip(order, pairs).filter { $0.0 != removed }.map { $0.1.without(removed) },
      fixed: fixed)
  }
}
