import Phrases

/// Which groups of linked rounds are compared.
public struct GroupSelection: Equatable, Sendable {
  /// Names of rounds whose groups are wanted; nil for all.
  public var names: [String]?
  /// The share of those groups that is wanted; nil for all.
  public var part: GroupPart?

  /// Groups with a round of one of the names, or a part of them; all unless told otherwise.
  public init(names: [String]? = nil, part: GroupPart? = nil) {
    self.names = names
    self.part = part
  }

  /// The groups selected, in their order.
  ///
  /// - Throws: `AppraisalError` for a name that no round has, with the names there are.
  func selected(_ groups: [[YearRound]]) throws(AppraisalError) -> [[YearRound]] {
    var selected = groups
    if let names {
      for name in names where !groups.contains(where: { $0.contains { $0.name == name } }) {
        let known = Set(groups.flatMap { $0.map(\.name) }).sorted()
        throw AppraisalError(
          .badData, Phrase("no round is called '\(name)'; the rounds are called \(known)"))
      }
      let wanted = Set(names)
      selected = groups.filter { $0.contains { wanted.contains($0.name) } }
    }
    guard let part else { return selected }
    return Array(selected[part.range(of: selected.count)])
  }
}

/// One of several shares of the groups: neighbours, as many as in the other shares or one more.
///
/// It is written 3/8: the third of eight.
public struct GroupPart: Codable, Equatable, Sendable {
  /// Which share, from 1.
  public let number: Int
  /// How many shares there are.
  public let count: Int

  /// - Returns: nil where there is no such share.
  public init?(number: Int, of count: Int) {
    guard count > 0, (1...count).contains(number) else { return nil }
    self.number = number
    self.count = count
  }

  /// - Parameter text: as 3/8.
  /// - Returns: nil for what is no share.
  public init?(_ text: String) {
    let sides = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard sides.count == 2, let number = sides[0], let count = sides[1] else { return nil }
    self.init(number: number, of: count)
  }

  /// Whether there is such a share; a record may have been edited by hand.
  var isPossible: Bool { count > 0 && number > 0 && number <= count }

  /// The places of the share among so many groups.
  func range(of groups: Int) -> Range<Int> {
    ((number - 1) * groups / count)..<(number * groups / count)
  }
}

extension GroupPart: CustomStringConvertible {
  /// As 3/8.
  public var description: String { "\(number)/\(count)" }
}
