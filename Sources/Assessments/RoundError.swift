/// Why no round can be read.
public enum RoundError: Error, Equatable, CustomStringConvertible {
  case unreadable(path: String, reason: String)
  case badScheme(file: String, reason: String)
  case unknownComponent(String, known: [String])

  public var description: String {
    switch self {
    case .unreadable(let path, let reason): "\(path): cannot be read: \(reason)"
    case .badScheme(let file, let reason): "\(file): \(reason)"
    case .unknownComponent(let key, let known):
      "no component '\(key)'; the scheme has \(known.joined(separator: ", "))"
    }
  }
}
