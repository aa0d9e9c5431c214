/// What a component of an object's mean score counts as in a decision study.
enum ErrorRole: Equatable, Sendable {
  /// True differences between objects.
  case universe
  /// Error that changes the order of objects.
  case relative
  /// Error that moves all objects alike.
  case absolute
  /// The same in every replication, since it depends on fixed facets alone: no error.
  case constant
}

extension MeasurementDesign {
  /// The role of a component where some facets are fixed: what an object shares with fixed facets
  /// alone belongs to its universe score.
  ///
  /// Source: Brennan (2001), Generalizability Theory, sections 4.2 and 4.4.
  func role(of term: Term, fixed: Set<Int>) -> ErrorRole {
    let hasRandomFacet = term.members.contains { $0 > 0 && !fixed.contains($0) }
    return switch (term.members.contains(0), hasRandomFacet) {
    case (true, false): .universe
    case (true, true): .relative
    case (false, true): .absolute
    case (false, false): .constant
    }
  }

  /// Positions of fixed facets in `indices`.
  ///
  /// - Throws: `Failure` where a name is no facet, lies within a random facet or the object, or where
  ///   no facet is left to generalize over.
  public func positions(ofFixed names: [String]) throws(Failure) -> Set<Int> {
    var fixed: Set<Int> = []
    for name in names {
      guard let place = indices.dropFirst().firstIndex(of: name) else {
        throw .unknownFixed(name, facets: Array(indices.dropFirst()))
      }
      if let above = outer[name], !names.contains(above) {
        throw .fixedWithinRandom(name, outer: above)
      }
      fixed.insert(place)
    }
    guard fixed.count < indices.count - 1 else { throw .nothingRandom }
    return fixed
  }
}

/// Variances of objects' mean scores by what they count as.
public struct ScoreVariances: Equatable, Sendable {
  /// Of universe scores: true differences between objects.
  public internal(set) var universe = 0.0
  /// Of errors that change the order of objects.
  public internal(set) var relative = 0.0
  /// Of all errors of an object's score.
  public internal(set) var absolute = 0.0

  /// Counts a part of the variance, which may be a covariance below 0.
  mutating func add(_ part: Double, _ role: ErrorRole) {
    switch role {
    case .universe: universe += part
    case .relative:
      relative += part
      absolute += part
    case .absolute: absolute += part
    case .constant: break
    }
  }

  /// Eρ²: universe-score variance over itself plus relative error.
  public var generalizability: Double { universe / (universe + relative) }
  /// Φ: the same with absolute error.
  public var dependability: Double { universe / (universe + absolute) }
}
