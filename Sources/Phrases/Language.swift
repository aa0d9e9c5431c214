/// A language that the sentences can be said in.
public enum Language: String, Codable, CaseIterable, Sendable {
  /// English, which the sources are written in.
  case en
  /// Simplified Chinese, from the catalogue.
  case zh

  /// English.
  public static let english = Language.en
  /// Simplified Chinese.
  public static let chinese = Language.zh
}
