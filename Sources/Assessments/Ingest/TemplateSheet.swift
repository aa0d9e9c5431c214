/// Names of the sheets of a template that are not parts of a round.
public enum TemplateSheet {
  /// How to fill the template in.
  public static let readMe = "Read me"
  /// The teams, to choose from.
  public static let teams = "teams"
  /// The items with their full marks.
  public static let items = "items"
  /// Hidden; by it a template is known among other workbooks.
  public static let lists = "Lists"

  static let asides: Set = [readMe, teams, items, lists]
}
