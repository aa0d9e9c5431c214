import Phrases

/// What a condition of a facet costs, or a combination of conditions.
public struct ConditionPrice: Codable, Equatable, Sendable {
  /// The object or facets whose combinations have the price.
  public let names: [String]
  /// Per combination.
  public let amount: Double

  /// A price per combination of conditions.
  public init(names: [String], amount: Double) {
    self.names = names
    self.amount = amount
  }

  /// Reads "i=2", or "p*i=0.5" per score.
  ///
  /// - Throws: `AppraisalError`, quoting a text of another form or with a negative price.
  public init(_ text: String) throws(AppraisalError) {
    let sides = text.split(separator: "=", maxSplits: 1).map(String.init)
    let names = sides.first?.split(separator: "*", omittingEmptySubsequences: false)
      .map { String($0.filter { $0 != " " }) }
    guard sides.count == 2, let names, names.allSatisfy({ !$0.isEmpty }),
      let amount = Double(sides[1].filter { $0 != " " }), amount >= 0, amount.isFinite
    else {
      throw AppraisalError(
        .badData, Phrase("'\(text)' is not of the form facet=price, such as i=2 or p*i=0.5"))
    }
    self.init(names: names, amount: amount)
  }
}
