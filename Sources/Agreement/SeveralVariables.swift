import Statistics

/// Scores of one of several dependent variables.
public struct VariableScores: Sendable {
  /// What the variable is called.
  public let name: String
  /// One per row; a constant may be taken off all.
  public let scores: [Double]
  /// What was taken off.
  public let origin: Double
  /// One list per index of the design. Codes of shared indices mean the same level in every variable.
  public let codes: [[Int32]]

  /// Scores with the conditions they were given under.
  public init(name: String, scores: [Double], origin: Double = 0, codes: [[Int32]]) {
    self.name = name
    self.scores = scores
    self.origin = origin
    self.codes = codes
  }
}

/// Variance and covariance components of several dependent variables of the same objects.
///
/// Facets are shared by all variables (linked, p• × i•) or each variable has its own (independent,
/// p• × i°); only effects of shared indices have covariances. Covariances are found from mean
/// products, which for objects alone are the covariances of objects' means.
///
/// Source: Brennan (2001), Generalizability Theory, sections 9.1, 9.3 and 10.1.
public struct SeveralVariables: Sendable {
  /// Names in their order.
  public let names: [String]
  /// The study of each variable by itself.
  public let studies: [GeneralizabilityStudy]
  /// Positions in the design's indices of the object and of the facets that variables share.
  public let shared: Set<Int>
  /// variable × variable for each term of the design, with variances by mean squares (or by REML
  /// where unbalanced) on the diagonal; 0 off it where the term is not shared.
  public let covariances: [MeasurementDesign.Term: [[Double]]]
  let means: ObjectMeans
  /// Values of every variable over the same cells, where all indices are shared.
  let cells: SharedCells?

  /// The design of every variable.
  public var design: MeasurementDesign { studies[0].design }

  /// - Parameters:
  ///   - design: of each variable.
  ///   - shared: facets, by name, whose conditions are the same for all variables.
  ///   - variables: at least one.
  /// - Complexity: a mixed model per variable, and a pass over the cells per pair.
  public init(
    _ design: MeasurementDesign, shared facets: Set<String>, variables: [VariableScores]
  ) throws(GeneralizabilityError) {
    precondition(!variables.isEmpty, "at least one variable")
    let shared = Set(
      design.indices.indices.filter { $0 == 0 || facets.contains(design.indices[$0]) })
    let studies = try variables.map { variable throws(GeneralizabilityError) in
      do throws(GeneralizabilityError) {
        return try GeneralizabilityStudy(
          design, scores: variable.scores, origin: variable.origin, codes: variable.codes)
      } catch { throw .variable(variable.name, error) }
    }
    names = variables.map(\.name)
    self.shared = shared
    self.studies = studies
    let order = shared.sorted()
    let tables = variables.map { SharedCells.means($0, over: order) }
    var covariances: [MeasurementDesign.Term: [[Double]]] = [:]
    for (place, term) in design.terms.enumerated() {
      var matrix = [[Double]](
        repeating: [Double](repeating: 0, count: variables.count), count: variables.count)
      for (own, study) in studies.enumerated() {
        let component = study.components[place]
        matrix[own][own] = component.varianceByMeanSquares ?? component.variance
      }
      covariances[term] = matrix
    }
    for first in variables.indices {
      for second in variables.indices.dropFirst(first + 1) {
        let names = (variables[first].name, variables[second].name)
        let pair = try SharedCells(
          [tables[first], tables[second]], names, isWhole: order.count > 1)
        for (term, value) in try pair.covariances(design, order, names) {
          covariances[term]?[first][second] = value
          covariances[term]?[second][first] = value
        }
      }
    }
    self.covariances = covariances
    means = ObjectMeans(variables.map { SharedCells.means($0, over: [0]) })
    cells =
      order.count == design.indices.count
      ? try SharedCells(tables, (names[0], names[names.count - 1]), isWhole: true) : nil
  }

  /// The correlation of an effect between two variables; nil where a variance is not above 0.
  public func correlation(_ term: MeasurementDesign.Term, _ first: Int, _ second: Int) -> Double? {
    guard let matrix = covariances[term], matrix[first][first] > 0, matrix[second][second] > 0
    else { return nil }
    return matrix[first][second] / (matrix[first][first] * matrix[second][second]).squareRoot()
  }

  /// Whether an effect of the design is one of all variables.
  public func isShared(_ term: MeasurementDesign.Term) -> Bool {
    shared.isSuperset(of: term.members)
  }

  /// Weights in proportion to the scores that each variable has per object, so that the composite is
  /// the mean of all scores; they add to 1.
  public var proportionalWeights: [Double] {
    let counts = studies.map { $0.sizes.dropFirst().reduce(1, *) }
    let total = counts.reduce(0, +)
    return counts.map { $0 / total }
  }
}
