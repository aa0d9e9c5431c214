/// Targets of a package manifest, read as text: names, paths and dependencies.
///
/// It relies on plain literals: `.target(name: "A", dependencies: ["B", .product(name: "C", …)])`.
struct Manifest {
  struct Target: Equatable {
    /// As in `.target` or `.testTarget`, without the dot.
    let kind: String
    let name: String
    /// Names of modules: targets of the package, or products of others.
    let dependencies: [String]
    /// The folder from the root of the package.
    let folder: String
  }

  let targets: [Target]

  init(_ text: String) {
    let constants = Self.productConstants(text)
    let kinds = ["target", "executableTarget", "testTarget", "systemLibrary"]
    targets = text.matches(of: /\.(\w+)\(\s*name: "(\w+)"/).compactMap { match in
      let kind = String(match.1)
      guard kinds.contains(kind) else { return nil }
      let arguments = Self.bracketed(text[match.range.lowerBound...], "(", ")")
      let name = String(match.2)
      let folder = kind == "testTarget" ? "Tests/\(name)" : "Sources/\(name)"
      let list = arguments.firstRange(of: "dependencies: [").map {
        Self.bracketed(arguments[$0.lowerBound...], "[", "]")
      }
      return Target(
        kind: kind, name: name, dependencies: Self.modules(list ?? "", constants),
        folder: arguments.firstMatch(of: /path: "([^"]+)"/).map { String($0.1) } ?? folder)
    }
  }

  /// Constants that stand for a product, with the product's name.
  private static func productConstants(_ text: String) -> [String: String] {
    let found = text.matches(of: /let (\w+) = Target\.Dependency\.product\(name: "(\w+)"/)
    return Dictionary(
      found.map { (String($0.1), String($0.2)) }, uniquingKeysWith: { first, _ in first })
  }

  /// The names in a list of dependencies.
  private static func modules(_ list: Substring, _ constants: [String: String]) -> [String] {
    // The package of a product is not a module.
    let names = String(list).replacing(/package: "[^"]+"/, with: "")
    return names.matches(of: /"(\w+)"/).map { String($0.1) }
      + names.matches(of: /\b\w+\b/).compactMap { constants[String($0.output)] }
  }

  /// What stands between the first opening bracket and the one that closes it.
  private static func bracketed(
    _ text: Substring, _ open: Character, _ close: Character
  ) -> Substring {
    guard let start = text.firstIndex(of: open) else { return "" }
    var depth = 0
    for index in text[start...].indices {
      if text[index] == open { depth += 1 }
      if text[index] == close { depth -= 1 }
      if depth == 0 { return text[text.index(after: start)..<index] }
    }
    return ""
  }
}
