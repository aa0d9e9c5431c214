import Foundation
import TestSupport
import Testing

@Suite struct DocumentationTests {
  /// Every library module that declares something public, in order.
  static var modules: [String] {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: Repository.sources.path)
        .filter { $0 != "steelyard" && $0 != "SteelyardKit" && !$0.hasPrefix("C") }.sorted()
    }
  }

  @Test func `all modules of Sources are looked at`() throws {
    #expect(try Self.modules.contains("Appraisals") && Self.modules.count >= 17)
  }

  @Test(arguments: try modules)
  func `every public declaration has a documentation comment`(module: String) throws {
    let folder = Repository.sources.appending(path: module)
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".swift") }.sorted()
    var count = 0
    var missing: [String] = []
    for file in files {
      let source = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      let declarations = PublicDeclarations(source: source)
      count += declarations.all.count
      missing += declarations.undocumented.map {
        "Sources/\(module)/\(file):\($0.line): \($0.text)"
      }
    }
    #expect(count > 0, "no public declaration was found in \(folder.path)")
    #expect(missing.isEmpty, "\(missing.joined(separator: "\n"))")
  }
}
