/// An error that says what is wrong and what to do, in either language.
public protocol SpokenError: Error, CustomStringConvertible {
  /// What is wrong and what to do about it.
  var phrase: Phrase { get }
}

extension SpokenError {
  /// The phrase in English.
  public var description: String { phrase.description }
}

extension Phrase.Text.StringInterpolation {
  /// Adds the phrase of an error that has one, otherwise its description.
  public mutating func appendInterpolation(_ error: any Error) {
    if let error = error as? any SpokenError {
      appendInterpolation(error.phrase)
    } else {
      appendInterpolation("\(error)")
    }
  }

  /// Adds the phrase of an error.
  public mutating func appendInterpolation(_ error: some SpokenError) {
    appendInterpolation(error.phrase)
  }
}
