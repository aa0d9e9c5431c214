import Foundation

/// The translations of every phrase and column name, from `Catalogue/zh.json`.
///
/// Keys are phrases as `Phrase.key` has them, column names after `#`, and fixed terms of tables
/// after `=`. Names and terms may hold values: `#p_top_{1}`, `=first {1}`.
enum Catalogue {
  static let chinese: [String: String] = {
    let data = Data(PackageResources.zh_json)
    let table = try? JSONDecoder().decode([String: String].self, from: data)
    precondition(table != nil, "zh.json is an object of texts")
    return table ?? [:]
  }()

  static func find(_ key: String, in language: Language) -> String? {
    switch language {
    case .en: nil
    case .zh: chinese[key]
    }
  }

  /// Names and terms that hold values, those with the most words first.
  private static let patterns: [TermPattern] = chinese.compactMap(TermPattern.init).sorted {
    ($0.wordLength, $1.key) > ($1.wordLength, $0.key)
  }

  /// A name after `#` or a term after `=`; its values are looked up like names or terms themselves.
  static func findTerm(_ key: String, in language: Language) -> String? {
    if let known = find(key, in: language) { return known }
    guard language != .en else { return nil }
    let mark = key.prefix(1)
    for pattern in patterns {
      guard let values = pattern.values(of: key) else { continue }
      return values.enumerated().reduce(pattern.translation) { said, value in
        said.replacing(
          "{\(value.offset + 1)}",
          with: find("\(mark)\(value.element)", in: language) ?? String(value.element))
      }
    }
    return nil
  }
}

/// An entry whose key has words around values, in order: `#p_top_{1}`, `={1} to rank {2}`.
private struct TermPattern {
  let key: String
  let words: [Substring]
  let translation: String

  /// Nil for a phrase and for a name or term without values.
  init?(_ entry: (key: String, value: String)) {
    guard entry.key.hasPrefix("#") || entry.key.hasPrefix("=") else { return nil }
    key = entry.key
    words = entry.key.split(separator: /\{[0-9]+\}/, omittingEmptySubsequences: false)
    translation = entry.value
    if words.count < 2 { return nil }
  }

  /// Letters that a text must have in common with the key.
  var wordLength: Int { words.reduce(0) { $0 + $1.count } }

  /// What a text has in place of the values; nil if its words are others.
  func values(of text: String) -> [Substring]? {
    guard text.hasPrefix(words[0]) else { return nil }
    var rest = text.dropFirst(words[0].count)
    var values: [Substring] = []
    for word in words.dropFirst().dropLast() {
      guard let place = rest.firstRange(of: word) else { return nil }
      values.append(rest[..<place.lowerBound])
      rest = rest[place.upperBound...]
    }
    guard let last = words.last, rest.hasSuffix(last) else { return nil }
    values.append(rest.dropLast(last.count))
    return values.allSatisfy { !$0.isEmpty } ? values : nil
  }
}

extension Language {
  /// The heading of a column: its name in the language, or in English the name with spaces for
  /// underscores.
  ///
  /// A name may be composed of a known one and a name or number: `p_top_20`, `onsite_adjusted`.
  public func heading(_ column: String) -> String {
    if let known = Catalogue.findTerm("#" + column, in: self) { return known }
    for cut in column.indices.reversed() where column[cut] == "_" && self != .en {
      let parts = [column[..<cut], column[column.index(after: cut)...]].map(String.init)
      if let first = Catalogue.find("#" + parts[0], in: self) {
        return first + " " + (Catalogue.find("#" + parts[1], in: self) ?? parts[1])
      }
      if let last = Catalogue.find("#" + parts[1], in: self) { return parts[0] + " " + last }
    }
    return column.replacing("_", with: " ")
  }

  /// A fixed term of a table, such as a level or a method, in the language; unchanged where the
  /// catalogue lacks it. Terms joined by semicolons are translated one by one.
  public func term(_ term: String) -> String {
    // Terms are English as they stand.
    guard self != .en else { return term }
    if let known = Catalogue.findTerm("=" + term, in: self) { return known }
    let terms = term.split(separator: "; ")
    guard terms.count > 1 else { return term }
    return terms.map { self.term(String($0)) }.joined(
      separator: Phrase.Mark.semicolon.text(in: self))
  }
}

extension Phrase {
  /// The phrase in a language; in English where the catalogue lacks it.
  ///
  /// - Complexity: linear in the length of the text.
  public func said(in language: Language) -> String {
    let words = Catalogue.find(key, in: language) ?? key
    // Marks of places are ASCII, so they can be looked for byte by byte.
    let bytes = words.utf8
    guard var open = bytes.firstIndex(of: UInt8(ascii: "{")) else { return words }
    var said = ""
    var start = bytes.startIndex
    while let close = bytes[open...].firstIndex(of: UInt8(ascii: "}")) {
      said += words[start..<open]
      if let number = Int(words[bytes.index(after: open)..<close]),
        values.indices.contains(number - 1)
      {
        said += values[number - 1].said(in: language)
      } else {
        said += words[open...close]
      }
      start = bytes.index(after: close)
      guard let next = bytes[start...].firstIndex(of: UInt8(ascii: "{")) else { break }
      open = next
    }
    return said + words[start...]
  }
}

extension Phrase.Value {
  func said(in language: Language) -> String {
    switch self {
    case .text(let text): text
    case .term(let term): language.term(term)
    case .list(let members, _) where members.count == 1: members[0].said(in: language)
    case .list(let members, let mark):
      members.map { $0.said(in: language) }.filter { !$0.isEmpty }
        .joined(separator: mark.text(in: language))
    }
  }
}

extension Phrase.Mark {
  fileprivate func text(in language: Language) -> String {
    switch (self, language) {
    case (.comma, .en): ", "
    case (.comma, .zh): "、"
    case (.semicolon, .en): "; "
    case (.semicolon, .zh): "；"
    case (.stop, .en): " "
    case (.stop, .zh): ""
    }
  }
}
