public import Phrases

/// Why no round can be read, or made of values in memory.
public enum RoundError: SpokenError, Equatable {
  /// A file or folder cannot be opened.
  case unreadable(path: String, reason: Phrase)
  /// A scheme cannot be used.
  case badScheme(file: String, reason: Phrase)
  /// A component key that the scheme does not have.
  case unknownComponent(String, known: [String])
  /// More or fewer weights than components.
  case weightCount(Int, components: [String])

  /// The list of units is empty.
  case noUnits
  /// No unit has a score of the component that the teams give.
  case noScores(component: String)
  /// A list that is not as long as the list of units.
  case lengthMismatch(list: String, count: Int, unitCount: Int)
  /// A blank name; `position` counts from 1.
  case blankName(list: String, position: Int)
  /// A unit that is listed twice.
  case duplicateUnit(String)
  /// A team that is listed twice.
  case duplicateTeam(String)
  /// A unit that has scores and is not in the list of units.
  case unknownUnit(String)
  /// A team that gave scores and is not in the list of teams.
  case unknownTeam(String)
  /// A unit whose team is blank.
  case noTeam(unit: String)
  /// Item scores of a team that did not visit the unit.
  case teamNotSent(unit: String, team: String)
  /// Two on-site scores of one unit and team.
  case duplicateVisit(unit: String, team: String)
  /// Two scores of one unit and component from one rater; `rater` is empty where none is named.
  case duplicateScore(unit: String, component: String, rater: String)
  /// One component's score of a unit both as such and as scores of raters.
  case scoreAndRaterScores(unit: String, component: String)
  /// Scores of the team's component, which belong to visits.
  case notAVisit(component: String)
  /// A score that is not finite, is negative, or is above `full` marks; `full` is nil where unknown.
  case scoreOffScale(unit: String, what: String, value: Double, full: Double?)
  /// An item that the instrument does not have.
  case unknownItem(String)
  /// Two scores of one assessor for one unit and item.
  case duplicateItemScore(unit: String, assessor: String, item: String)
  /// Items of a unit that no assessor of the team scored or marked as not applying.
  case missingItemScores(unit: String, team: String, items: [String])
  /// A negative number of highlights or problems.
  case negativeCount(team: String, count: Int)
}
