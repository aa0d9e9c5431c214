public import Phrases

/// One sentence of the check of the input, with its place and what to do.
public struct Diagnostic: Equatable, Sendable {
  /// How grave it is; raw values are the words of tables.
  public enum Level: String, Sendable {
    /// The value cannot be used, and no analysis runs before it is corrected.
    case error
    /// The round can be analysed, but something may be missing or mistaken.
    case warning
    /// How the input was read; nothing need be done.
    case notice
  }

  /// A rule of the check; raw values are its codes, which never change their meaning.
  public enum Rule: String, CaseIterable, Sendable {
    /// A cell of numbers holds other text, or a count that is not a whole number or too large or small.
    case unreadableNumber = "SY001"
    /// A score is above the full marks of its component or item.
    case aboveFullMarks = "SY002"
    /// A score or count is below zero.
    case negative = "SY003"
    /// A unit has two rows with one team, or two rows in the list of units.
    case duplicateVisit = "SY004"
    /// A row does not say which team it is about.
    case noTeam = "SY005"
    /// A unit, or every unit, lacks the score of a component that has weight.
    case missingComponent = "SY006"
    /// The weights do not add up to 100.
    case weightSum = "SY007"
    /// A row has more or fewer cells than the header.
    case raggedRow = "SY008"
    /// A row does not name a unit.
    case noUnitName = "SY009"
    /// One score has two different values.
    case conflictingScore = "SY010"
    /// A unit is not in the list of units.
    case unknownUnit = "SY011"
    /// A team is not in the list of teams, or was not sent to the unit.
    case unknownTeam = "SY012"
    /// An item is not in the instrument.
    case unknownItem = "SY013"
    /// An item score, a rater's score or a ballot grade is given twice.
    case duplicateRating = "SY014"
    /// Full marks of the instrument do not add up, or an item is listed twice.
    case itemTree = "SY015"
    /// A file has no rows, or the round no scores.
    case emptyFile = "SY016"
    /// A file lacks a column it needs.
    case missingColumn = "SY017"
    /// A team reported more or fewer highlights or problems than the rules ask for.
    case findingQuota = "SY018"
    /// A unit had more or fewer interviews than the rules ask for.
    case interviewQuota = "SY019"
    /// An item does not apply to some units.
    case notApplicable = "SY020"
    /// An item of a visit has no score, or a cell of item scores is blank.
    case missingRating = "SY021"
    /// A component is not in the scheme.
    case unknownComponent = "SY022"
    /// A grade is not one of the ballots'.
    case unknownGrade = "SY023"
    /// A row of findings or interviews has an unknown kind, or none.
    case unknownKind = "SY024"
    /// scheme.yaml cannot be used.
    case badScheme = "SY025"
    /// A file is not a table that can be read.
    case notATable = "SY026"
    /// A row of item scores does not name its assessor or item.
    case noName = "SY027"
    /// A row was left out: a title, a note, a total.
    case rowLeftOut = "SY028"
    /// A column was left out.
    case columnLeftOut = "SY029"
    /// A sheet of a workbook was left out.
    case sheetLeftOut = "SY030"
    /// Hidden rows were read like the others.
    case hiddenRows = "SY031"
    /// A merged cell's value was given to all of its cells.
    case mergeFilled = "SY032"
    /// A formula has no saved value.
    case uncomputedFormula = "SY033"
    /// Saved values of formulas may be out of date.
    case staleFormulas = "SY034"
    /// Numbers are formatted as percentages.
    case percents = "SY035"
    /// Several sheets were read as one table.
    case sheetsJoined = "SY036"
    /// A table with one column per item was read as one row per score.
    case itemsUnfolded = "SY037"
    /// A text file is not in UTF-8.
    case encoding = "SY038"
    /// A unit has more votes than members.
    case tooManyVotes = "SY039"
    /// A column of numbers is not used.
    case unusedNumbers = "SY040"
    /// Names of units or teams differ only in case, blanks, width or punctuation.
    case nearName = "SY041"
    /// Numbers are written with commas or a unit.
    case numberForm = "SY042"
    /// A word stands where there is no score.
    case missingWord = "SY043"
    /// Scores lie too low for their full marks.
    case implausibleScale = "SY044"
    /// Headings state full marks or weights.
    case headingScale = "SY045"
    /// Totals of the file are compared with the scores.
    case totalCheck = "SY046"
    /// Parts of a score are compared with it.
    case partsCheck = "SY047"
    /// Several columns may be the one that is wanted.
    case ambiguousColumn = "SY048"
    /// Units of one table are not in another.
    case unmatchedUnits = "SY049"
    /// A scheme was found beside the data.
    case schemeFound = "SY050"
    /// A team visits the home unit of one of its assessors.
    case ownVisit = "SY051"
    /// Blanks under a name are read as the name above them.
    case filledDown = "SY052"
    /// Too few branches or subordinate bodies of a unit were looked into, or more than there are.
    case coverageQuota = "SY053"
    /// A unit belongs to two groups.
    case conflictingGroup = "SY054"
    /// A name is too long.
    case longName = "SY055"
    /// The scores of a component follow from those of another one.
    case repeatedScores = "SY056"
  }

  /// The rule that was broken.
  public let rule: Rule
  /// How grave it is.
  public let level: Level
  /// Name of the file; "scheme" or "the round" where no one file is at fault.
  public let file: String
  /// The same without the folders it is in, for results that are handed on.
  public var fileName: String { file.split(separator: "/").last.map(String.init) ?? file }
  /// Number of the row as a spreadsheet shows it, from 1; nil for the whole file.
  public let row: Int?
  /// Name of the column as the file has it; nil where it is about no column.
  public let column: String?
  /// Letter of the column as a spreadsheet shows it; nil where it is about no column.
  public let columnLetter: String?
  /// The text or number at fault; nil where there is none.
  public let value: String?
  /// What is wrong.
  public let sentence: Phrase
  /// What to do about it.
  public let suggestion: Phrase
  /// The sheet of a workbook; nil for text files.
  public let sheet: String?

  /// - Parameters:
  ///   - rule: the rule that was broken.
  ///   - level: how grave it is.
  ///   - file: name of the file.
  ///   - row: as a spreadsheet shows it, from 1; nil for the whole file.
  ///   - column: name of the column as the file has it.
  ///   - columnLetter: letter of the column as a spreadsheet shows it.
  ///   - value: the text or number at fault.
  ///   - sentence: what is wrong.
  ///   - suggestion: what to do about it.
  ///   - sheet: the sheet of a workbook; nil for text files.
  public init(
    rule: Rule, level: Level, file: String, row: Int? = nil, column: String? = nil,
    columnLetter: String? = nil, value: String? = nil, sentence: Phrase, suggestion: Phrase,
    sheet: String? = nil
  ) {
    self.rule = rule
    self.level = level
    self.file = file
    self.row = row
    self.column = column
    self.columnLetter = columnLetter
    self.value = value
    self.sentence = sentence
    self.suggestion = suggestion
    self.sheet = sheet
  }
}
