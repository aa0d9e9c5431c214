import Phrases

/// One thing the check of the input has to say, with its place.
public struct Diagnostic: Equatable, Sendable {
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
    case unknownUnit = "SY011"
    case unknownTeam = "SY012"
    case unknownItem = "SY013"
    case duplicateRating = "SY014"
    case itemTree = "SY015"
    case emptyFile = "SY016"
    case missingColumn = "SY017"
    case findingQuota = "SY018"
    case interviewQuota = "SY019"
    case notApplicable = "SY020"
    case missingRating = "SY021"
    case unknownComponent = "SY022"
    case unknownGrade = "SY023"
    case unknownKind = "SY024"
    case badScheme = "SY025"
    case notATable = "SY026"
    case noName = "SY027"
    case rowLeftOut = "SY028"
    case columnLeftOut = "SY029"
    case sheetLeftOut = "SY030"
    case hiddenRows = "SY031"
    case mergeFilled = "SY032"
    case uncomputedFormula = "SY033"
    case staleFormulas = "SY034"
    case percents = "SY035"
    case sheetsJoined = "SY036"
    case itemsUnfolded = "SY037"
    case encoding = "SY038"
  }

  public let rule: Rule
  public let level: Level
  public let file: String
  /// As a spreadsheet shows it.
  public let row: Int?
  public let column: String?
  public let columnLetter: String?
  public let value: String?
  public let sentence: Phrase
  public let suggestion: Phrase
  /// The sheet of a workbook; nil for text files.
  public let sheet: String?
}
