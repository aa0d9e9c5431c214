/// Why no round can be made of the input.
public enum RoundError: Error, Equatable, CustomStringConvertible {
  case unreadable(path: String, reason: String)
  case badTable(String)
  case badScheme(file: String, reason: String)
  case missingColumn(String, file: String, found: [String])
  case noUnits(file: String)
  case unknownComponent(String, known: [String])

  public var description: String {
    switch self {
    case .unreadable(let path, let reason): "\(path): cannot be read: \(reason)"
    case .badTable(let sentence): sentence
    case .badScheme(let file, let reason): "\(file): \(reason)"
    case .missingColumn(let name, let file, let found):
      """
      \(file): row 1: no column '\(name)' among \(found.joined(separator: ", ")); \
      name it so, or map it with --columns \(name)=YOURNAME
      """
    case .noUnits(let file): "\(file): no rows under the header; give one row a unit"
    case .unknownComponent(let key, let known):
      "no component '\(key)'; the scheme has \(known.joined(separator: ", "))"
    }
  }
}
