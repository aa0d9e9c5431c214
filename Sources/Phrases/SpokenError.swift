/// An error that says what is wrong and what to do, in either language.
public protocol SpokenError: Error, CustomStringConvertible {
  /// What is wrong and what to do about it.
  var phrase: Phrase { get }
}

extension SpokenError {
  /// The phrase in English.
  public var description: String { phrase.description }
}
