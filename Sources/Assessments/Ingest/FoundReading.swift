import Phrases
import TableIO
import Yams

extension SchemeReading {
  /// The part `reading` of a scheme.yaml; nil where it has none.
  ///
  /// - Throws: `badScheme`, naming the key that is wrong.
  init?(yaml: String, file: String) throws(RoundError) {
    struct Whole: Decodable {
      let reading: SchemeReading?
    }
    do {
      guard let own = try YAMLDecoder().decode(Whole.self, within: yaml).reading else { return nil }
      self = own
    } catch {
      throw .badScheme(file: file, reason: Scheme.sentence(of: error))
    }
  }
}

/// How a round's files, sheets and columns were read, to be kept in scheme.yaml.
public struct FoundReading: Equatable, Sendable {
  /// Components with the full marks and weights that were found or given.
  public let scheme: Scheme
  /// Files, sheets and columns.
  public let reading: SchemeReading

  init(_ found: FoundSheets, scheme: Scheme, kept: SchemeReading?) {
    self.scheme = scheme
    var files: [SchemeReading.File] = []
    let sheets =
      found.scores + found.parts.sorted { $0.key.rawValue < $1.key.rawValue }.map(\.value)
    for sheet in sheets {
      var columns: [String: String] = [:]
      for (key, column) in sheet.positions where sheet.table.letter(column, row: 0) != nil {
        columns[key] = sheet.table.header[column]
      }
      let ignored = sheet.reading.roles.indices
        .filter { sheet.reading.roles[$0] == .ignored }.map { sheet.table.header[$0] }
      files.append(
        .init(
          file: sheet.table.file.split(separator: "/").last.map(String.init),
          sheets: sheet.table.sheets,
          columns: columns, ignore: ignored.isEmpty ? nil : ignored))
    }
    reading = SchemeReading(files: files)
  }

  /// The text of a scheme.yaml that reads the same files in the same way.
  public var yaml: String {
    get throws {
      struct Whole: Encodable {
        let scheme: Scheme
        let reading: SchemeReading
        enum Key: String, CodingKey { case reading }
        func encode(to encoder: any Encoder) throws {
          try scheme.encode(to: encoder)
          var own = encoder.container(keyedBy: Key.self)
          try own.encode(reading, forKey: .reading)
        }
      }
      return try Scheme.yaml(of: Whole(scheme: scheme, reading: reading))
    }
  }
}

extension Scheme {
  /// The text of a scheme.yaml.
  public var yaml: String { get throws { try Self.yaml(of: self) } }

  /// Keys in the order of the types; those of the user's own in that of the alphabet, so that the same
  /// scheme is the same text.
  fileprivate static func yaml(of value: some Encodable) throws -> String {
    let encoder = YAMLEncoder()
    encoder.options.allowUnicode = true
    encoder.options.sortKeys = false
    let text = try encoder.encode(value)
    guard let node = try Yams.compose(yaml: text) else { return text }
    // Numbers as people write them: 60, not 6e+1.
    return try Yams.serialize(node: sorted(node), allowUnicode: true).replacing(
      #/([:-]\x20)(-?\d+(?:\.\d+)?e[+-]?\d+)\n/#
    ) { match in
      Double(match.output.2).map { "\(match.output.1)\($0.plain)\n" } ?? String(match.output.0)
    }
  }

  /// Parts whose keys are the user's own words, which have no order.
  private static let dictionaries: Set = ["ballots", "roles", "columns"]

  private static func sorted(_ node: Node, key: String = "") -> Node {
    switch node {
    case .mapping(var mapping):
      var pairs = mapping.map { ($0.key, sorted($0.value, key: $0.key.string ?? "")) }
      if dictionaries.contains(key) {
        pairs.sort { ($0.0.string ?? "").utf8.lexicographicallyPrecedes(($1.0.string ?? "").utf8) }
      }
      mapping = Node.Mapping(pairs, mapping.tag, mapping.style, mapping.mark)
      return .mapping(mapping)
    case .sequence(var sequence):
      for place in sequence.indices { sequence[place] = sorted(sequence[place]) }
      return .sequence(sequence)
    default: return node
    }
  }
}
