import Phrases
public import Statistics
import Yams

/// How a total is made: components, their weights and full marks, and what on-site scores are of.
public struct Scheme: Codable, Equatable, Sendable {
  /// What the appraisal is called.
  public var name: String
  /// Year of the appraisal; nil where the scheme does not say.
  public var year: Int?
  /// Exactly one component is scored by the team; it comes first.
  public var components: [Component]
  /// What units say of themselves, which has weight 0 and is no part of any analysis of totals; nil
  /// where nobody asks them.
  public var selfAssessment: Component?
  /// What on-site ratings are made of; nil when only their totals are known.
  public var instrument: Instrument?
  /// Points of each grade on a ballot, 0 to full marks of the members' component.
  public var ballots: [String: Double]?
  /// Findings and interviews the rules ask for; `Quotas.standard` where nil.
  public var quotas: Quotas?
  /// Grades of the result, from the best down; nil where none are given.
  public var grades: [Grade]?
  /// How equal totals are ranked; nil where the scheme does not say.
  public var ties: TiePolicy?

  enum CodingKeys: String, CodingKey {
    case name, year, components
    case selfAssessment = "self_assessment"
    case instrument, ballots, quotas, grades, ties
  }

  /// - Parameters:
  ///   - name: what the appraisal is called.
  ///   - components: the teams' component first; weights add up to 100.
  public init(name: String, components: [Component]) {
    self.name = name
    self.components = components
  }

  /// 60 % on-site, 30 % routine, 10 % democratic vote, full marks 100 each.
  public static let standard = Scheme(
    name: "60/30/10",
    components: [
      Component(key: "onsite", weight: 60, scoredBy: .team),
      Component(key: "routine", weight: 30, scoredBy: .centre),
      Component(key: "peer", weight: 10, scoredBy: .members),
    ])

  /// Reads a scheme.yaml.
  ///
  /// - Parameters:
  ///   - yaml: its text.
  ///   - file: its name, for messages.
  /// - Throws: `badScheme`, naming the key that is missing or wrong.
  public init(yaml: String, file: String) throws(RoundError) {
    do {
      self = try YAMLDecoder().decode(Scheme.self, within: yaml)
    } catch {
      throw .badScheme(file: file, reason: Self.sentence(of: error))
    }
    setSelfAssessmentApart()
    if let problem = grades?.problem { throw .badScheme(file: file, reason: problem) }
    if let problem = componentProblem { throw .badScheme(file: file, reason: problem) }
  }

  /// The scheme with other weights.
  ///
  /// - Parameter weights: per cent, by component key; components not named keep theirs.
  /// - Throws: `unknownComponent` for a key the scheme does not have.
  public func weighted(_ weights: [String: Double]) throws(RoundError) -> Scheme {
    var scheme = self
    for (key, weight) in weights.sorted(by: { $0.key < $1.key }) {
      if key == selfAssessment?.key ?? Self.selfKey, weight == 0 { continue }
      guard let index = components.firstIndex(where: { $0.key == key }) else {
        throw .unknownComponent(key, known: components.map(\.key))
      }
      scheme.components[index].weight = weight
    }
    return scheme
  }

  /// The name of the column in which units assess themselves.
  static let selfKey = "self"
  static let selfComponent = Component(key: selfKey, weight: 0, scoredBy: .unit)

  /// What units say of themselves, where the components list it: a component `self` of weight 0, or
  /// one scored by the unit itself.
  private mutating func setSelfAssessmentApart() {
    guard
      let place = components.firstIndex(where: {
        $0.weight == 0 && ($0.key == Self.selfKey || $0.scoredBy == .unit)
      })
    else { return }
    selfAssessment = components.remove(at: place)
    selfAssessment?.scoredBy = .unit
  }

  /// The scheme with other weights, one per component in their order.
  ///
  /// - Parameter weights: of any scale that `scaled` brings to per cent.
  /// - Throws: `weightCount` for more or fewer weights than components.
  public func weighted(_ weights: [Double]) throws(RoundError) -> Scheme {
    guard weights.count == components.count else {
      throw .weightCount(weights.count, components: components.map(\.key))
    }
    var scheme = self
    for (index, weight) in weights.enumerated() { scheme.components[index].weight = weight }
    return scheme
  }

  /// The scheme with weights that add up to 100, where they are meant to: to 1, or to 100 but for their
  /// rounding.
  ///
  /// - Returns: the scheme, and the sum its weights had; nil where nothing was scaled.
  func scaled() -> (scheme: Scheme, from: Double?) {
    let sum = components.reduce(0) { $0 + $1.weight }
    // 33.3 three times is 99.9, 14.3 seven times 100.1; .333 three times is .999.
    guard weightProblem != nil, abs(sum - 100) <= 0.5 || abs(sum - 1) <= 0.005 else {
      return (self, nil)
    }
    var scheme = self
    for index in components.indices {
      scheme.components[index].weight *= 100 / sum
    }
    return (scheme, sum)
  }

