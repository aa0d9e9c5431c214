public import Agreement
import Phrases

/// The measurement design of a plain table, and the numbers of conditions to try.
public struct GeneralizabilityOptions: Codable, Equatable, Sendable {
  /// Numbers of conditions of one facet.
  public struct FacetSizes: Codable, Equatable, Sendable {
    /// Column of the facet.
    public let facet: String
    /// Each 1 or more.
    public let sizes: [Double]

    /// Numbers of conditions to try of a facet.
    public init(facet: String, sizes: [Double]) {
      self.facet = facet
      self.sizes = sizes
    }

    /// Reads "i=5,10".
    ///
    /// - Throws: `AppraisalError`, quoting a text of another form or with a number below 1.
    public init(_ text: String) throws(AppraisalError) {
      let sides = text.split(separator: "=", maxSplits: 1).map(String.init)
      let parts = sides.last?.split(separator: ",") ?? []
      let numbers = parts.compactMap { Double($0.filter { $0 != " " }) }
      guard sides.count == 2, !parts.isEmpty, numbers.count == parts.count,
        numbers.allSatisfy({ $0 >= 1 && $0.isFinite })
      else {
        throw AppraisalError(
          .badData, Phrase("'\(text)' is not of the form facet=numbers, such as i=5,10"))
      }
      self.init(facet: sides[0], sizes: numbers)
    }
  }

  /// Column of the objects of measurement.
  public var object: String
  /// Columns of the facets: `i`, or `i,o` crossed, or `r:t` for r within t.
  public var facets: String
  /// Column with the scores.
  public var score: String
  /// Numbers of conditions to try; a facet not named keeps its own number, and where none is named
  /// each is tried with 1, 2, 5, 10 and its own.
  public var sizes: [FacetSizes]
  /// Cut score of Φ(λ), on the scale of the mean score; nil for none.
  public var cut: Double?

  /// A design and the numbers of conditions to try.
  public init(
    object: String, facets: String, score: String = "score", sizes: [FacetSizes] = [],
    cut: Double? = nil
  ) {
    self.object = object
    self.facets = facets
    self.score = score
    self.sizes = sizes
    self.cut = cut
  }

  /// The design that the options name.
  ///
  /// - Throws: `AppraisalError` where the facets make no design, or `sizes` names none of them.
  public func design() throws(AppraisalError) -> MeasurementDesign {
    let design: MeasurementDesign
    do {
      design = try MeasurementDesign(object: object, facets: facets)
    } catch {
      throw AppraisalError(.badData, error.phrase)
    }
    let known = Array(design.indices.dropFirst())
    if let stranger = sizes.first(where: { !known.contains($0.facet) }) {
      throw AppraisalError(
        .badData, Phrase("sizes are given for '\(stranger.facet)', but the facets are \(known)"))
    }
    return design
  }
}
