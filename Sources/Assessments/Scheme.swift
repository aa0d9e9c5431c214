import Yams

/// How a total is made: components, their weights and full marks.
public struct Scheme: Codable, Equatable, Sendable {
  /// Who gives a component's scores.
  public enum Scorer: String, Codable, Sendable { case team, centre, members }

  public struct Component: Codable, Equatable, Sendable {
    public var key: String
    public var weight: Double
    /// Full marks, points.
    public var full: Double
    public var scoredBy: Scorer

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
  }

  public var name: String
  /// Exactly one component is scored by the team; it comes first.
  public var components: [Component]

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
  public init(yaml: String, file: String) throws(RoundError) {
    do {
      self = try YAMLDecoder().decode(Scheme.self, from: yaml)
    } catch {
      throw .badScheme(file: file, reason: "\(error)")
    }
    guard components.map(\.scoredBy).firstIndex(of: .team) == 0,
      !components.dropFirst().map(\.scoredBy).contains(.team)
    else {
      throw .badScheme(file: file, reason: "the first component, and no other, has scored_by: team")
    }
  }

  /// The scheme with other weights, by component key.
  public func weighted(_ weights: [String: Double]) throws(RoundError) -> Scheme {
    var scheme = self
    for (key, weight) in weights.sorted(by: { $0.key < $1.key }) {
      guard let index = components.firstIndex(where: { $0.key == key }) else {
        throw .unknownComponent(key, known: components.map(\.key))
      }
      scheme.components[index].weight = weight
    }
    return scheme
  }
}
