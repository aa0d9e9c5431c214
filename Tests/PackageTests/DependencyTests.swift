import Foundation
import TestSupport
import Testing

/// Package.swift names what the sources import, no more and no less.
@Suite struct DependencyTests {
  private static func manifest() throws -> Manifest {
    let file = Repository.root.appending(path: "Package.swift")
    return Manifest(try String(contentsOf: file, encoding: .utf8))
  }

  /// Targets with Swift sources.
  static var targets: [Manifest.Target] {
    get throws { try manifest().targets.filter { $0.kind != "systemLibrary" } }
  }

  /// Modules that the Swift files of a target import.
  private func imports(of target: Manifest.Target) throws -> Set<String> {
    let folder = Repository.root.appending(path: target.folder)
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".swift") }
    return try files.reduce(into: []) { found, file in
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      for line in text.split(separator: "\n") {
        let pattern = /^ *(?:@\w+ )*(?:public |package |internal |private )?import (?:\w+ )?(\w+)/
        if let match = line.firstMatch(of: pattern) { found.insert(String(match.1)) }
      }
    }
  }

  @Test func `targets of every kind are read`() throws {
    let targets = try Self.manifest().targets
    #expect(Set(targets.map(\.kind)).count == 4 && targets.count > 40)
    let support = try #require(targets.first { $0.name == "TestSupport" })
    #expect(support.folder == "Tests/TestSupport")
    #expect(support.dependencies == ["Statistics", "RealModule"])
    let archive = try #require(targets.first { $0.name == "Archive" })
    #expect(archive.dependencies.contains("GRDB"))
  }

  @Test(arguments: try targets)
  func `a target depends on what its files import`(target: Manifest.Target) throws {
    let imports = try imports(of: target)
    let declared = Set(target.dependencies)
    // A C++ target has no imports, only headers.
    guard !imports.isEmpty || !declared.isEmpty else { return }
    let known = Set(try Self.manifest().targets.flatMap { [$0.name] + $0.dependencies })
    let unused = declared.subtracting(imports).sorted()
    #expect(unused.isEmpty, "\(target.name) declares \(unused) and imports none of them")
    let undeclared = imports.intersection(known).subtracting(declared).sorted()
    #expect(undeclared.isEmpty, "\(target.name) imports \(undeclared) without declaring them")
  }
}
