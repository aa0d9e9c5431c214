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
      guard let own = try YAMLDecoder().decode(Whole.self, from: yaml).reading else { return nil }
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
      let encoder = YAMLEncoder()
      encoder.options.allowUnicode = true
      encoder.options.sortKeys = false
      let text = try encoder.encode(Whole(scheme: scheme, reading: reading))
      // Numbers as people write them: 60, not 6e+1.
      return text.replacing(#/:\x20(-?\d+(?:\.\d+)?e[+-]?\d+)\n/#) { match in
        Double(match.output.1).map { ": \($0.plain)\n" } ?? String(match.output.0)
      }
    }
  }
}
