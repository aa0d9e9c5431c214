/// Names of the sheets of a template, in one language.
public struct TemplateSheet: Equatable, Sendable {
  /// How to fill the template in.
  public let readMe: String
  /// The teams, to choose from.
  public let teams: String
  /// One row per unit.
  public let scores: String
  /// One row per item score.
  public let ratings: String
  /// One row per unit and grade.
  public let ballots: String
  /// The items with their full marks.
  public let items: String

  /// The names of the files of a round.
  public static let english = TemplateSheet(
    readMe: "Read me", teams: "teams", scores: "scores", ratings: "ratings", ballots: "ballots",
    items: "items")
  /// Names in Chinese, which are read alike.
  public static let chinese = TemplateSheet(
    readMe: "填写说明", teams: "考核组名单", scores: "得分表", ratings: "评分明细", ballots: "选票", items: "指标")

  /// Hidden; by it a template is known among other workbooks.
  public static let lists = "Lists"

  /// Sheets of a template that are not parts of a round.
  static let asides: Set = [
    english.readMe, english.teams, english.items, chinese.readMe, chinese.teams, chinese.items,
    lists,
  ]
}
