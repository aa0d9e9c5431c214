import Foundation
import TestSupport
import Testing

@Suite struct DocumentationTests {
  /// Modules whose public declarations are all documented.
  static let modules = [
    "LinearAlgebra", "MixedModels", "Normalization", "Outliers", "Phrases", "Sensitivity",
    "Statistics", "TableIO",
  ]

  @Test(arguments: modules)
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
