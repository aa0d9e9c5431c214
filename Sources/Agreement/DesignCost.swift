/// What the conditions of a measurement cost.
public struct DesignCost: Equatable, Sendable {
  /// A price per combination of conditions of some indices: of raters, or of raters on items.
  public struct Price: Equatable, Sendable {
    /// Positions in the design's indices, with the outer index of each nested one.
    public let members: [Int]
    /// Per combination, 0 or more.
    public let amount: Double
  }

  /// All prices; what a measurement costs is their sum.
  public let prices: [Price]
  /// Objects that are measured, where a price is per object.
  public let objects: Double

  /// - Parameters:
  ///   - design: whose facets have a price.
  ///   - prices: names of indices and the price per combination of their conditions. A nested facet
  ///     counts once in each condition of the facet around it.
  ///   - objects: how many are measured.
  /// - Throws: `unknownPriced` where a name is no index.
  public init(
    _ design: MeasurementDesign, prices: [(names: [String], amount: Double)], objects: Double
  ) throws(MeasurementDesign.Failure) {
    self.objects = objects
    self.prices = try prices.map { names, amount throws(MeasurementDesign.Failure) in
      var members: Set<Int> = []
      for name in names {
        var next: String? = name
        while let own = next {
          guard let place = design.indices.firstIndex(of: own) else {
            throw .unknownPriced(own, indices: design.indices)
          }
          members.insert(place)
          next = design.outer[own]
        }
      }
      return Price(members: members.sorted(), amount: amount)
    }
  }

  /// Cost of a measurement.
  ///
  /// - Parameter sizes: conditions of each facet, in the design's order without the object.
  public func total(_ sizes: [Double]) -> Double {
    prices.reduce(0) { sum, price in
      sum + price.members.reduce(price.amount) { $0 * ($1 == 0 ? objects : sizes[$1 - 1]) }
    }
  }

  /// Whether more conditions of a facet cost more.
  func isPriced(_ facet: Int) -> Bool {
    prices.contains { $0.amount > 0 && $0.members.contains(facet + 1) }
  }
}
