/// The declarations of one source file that other modules can see, and which of them have a
/// documentation comment.
///
/// It relies on the layout of `swift format`: a declaration begins its line.
struct PublicDeclarations {
  struct Declaration: Equatable {
    /// From 1.
    let line: Int
    let text: String
    let isDocumented: Bool
  }

  private(set) var all: [Declaration] = []

  var undocumented: [Declaration] { all.filter { !$0.isDocumented } }

  init(source: String) {
    let text = SwiftText(source)
    var scopes: [Scope] = []
    var pending: Scope?
    for (index, code) in text.code.enumerated() {
      let words = Words(code)
      if let keyword = words.keyword, scopes.last?.holdsDeclarations ?? true {
        if words.isPublic(in: scopes.last) && keyword != "extension" {
          all.append(
            Declaration(
              line: index + 1, text: code.trimmed, isDocumented: text.isDocumented(above: index)))
        }
        pending = Scope(keyword: keyword, isPublic: words.isPublic(in: scopes.last))
      }
      for character in code {
        if character == "{" {
          scopes.append(pending ?? Scope(keyword: "", isPublic: false))
          pending = nil
        } else if character == "}", !scopes.isEmpty {
          scopes.removeLast()
        }
      }
    }
  }
}

/// What a pair of braces holds, by the keyword of the declaration before it.
private struct Scope {
  let keyword: String
  let isPublic: Bool

  var holdsDeclarations: Bool {
    ["struct", "class", "enum", "actor", "protocol", "extension"].contains(keyword)
  }

  /// Whether a member without an access level is public.
  func publishes(_ member: String) -> Bool {
    let spreads = keyword == "extension" || keyword == "protocol"
    return isPublic && (spreads || keyword == "enum" && member == "case")
  }
}

/// The access level and the keyword at the start of a line.
private struct Words {
  private(set) var access: Substring?
  private(set) var keyword: String?

  private static let keywords: Set<Substring> = [
    "struct", "class", "enum", "actor", "protocol", "extension", "func", "var", "let", "init",
    "subscript", "typealias", "associatedtype", "case", "macro",
  ]
  private static let modifiers: Set<Substring> = [
    "static", "final", "mutating", "nonmutating", "nonisolated", "isolated", "indirect", "lazy",
    "weak", "unowned", "override", "required", "convenience", "dynamic", "prefix", "postfix",
    "infix", "consuming", "borrowing", "distributed",
  ]
  private static let levels: Set<Substring> = [
    "public", "open", "internal", "private", "fileprivate", "package",
  ]

  init(_ code: String) {
    var words = code.split(separator: " ")[...]
    while let word = words.popFirst() {
      // `init(`, `init?(`, `subscript<T>(` and `private(set)` end before their parentheses.
      let name = word.prefix { $0.isLetter }
      if word.hasPrefix("@") || Self.modifiers.contains(name) { continue }
      if Self.levels.contains(name) {
        if !word.hasSuffix("(set)") { access = name }
      } else if name == "class", words.first == "func" || words.first == "var" {
        continue
      } else {
        keyword = Self.keywords.contains(name) ? String(name) : nil
        return
      }
    }
  }

  func isPublic(in scope: Scope?) -> Bool {
    guard let keyword else { return false }
    return access.map { $0 == "public" || $0 == "open" } ?? scope?.publishes(keyword) ?? false
  }
}

extension SwiftText {
  /// Whether a `///` comment stands above a line, attributes between them aside.
  fileprivate func isDocumented(above index: Int) -> Bool {
    for line in lines[..<index].reversed().map(\.trimmed) {
      if line.hasPrefix("///") { return true }
      if !line.hasPrefix("@") { return false }
    }
    return false
  }
}

extension StringProtocol {
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
