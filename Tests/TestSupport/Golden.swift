public import Foundation

/// A file of the `Goldens` folder of a test target, beside the script that wrote it.
///
/// `Golden("mcd.csv")` in a test reads `Goldens/mcd.csv` next to that test's source file.
public struct Golden {
  /// Where the file is.
  public let url: URL

  /// A golden of the test target whose source file calls this.
  ///
  /// - Parameters:
  ///   - name: path inside `Goldens`.
  ///   - test: any source file directly in the folder of the test target.
  public init(_ name: String, of test: String = #filePath) {
    url = URL(filePath: test).deletingLastPathComponent().appending(path: "Goldens/\(name)")
  }

  /// A golden of another test target, such as `TableIOTests`.
  public init(_ name: String, ofTarget target: String) {
    url = Repository.tests.appending(path: "\(target)/Goldens/\(name)")
  }

  /// All bytes.
  public var bytes: [UInt8] {
    get throws { Array(try Data(contentsOf: url)) }
  }

  /// The text, in UTF-8.
  public var text: String {
    get throws { try String(contentsOf: url, encoding: .utf8) }
  }

  /// Cells of every line, without the lines that begin with `#`: these name the program that wrote
  /// the file. Cells hold no quotes.
  public var cells: [[String]] {
    get throws {
      try text.split(separator: "\n").filter { !$0.hasPrefix("#") }
        .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    }
  }

  /// The file as a table whose first line, comments aside, names the columns.
  public var table: GoldenTable {
    get throws { GoldenTable(try cells) }
  }

  /// A value decoded from JSON; keys in snake case become camel case.
  public func json<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(type, from: Data(contentsOf: url))
  }
}
