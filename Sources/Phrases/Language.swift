/// A language that the sentences can be said in.
public enum Language: String, CaseIterable, Sendable {
  /// English, which the sources are written in.
  case en
  /// Simplified Chinese, from the catalogue.
  case zh
}
