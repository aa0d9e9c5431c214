/// One thing the check of the input has to say, with its place.
public struct Finding: Equatable, Sendable {
  public enum Level: String, Sendable { case error, warning, notice }

  /// A rule of the check; the code never changes its meaning.
  public enum Rule: String, CaseIterable, Sendable {
    case unreadableNumber = "SY001"
    case aboveFullMarks = "SY002"
    case negative = "SY003"
    case duplicateVisit = "SY004"
    case noTeam = "SY005"
    case missingComponent = "SY006"
    case weightSum = "SY007"
    case raggedRow = "SY008"
    case noUnitName = "SY009"
    case conflictingScore = "SY010"
  }

  public let rule: Rule
  public let level: Level
  public let file: String
  /// As a spreadsheet shows it.
  public let row: Int?
  public let column: String?
  public let columnLetter: String?
  public let value: String?
  public let sentence: String
  public let suggestion: String
}
