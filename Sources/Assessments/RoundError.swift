import Phrases

/// Why no round can be read.
public enum RoundError: SpokenError, Equatable {
  case unreadable(path: String, reason: Phrase)
  case badScheme(file: String, reason: Phrase)
  case unknownComponent(String, known: [String])

  public var phrase: Phrase {
    switch self {
    case .unreadable(let path, let reason): Phrase("\(path): cannot be read: \(reason)")
    case .badScheme(let file, let reason): Phrase("\(file): \(reason)")
    case .unknownComponent(let key, let known):
      Phrase("no component '\(key)'; the scheme has \(known)")
    }
  }
}
