public import Phrases

/// An object of measurement and the facets its scores depend on.
///
/// Facets are crossed unless written "inner:outer": raters within tasks are "r:t".
public struct MeasurementDesign: Equatable, Sendable {
  /// Name of the object of measurement, such as "p".
  public let object: String
  /// Every index of the design, the object first, then facets in the order first named.
  public let indices: [String]
  /// Outer index of each nested one.
  public let outer: [String: String]

  /// Why a text describes no design.
  public enum Failure: SpokenError, Equatable {
    /// A facet without a name; holds the text between the commas.
    case emptyFacet(String)
    /// A facet nested twice, or one named as the object; holds its name.
    case namedTwice(String)
    /// A fixed facet that the design has not.
    case unknownFixed(String, facets: [String])
    /// A fixed facet within a random facet or the object.
    case fixedWithinRandom(String, outer: String)
    /// A price of an index that the design has not.
    case unknownPriced(String, indices: [String])
    /// No facet is random.
    case nothingRandom

    /// The reason as a sentence.
    public var phrase: Phrase {
      switch self {
      case .emptyFacet(let text): Phrase("'\(text)' names no facet; write i, or inner:outer")
      case .namedTwice(let name):
        Phrase("'\(name)' is nested in two facets, or names the object again")
      case .unknownFixed(let name, let facets):
        Phrase("'\(name)' is fixed, but the facets are \(facets)")
      case .fixedWithinRandom(let name, let outer):
        Phrase("'\(name)' cannot be fixed within '\(outer)', which is random; fix '\(outer)' too")
      case .unknownPriced(let name, let indices):
        Phrase("'\(name)' has a cost, but the object and the facets are \(indices)")
      case .nothingRandom:
        Phrase("every facet is fixed: no error is left; leave at least one facet random")
      }
    }
  }

  /// - Parameter facets: "i", "i,o", "r:t", "r:t,o"; a facet nested in the object is "i:p".
  public init(object: String, facets: String) throws(Failure) {
    self.object = object
    var indices = [object]
    var outer: [String: String] = [:]
    for facet in facets.split(separator: ",", omittingEmptySubsequences: false) {
      let parts = facet.split(separator: ":", omittingEmptySubsequences: false)
        .map { $0.filter { $0 != " " } }
      guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty }) else {
        throw .emptyFacet(String(facet))
      }
      guard parts[0] != object, outer[parts[0]] == nil else { throw .namedTwice(parts[0]) }
      for name in parts.reversed() where !indices.contains(name) { indices.append(name) }
      if parts.count == 2 { outer[parts[0]] = parts[1] }
    }
    self.indices = indices
    self.outer = outer
  }

  /// A variance component: the indices it depends on, as positions in `indices`, ascending.
  public struct Term: Hashable, Sendable {
    /// Positions in `indices`, ascending.
    public let members: [Int]
  }

  /// Every component of the design: sets of indices that hold the outer of each nested one; smaller
  /// sets first, the last being the residual's.
  public var terms: [Term] {
    (1..<(1 << indices.count)).compactMap { mask -> Term? in
      let members = indices.indices.filter { mask & (1 << $0) != 0 }
      let closed = members.allSatisfy { index in
        guard let above = outer[indices[index]], let place = indices.firstIndex(of: above) else {
          return true
        }
        return members.contains(place)
      }
      return closed ? Term(members: members) : nil
    }.sorted {
      ($0.members.count, $0.members.description) < ($1.members.count, $1.members.description)
    }
  }

  /// "p", "r:t", "p x r:t": nested indices before a colon, crossed ones joined by x.
  public func name(_ term: Term) -> String {
    let names = term.members.map { indices[$0] }
    let enclosing = Set(names.compactMap { outer[$0] })
    let parts = names.filter { !enclosing.contains($0) }.map { name in
      var text = name
      var inner = name
      while let above = outer[inner] {
        text += ":" + above
        inner = above
      }
      return text
    }
    return parts.joined(separator: " x ")
  }
}
