import Phrases

/// How many findings and interviews a round's rules ask for.
public struct Quotas: Codable, Equatable, Sendable {
  /// An inclusive range, written [3, 5].
  public struct Span: Codable, Equatable, Sendable {
    public var least: Int
    public var most: Int

    public init(_ least: Int, _ most: Int) {
      self.least = least
      self.most = most
    }

    public init(from decoder: any Decoder) throws {
      let ends = try [Int](from: decoder)
      guard ends.count == 2, ends[0] <= ends[1] else {
        throw DecodingError.dataCorrupted(
          .init(codingPath: decoder.codingPath, debugDescription: "write a range as [3, 5]"))
      }
      (least, most) = (ends[0], ends[1])
    }

    public func encode(to encoder: any Encoder) throws { try [least, most].encode(to: encoder) }

    func contains(_ count: Int) -> Bool { least <= count && count <= most }

    var text: Phrase {
      least == most ? Phrase(verbatim: "\(least)") : Phrase("\(least) to \(most)")
    }
  }

  /// Highlights and problems a team may report.
  public var highlights: Span
  public var problems: Span
  /// Interviews in each unit.
  public var interviews: Span
  /// Of which, by role.
  public var roles: [String: Span]

  /// 3-5 highlights and 2-3 problems a team; 5 interviews a unit with at least one Party group
  /// member, the full-time deputy secretary and 1-2 branch secretaries.
  public static let standard = Quotas(
    highlights: Span(3, 5), problems: Span(2, 3), interviews: Span(5, 5),
    roles: [
      "party_group_member": Span(1, 5), "deputy_secretary": Span(1, 1),
      "branch_secretary": Span(1, 2),
    ])

  public init(highlights: Span, problems: Span, interviews: Span, roles: [String: Span]) {
    self.highlights = highlights
    self.problems = problems
    self.interviews = interviews
    self.roles = roles
  }
}
