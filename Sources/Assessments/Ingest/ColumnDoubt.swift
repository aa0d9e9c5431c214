public import Phrases
import TableIO

/// A column whose meaning only its organiser knows.
public struct ColumnDoubt: Equatable, Sendable {
  /// The file it is in.
  public let file: String
  /// Its heading.
  public let column: String
  /// What is in doubt.
  public let sentence: Phrase
  /// What the answer may be; the first is taken where none is given.
  public let answers: [Answer]

  /// An answer and what it means for reading.
  public struct Answer: Equatable, Sendable {
    /// The word to type.
    public let word: String
    /// The canonical name that a heading gets; nil passes the column over.
    public let key: String?
    /// The heading that gets it.
    public let heading: String
  }
}

extension ColumnDoubt {
  /// A column of numbers that nothing uses.
  ///
  /// - Parameters:
  ///   - guess: the component it most likely is; nil for none.
  ///   - components: keys that the column may have.
  init(
    unused column: String, in sheet: Sheet, _ sentence: Phrase, guess: String?,
    components: [String]
  ) {
    let pass = Answer(word: "ignore", key: nil, heading: column)
    let named = components.map { Answer(word: $0, key: $0, heading: column) }
    let preset = named.first { $0.key == guess } ?? pass
    self.init(
      file: sheet.table.file, column: column, sentence: sentence,
      answers: [preset] + (named + [pass]).filter { $0 != preset })
  }

  /// Several columns that may be one component.
  init(rivals names: [String], for key: String, in sheet: Sheet, _ sentence: Phrase) {
    self.init(
      file: sheet.table.file, column: names[0], sentence: sentence,
      answers: names.map { Answer(word: $0, key: key, heading: $0) })
  }
}
