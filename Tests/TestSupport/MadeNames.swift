public import Statistics

/// Kinds of names of units and teams.
public enum MadeNames: String, CaseIterable, Sendable {
  case english, chinese, numbers, odd, long

  private static let characters = Array("财政教育卫生交通水利农业民政司法审计统计环保林业商务文化体育")
  private static let marks = [
    ", Ltd", " \"Q\"", " & Co", "=1", "'s", "；", "#", "<b>", "{x}", "\\", "|", "ß", "İ", "é", "😀",
  ]

  /// Names that differ, in no order.
  ///
  /// - Parameter start: a letter that names of one kind begin with.
  public func names(_ count: Int, _ start: String, _ stream: inout PhiloxStream) -> [String] {
    var names = (1...max(1, count)).prefix(count).map { number in
      switch self {
      case .english: "\(start == "u" ? "Unit" : "Team") \(number)"
      case .chinese:
        String((0..<2).map { _ in stream.pick(Self.characters) })
          + (start == "u" ? "局" : "组") + "\(number)"
      case .numbers: start == "u" ? "\(number)" : "T\(number)"
      case .odd: "\(start)\(number)" + stream.pick(Self.marks)
      case .long:
        "\(start)\(number) " + String(repeating: "long name ", count: stream.pick([1, 5, 30]))
          + "end"
      }
    }
    names.shuffle(using: &stream)
    return names
  }
}
