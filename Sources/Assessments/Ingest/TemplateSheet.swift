/// Names of the sheets of a template that are no part of a round.
public enum TemplateSheet {
  public static let readMe = "Read me"
  public static let teams = "teams"
  public static let items = "items"
  /// Hidden; it tells a template from other workbooks.
  public static let lists = "Lists"

  static let asides: Set = [readMe, teams, items, lists]
}
