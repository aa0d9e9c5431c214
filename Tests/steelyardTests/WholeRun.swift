import Foundation
import SteelyardKit
import TestSupport

/// One run of the program in a folder, and what it leaves.
struct WholeRun {
  let arguments: [String]
  let tool: Tool
  /// Files of the folder that `-o o` made, by name.
  let files: [String: [UInt8]]

  /// Runs the program in a folder, without what an earlier run left.
  init(_ arguments: [String], in work: TemporaryFolder, environment: [String] = []) throws {
    self.arguments = arguments
    try? FileManager.default.removeItem(atPath: work.path("o"))
    tool = try Tool(
      URL(filePath: "/usr/bin/env"),
      ["--chdir=\(work.path(""))"] + environment + [Program.binary.path] + arguments)
    files = (try? work.files("o")) ?? [:]
  }

  var status: Int32 { tool.status }

  /// Exit codes that the help names; 70 is a fault of the program.
  private static let documented: Set<Int32> = [0, 1, 64, 65, 66, 73]

  // MARK: what has to hold of every run

  /// What is wrong with the run, a line each.
  func faults() throws -> [String] {
    var faults: [String] = []
    if !Self.documented.contains(status) { faults.append("exit \(status): \(tool.errors)") }
    if status != 0, arguments[0] != "check" {
      if tool.errors.isEmpty { faults.append("exit \(status) without a word") }
      if !files.isEmpty { faults.append("exit \(status), but there is a folder") }
    }
    if let odd = Self.oddNumber(tool.errors) { faults.append("standard error: \(odd)") }
    if let odd = Self.oddNumber(tool.output) { faults.append("standard output: \(odd)") }
    if arguments.contains("json"), status == 0,
      (try? JSONSerialization.jsonObject(with: Data(tool.output.utf8))) == nil
    {
      faults.append("standard output is no JSON")
    }
    for (name, bytes) in files.sorted(by: { $0.key < $1.key }) {
      faults += try Self.faults(name, bytes, isAnonymous: arguments[0] == "anonymise")
    }
    return faults.map { "\(arguments.joined(separator: " ")): \($0)" }
  }

  private static func faults(
    _ name: String, _ bytes: [UInt8], isAnonymous: Bool
  ) throws -> [String] {
    let text = String(decoding: bytes, as: UTF8.self)
    switch name.split(separator: ".").last {
    case "json":
      let isSound = (try? JSONSerialization.jsonObject(with: Data(bytes))) != nil
      return (isSound ? [] : ["\(name) is no JSON"]) + odd(name, text)
    case "csv":
      let table = try Table(csv: bytes, file: name)
      var faults: [String] = []
      if !isAnonymous, !isDeclared(String(name.dropLast(4)), table.header) {
        faults.append("\(name): not as declared: \(table.header)")
      }
      if let ragged = table.raggedRows.first {
        faults.append("\(name): row \(ragged.row) is ragged")
      }
      let cells = (0..<table.rowCount).lazy.flatMap { row in
        table.header.indices.lazy.map { table.text(row, $0) }
      }
      if let odd = cells.lazy.compactMap(oddNumber).first { faults.append("\(name): \(odd)") }
      return faults
    case "html": return odd(name, pageText(text))
    default: return []
    }
  }

  private static func odd(_ name: String, _ text: String) -> [String] {
    oddNumber(text).map { ["\(name): \($0)"] } ?? []
  }

  /// What a page shows and what its scripts read, without the scripts and styles themselves.
  private static func pageText(_ text: String) -> String {
    text.replacing(/(?s)<script(?! type="application\/json").*?<\/script>/, with: " ")
      .replacing(/(?s)<style.*?<\/style>/, with: " ").replacing(/<[^>]*>/, with: " ")
  }

  /// A number that is none, or a zero with a minus.
  private static let oddNumbers = try? NSRegularExpression(
    pattern: #"(?<![\w.<\-\u4e00-\u9fff])([-+−]?(nan|inf|infinity)|[-−]0(\.0+)?)(?![\w.\-])"#,
    options: .caseInsensitive)

  /// The first odd number, with what stands around it.
  static func oddNumber(_ text: String) -> String? {
    let all = NSRange(text.startIndex..., in: text)
    guard let found = oddNumbers?.firstMatch(in: text, range: all) else { return nil }
    let start = max(0, found.range.location - 40)
    return (text as NSString).substring(
      with: NSRange(location: start, length: min(80, all.length - start)))
  }

  /// Whether a table of the name is declared with such columns.
  private static func isDeclared(_ name: String, _ header: [String]) -> Bool {
    let names = header.map { $0 + "\u{1}" }.joined()
    return TableCatalogue.all.filter { $0.name == name }.contains { table in
      let parts = table.columns.map { column in
        let open = column.name.contains("<")
        let name = NSRegularExpression.escapedPattern(for: column.name)
          .replacing(/<[^>]*>/, with: "[^\u{1}]+")
        return "(?:\(name)\u{1})" + (open ? "+" : "")
      }
      return names.range(of: "^" + parts.joined() + "$", options: .regularExpression) != nil
    }
  }

  // MARK: two runs

  /// Files whose bytes differ from another run's; what names the inputs is left out.
  func differing(from other: WholeRun) -> [String] {
    let (own, others) = (Self.comparable(files), Self.comparable(other.files))
    return Set(own.keys).union(others.keys).filter { own[$0] != others[$0] }.sorted()
  }

  /// The files without what has to differ where an input has other bytes: its hash and size, and in what
  /// lists outputs, theirs.
  private static func comparable(_ files: [String: [UInt8]]) -> [String: [UInt8]] {
    files.reduce(into: [:]) { result, file in
      guard file.key == "run.json" || file.key == "datapackage.json",
        var object = try? JSONSerialization.jsonObject(with: Data(file.value)) as? [String: Any]
      else {
        result[file.key] = file.value
        return
      }
      for key in ["inputs", "outputs", "sources"] { object[key] = nil }
      let resources = object["resources"] as? [[String: Any]] ?? []
      object["resources"] = resources.map { $0.filter { !["hash", "bytes"].contains($0.key) } }
      let data = try? JSONSerialization.data(withJSONObject: object, options: .sortedKeys)
      result[file.key] = data.map { Array($0) }
    }
  }
}
