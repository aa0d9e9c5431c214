/// The best measurement that money buys, by trying every number of conditions.
///
/// Cost and coefficients never fall when a facet gets more conditions, so a branch ends where the
/// cheapest design of it is too dear.
///
/// Source: Marcoulides & Goldstein (1990), Educational and Psychological Measurement 50, 761-768 (the
/// question), here answered in whole numbers by enumeration.
public struct DesignSearch: Sendable {
  /// Why a search gives no design.
  public enum Failure: Error, Equatable {
    /// The cheapest design costs more than the budget; holds its cost.
    case budgetTooSmall(least: Double)
    /// No number of conditions reaches the target; holds the greatest coefficient there is.
    case unreachable(greatest: Double)
    /// More designs than are tried; holds that number.
    case tooMany(Int)
  }

  /// A design with its cost.
  public struct Found: Equatable, Sendable {
    /// Conditions of each facet.
    public let sizes: [Double]
    /// By the prices.
    public let cost: Double
    /// The coefficient the search is about.
    public let coefficient: Double
  }

  /// More designs than these are not tried: some seconds.
  static let mostDesigns = 1_000_000
  /// More conditions of a facet than these are not tried.
  static let mostConditions = 10_000.0

  private let cost: DesignCost
  private let coefficient: @Sendable ([Double]) -> Double
  /// Numbers to try of each facet, ascending; nil for 1, 2, 3 and so on.
  private let choices: [[Double]?]

  /// - Parameters:
  ///   - study: with its components.
  ///   - fixed: positions of fixed facets in the design's indices; they keep their numbers.
  ///   - isAbsolute: whether the search is about Φ rather than Eρ².
  ///   - choices: numbers of conditions to try, per facet; a facet without them is tried with every
  ///     number if it has a price, and keeps the study's own if it has none.
  public init(
    _ study: GeneralizabilityStudy, cost: DesignCost, fixed: Set<Int> = [],
    isAbsolute: Bool = false, choices: [[Double]?]
  ) {
    self.cost = cost
    self.choices = choices.enumerated().map { facet, own in
      if fixed.contains(facet + 1) { return [study.sizes[facet + 1]] }
      return own?.sorted() ?? (cost.isPriced(facet) ? nil : [study.sizes[facet + 1]])
    }
    coefficient = { sizes in
      let decision = DecisionStudy(study, sizes: sizes, fixed: fixed)
      return isAbsolute ? decision.dependability : decision.generalizability
    }
  }

  private var least: [Double] { choices.map { $0?.first ?? 1 } }

  /// The design of the greatest coefficient within a budget; of equal ones the cheapest.
  public func best(within budget: Double) throws(Failure) -> Found {
    let least = least
    guard cost.total(least) <= budget else { throw .budgetTooSmall(least: cost.total(least)) }
    var best: Found?
    try visit(budget: budget) { found in
      guard let own = best else {
        best = found
        return
      }
      if (found.coefficient, -found.cost) > (own.coefficient, -own.cost) { best = found }
    }
    guard let best else { throw .budgetTooSmall(least: cost.total(least)) }
    return best
  }

  /// The cheapest design whose coefficient reaches a target; of equal ones the best.
  public func cheapest(reaching target: Double) throws(Failure) -> Found {
    let greatest = choices.map { $0?.last ?? Self.mostConditions }
    let most = coefficient(greatest)
    guard most >= target else { throw .unreachable(greatest: most) }
    var best: Found?
    try visit(budget: cost.total(affordable(target, greatest))) { found in
      guard found.coefficient >= target else { return }
      guard let own = best else {
        best = found
        return
      }
      if (-found.cost, found.coefficient) > (-own.cost, own.coefficient) { best = found }
    }
    guard let best else { throw .unreachable(greatest: most) }
    return best
  }

  /// Some design that reaches the target, as cheap as lowering one facet after another makes it.
  private func affordable(_ target: Double, _ greatest: [Double]) -> [Double] {
    var sizes = least
    // All facets grow together until the target is reached.
    while coefficient(sizes) < target {
      let next = sizes.indices.map { facet -> Double in
        if let own = choices[facet] { return own.first { $0 > sizes[facet] } ?? sizes[facet] }
        return min(sizes[facet] * 2, Self.mostConditions)
      }
      if next == sizes { return greatest }
      sizes = next
    }
    for facet in sizes.indices {
      let options = choices[facet] ?? Array(stride(from: 1, through: sizes[facet], by: 1))
      sizes[facet] =
        options.first { size in
          var lower = sizes
          lower[facet] = size
          return size <= sizes[facet] && coefficient(lower) >= target
        } ?? sizes[facet]
    }
    return sizes
  }

  /// Every design within a budget.
  private func visit(
    budget: Double, _ use: (Found) -> Void
  ) throws(Failure) {
    var sizes = least
    var tried = 0
    func descend(_ facet: Int) throws(Failure) {
      guard facet < sizes.count else {
        tried += 1
        guard tried <= Self.mostDesigns else { throw .tooMany(Self.mostDesigns) }
        use(Found(sizes: sizes, cost: cost.total(sizes), coefficient: coefficient(sizes)))
        return
      }
      let first = sizes[facet]
      var place = 0
      while true {
        if let own = choices[facet] {
          guard place < own.count else { break }
          sizes[facet] = own[place]
        } else {
          guard Double(place) < Self.mostConditions else { break }
          sizes[facet] = Double(place + 1)
        }
        guard cost.total(sizes) <= budget else { break }
        try descend(facet + 1)
        place += 1
      }
      sizes[facet] = first
    }
    try descend(0)
  }
}
