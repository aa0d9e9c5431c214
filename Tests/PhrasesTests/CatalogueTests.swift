import Foundation
import Testing

@testable import Phrases

@Suite struct CatalogueTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Keys of every phrase of the sources, with the file that holds them.
  private static func sourceKeys() throws -> (keys: Set<String>, unread: [String]) {
    let folder = root.appendingPathComponent("Sources")
    let files = try #require(
      FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
    var keys: Set<String> = []
    var unread: [String] = []
    for case let file as URL in files where file.pathExtension == "swift" {
      if file.path.contains("/Sources/Phrases/") { continue }
      for key in PhraseScanner.keys(in: try String(contentsOf: file, encoding: .utf8)) {
        if let key { keys.insert(key) } else { unread.append(file.lastPathComponent) }
      }
    }
    return (keys, unread)
  }

  @Test func `every phrase of the sources is in the catalogue, and nothing else`() throws {
    let (keys, unread) = try Self.sourceKeys()
    #expect(unread.isEmpty, "phrases that are no literals")
    #expect(keys.count > 50)
    let known = Set(Catalogue.chinese.keys.filter { !$0.hasPrefix("#") && !$0.hasPrefix("=") })
    let missing = keys.subtracting(known).sorted()
    let dead = known.subtracting(keys).sorted()
    #expect(missing.isEmpty)
    #expect(dead.isEmpty)
  }

  @Test func `a translation holds the values of its key, and says something else`() {
    func values(_ text: String) -> Set<Substring> {
      Set(text.matches(of: /\{[0-9]+\}/).map(\.output))
    }
    for (key, translation) in Catalogue.chinese {
      #expect(values(key) == values(translation), "\(key)")
      #expect(!translation.isEmpty && translation != key, "\(key)")
    }
  }

  @Test func `values are numbered through joined literals and lists`() {
    let phrase = Phrase("a \(1) " + "b \(Phrase("c \("d")")) \(["e", "f"])")
    #expect(phrase.key == "a {1} b {2} {3}")
    #expect(phrase.said(in: .en) == "a 1 b c d e, f")
    let list = Phrase([Phrase("x"), .empty, Phrase("y")], mark: .semicolon)
    #expect(list.said(in: .en) == "x; y" && list.said(in: .zh) == "x；y")
    #expect(Phrase(verbatim: "{1}").said(in: .zh) == "{1}")
  }

  @Test func `the scanner reads what the compiler reads`() {
    let source = #"""
      let a = Phrase("one \(x.map { "q)\($0)" }) \"two\"")
      let b = Phrase(
        "three \(y) "
          + "four \(z)")
      let c = Phrase(
        """
        five \
        six \(v)
        """)
      let d = Phrase(verbatim: "seven"), e = Phrase(members, mark: .comma), f = Phrase("x" + y)
      """#
    #expect(
      PhraseScanner.keys(in: source) == [
        "one {1} \"two\"", "three {1} four {2}", "five six {1}", nil,
      ])
  }
}
