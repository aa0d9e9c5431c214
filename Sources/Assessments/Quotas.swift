import Phrases

/// How many findings and interviews, and how much coverage of a unit, a round's rules ask for.
public struct Quotas: Codable, Equatable, Sendable {
  /// An inclusive range, written [3, 5].
  public struct Span: Codable, Equatable, Sendable {
    /// The lower end, which is allowed.
    public var least: Int
    /// The upper end, which is allowed.
    public var most: Int

    /// - Parameters:
    ///   - least: the lower end.
    ///   - most: the upper end, not below `least`.
    public init(_ least: Int, _ most: Int) {
      self.least = least
      self.most = most
    }

    /// Reads a list of the two ends.
    ///
    /// - Throws: `DecodingError` unless there are two ends in ascending order.
    public init(from decoder: any Decoder) throws {
      let ends = try [Int](from: decoder)
      guard ends.count == 2, ends[0] <= ends[1] else {
        throw DecodingError.dataCorrupted(
          .init(codingPath: decoder.codingPath, debugDescription: "write a range as [3, 5]"))
      }
      (least, most) = (ends[0], ends[1])
    }

    /// Writes a list of the two ends.
    public func encode(to encoder: any Encoder) throws { try [least, most].encode(to: encoder) }

    /// The span of so many together.
    func times(_ count: Int) -> Span { Span(least * count, most * count) }

    func contains(_ count: Int) -> Bool { least <= count && count <= most }

    var text: Phrase {
      least == most ? Phrase(verbatim: "\(least)") : Phrase("\(least) to \(most)")
    }
  }

  /// Highlights each team may report.
  public var highlights: Span
  /// Problems each team may report.
  public var problems: Span
  /// Interviews in each unit.
  public var interviews: Span
  /// Interviews in each unit by the role of the person interviewed.
  public var roles: [String: Span]
  /// Branches looked into in each unit; nil asks for one where there is any.
  public var branches: Span?
  /// Subordinate bodies looked into in each unit; nil asks for one where there is any.
  public var subordinateBodies: Span?
  /// Highlights of all teams together; nil asks for what the teams owe together.
  public var allHighlights: Span?
  /// Problems of all teams together; nil asks for what the teams owe together.
  public var allProblems: Span?

  enum CodingKeys: String, CodingKey {
    case highlights, problems, interviews, roles, branches
    case subordinateBodies = "subordinate_bodies"
    case allHighlights = "all_highlights"
    case allProblems = "all_problems"
  }

  /// 3-5 highlights and 2-3 problems per team; 5 interviews per unit with at least one Party group
  /// member, the full-time deputy secretary and 1-2 branch secretaries.
  public static let standard = Quotas(
    highlights: Span(3, 5), problems: Span(2, 3), interviews: Span(5, 5),
    roles: [
      "party_group_member": Span(1, 5), "deputy_secretary": Span(1, 1),
      "branch_secretary": Span(1, 2),
    ])

  /// - Parameters:
  ///   - highlights: for each team.
  ///   - problems: for each team.
  ///   - interviews: in each unit.
  ///   - roles: in each unit, by role, words joined by underscores.
  public init(highlights: Span, problems: Span, interviews: Span, roles: [String: Span]) {
    self.highlights = highlights
    self.problems = problems
    self.interviews = interviews
    self.roles = roles
  }
}