  /// The scheme with other full marks.
  ///
  /// - Parameter full: points, by component key; components not named keep theirs.
  /// - Throws: `unknownComponent` for a key the scheme does not have.
  public func marked(_ full: [String: Double]) throws(RoundError) -> Scheme {
    var scheme = self
    for (key, points) in full.sorted(by: { $0.key < $1.key }) {
      if key == selfAssessment?.key ?? Self.selfKey {
        scheme.selfAssessment = selfAssessment ?? Self.selfComponent
        scheme.selfAssessment?.full = points
        continue
      }
      guard let index = components.firstIndex(where: { $0.key == key }) else {
        throw .unknownComponent(key, known: components.map(\.key))
      }
      scheme.components[index].full = points
    }
    return scheme
  }

  /// Words that a key of a scheme may have.
  private static let known = [
    "scored_by": ["team", "centre", "members", "self"],
    "kind": Instrument.Kind.allCases.map(\.rawValue), "ties": TiePolicy.allCases.map(\.rawValue),
  ]

  /// What kind of value a type is read from.
  private static func kind(_ type: any Any.Type) -> Phrase {
    switch type {
    case is Double.Type, is Int.Type: Phrase("a number")
    case is String.Type: Phrase("a text")
    case is Node.Sequence.Type, is [Any].Type: Phrase("a list")
    default: Phrase("a list of keys with values")
    }
  }

  static func sentence(of error: any Error) -> Phrase {
    guard let decoding = error as? DecodingError else {
      return (error as? any SpokenError)?.phrase ?? Phrase(verbatim: "\(error)")
    }
    func place(_ path: [any CodingKey]) -> Phrase {
      path.isEmpty
        ? Phrase("the top level")
        : Phrase(
          path.map { key in
            key.intValue.map { Phrase("entry \($0 + 1)") } ?? Phrase(verbatim: key.stringValue)
          }, mark: .comma)
    }
    switch decoding {
    case .keyNotFound(let key, let context):
      return Phrase("'\(key.stringValue)' is missing at \(place(context.codingPath)); add it")
    case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
      return Phrase("\(place(context.codingPath)): \(kind(type)) is expected there")
    case .dataCorrupted(let context):
      let value = context.debugDescription.firstMatch(of: /invalid String value (.*)/)
      if let value, let known = known[context.codingPath.last?.stringValue ?? ""] {
        return Phrase(
          "\(place(context.codingPath)): '\(String(value.1))' is none of \(known)")
      }
      return Phrase(verbatim: "\(place(context.codingPath)): \(context.debugDescription)")
    @unknown default: return Phrase(verbatim: "\(decoding)")
    }
  }
}

extension Scheme {
  /// Who gives a component's scores.
  public enum Scorer: String, Codable, Sendable {
    /// The team that visits the unit.
    case team
    /// Leaders and departments, who score all units.
    case centre
    /// The unit's own members, by ballot.
    case members
    /// The unit itself; of weight 0.
    case unit = "self"
  }

  /// One part of the total.
  public struct Component: Codable, Equatable, Sendable {
    /// What columns call it, unique in the scheme.
    public var key: String
    /// Per cent of the total.
    public var weight: Double
    /// Full marks, points; 100 when the scheme is silent.
    public var full: Double
    /// Who gives its scores.
    public var scoredBy: Scorer

    /// - Parameters:
    ///   - key: what columns call it, unique in the scheme.
    ///   - weight: per cent of the total.
    ///   - full: full marks, points.
    ///   - scoredBy: who gives its scores.
    public init(key: String, weight: Double, full: Double = 100, scoredBy: Scorer) {
      self.key = key
      self.weight = weight
      self.full = full
      self.scoredBy = scoredBy
    }

    enum CodingKeys: String, CodingKey {
      case key, weight, full
      case scoredBy = "scored_by"
    }

    /// Reads a component; full marks are 100 where they are left out.
    ///
    /// - Throws: `DecodingError` where a key is missing or of another type.
    public init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: CodingKeys.self)
      key = try values.decode(String.self, forKey: .key)
      weight = try values.decode(Double.self, forKey: .weight)
      full = try values.decodeIfPresent(Double.self, forKey: .full) ?? 100
      scoredBy = try values.decode(Scorer.self, forKey: .scoredBy)
    }
  }
}
