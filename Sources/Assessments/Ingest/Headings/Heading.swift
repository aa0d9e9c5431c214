import Synchronization

/// The heading of a column taken apart: what it is about, full marks, weight.
///
/// `考核得分/实地考核（60%）/小计` has three levels, from the top; each says something by itself.
struct Heading: Sendable {
  /// What a level says the column is.
  enum Kind: Equatable, Sendable {
    /// A unit, a team, a grade … by canonical name.
    case identity(String, strength: Int)
    /// The score of a component.
    case component(String)
    /// A score of something that is not named.
    case score
    case sum, mean
    /// A score times its weight; of a component, where that is named.
    case weighted(String?)
    case rank, serial, remark
    case other
  }

  /// One level, in the words of the file and in its own.
  struct Level: Sendable {
    let text: String
    let kind: Kind
    /// Full marks it states, points.
    let full: Double?
    /// Weight it states, per cent.
    let weight: Double?
    /// A number in brackets that may be either.
    let bare: Double?
    /// Whether it says that cells hold percentages or points of a hundred.
    let isPerCent: Bool
  }

  let levels: [Level]

  /// - Parameter components: keys of the scheme's components.
  init(_ name: String, components: [String]) {
    levels = HeadingText.split(name).map { Level($0, components) }
  }

  private static let cache = Mutex<[String: Heading]>([:])

  /// A heading, taken apart once.
  static func known(_ name: String, components: [String]) -> Heading {
    let key = name + "\u{0}" + components.joined(separator: "\u{0}")
    if let own = cache.withLock({ $0[key] }) { return own }
    let own = Heading(name, components: components)
    cache.withLock { known in
      if known.count > 10_000 { known = [:] }
      known[key] = own
    }
    return own
  }

  /// The first value that a level states, from the lowest up.
  var full: Double? { levels.reversed().lazy.compactMap(\.full).first }
  var weight: Double? { levels.reversed().lazy.compactMap(\.weight).first }
  var bare: Double? { levels.reversed().lazy.compactMap(\.bare).first }

  /// Whether the heading is one that tables of appraisals have.
  var isKnown: Bool { levels.contains { $0.kind != .other } }
}

extension Heading.Level {
  init(_ text: String, _ components: [String]) {
    let parts = HeadingText(text)
    self.text = text
    full = parts.full
    weight = parts.weight
    bare = parts.bare
    isPerCent = parts.isPerCent
    let own = parts.isProduct ? Self.product(parts, components) : Self.kind(parts, components)
    // What stands in brackets may turn a score into something else: 实地考核（排名）.
    let aside = parts.asides.lazy.map { Self.turn($0) }.first { $0 != nil } ?? nil
    guard let aside, case .component(let key) = own else {
      kind = own
      return
    }
    if case .weighted = aside { kind = .weighted(key) } else { kind = aside }
  }

  /// What a remark in brackets makes of a score; nil for one that changes nothing.
  private static func turn(_ aside: String) -> Heading.Kind? {
    if HeadingWords.weighted.contains(where: aside.contains) { return .weighted(nil) }
    if HeadingWords.rankWords.contains(where: aside.contains) || aside == "rank" { return .rank }
    return HeadingWords.asides.contains(where: aside.contains) ? .other : nil
  }

  /// A score times its weight, as 得分×60%.
  private static func product(_ text: HeadingText, _ components: [String]) -> Heading.Kind {
    if case .component(let key) = kind(text, components) { return .weighted(key) }
    return .weighted(nil)
  }

  private static func kind(_ text: HeadingText, _ components: [String]) -> Heading.Kind {
    // Full marks alone head the score as given, a weight alone what it comes to.
    if text.core.isEmpty, text.whole.isEmpty, text.asides.isEmpty {
      return text.full != nil ? .score : text.weight != nil ? .weighted(nil) : .other
    }
    if let found = plain(text.whole, components) { return found }
    if let found = plain(text.core, components) {
      // "Team score" is no team.
      if case .identity = found { return english(text.core).map { .component($0) } ?? .other }
      return found
    }
    let core = text.core
    if let suffix = HeadingWords.rankWords.first(where: { core.contains($0) }), !suffix.isEmpty {
      return .rank
    }
    if let word = HeadingWords.weighted.first(where: { core.contains($0) }) {
      let rest = core.replacing(word, with: "")
      return .weighted(component(HeadingText(rest).core, components))
    }
    for ending in ["名称", "全称", "简称", "名"] where core.hasSuffix(ending) {
      let rest = String(core.dropLast(ending.count))
      if case .identity(let key, let strength)? = plain(rest, components),
        ["unit", "team"].contains(key)
      {
        return .identity(key, strength: strength - 1)
      }
    }
    if HeadingWords.asides.contains(where: core.contains) { return .other }
    let tokens = Set(core.split(separator: " ").map(String.init))
    let groups = tokens.intersection(HeadingWords.groups)
    if groups.count == 1, tokens.count > 1, text.whole == core,
      HeadingWords.visitors.isSuperset(of: tokens.subtracting(groups))
    {
      return .identity("team", strength: 3)
    }
    return component(core, components).map { .component($0) } ?? .other
  }

  private static func component(_ core: String, _ components: [String]) -> String? {
    if case .component(let key)? = plain(core, components) { return key }
    return stripped(core, components)
  }

  /// A core that is a known word as it stands.
  private static func plain(_ core: String, _ components: [String]) -> Heading.Kind? {
    if components.contains(core) { return .component(core) }
    if let key = HeadingWords.components[core] { return .component(key) }
    if let own = HeadingWords.identities[core] {
      return .identity(own.key, strength: own.strength)
    }
    if HeadingWords.sums.contains(core) { return .sum }
    if HeadingWords.means.contains(core) { return .mean }
    if HeadingWords.scores.contains(core) { return .score }
    if HeadingWords.ranks.contains(core) { return .rank }
    if HeadingWords.serials.contains(core) { return .serial }
    if HeadingWords.remarks.contains(core) { return .remark }
    return nil
  }

  /// The component a core names with words before and after it, or in English words.
  private static func stripped(_ core: String, _ components: [String]) -> String? {
    var forms = [core]
    var seen: Set = [core]
    while let form = forms.popLast() {
      if let key = HeadingWords.components[form] ?? (components.contains(form) ? form : nil) {
        return key
      }
      var shorter = HeadingWords.suffixes.filter { form.hasSuffix($0) }
        .map { String(form.dropLast($0.count)) }
      shorter += HeadingWords.prefixes.filter { form.hasPrefix($0) }
        .map { String(form.dropFirst($0.count)) }
      forms += shorter.filter { !$0.isEmpty && seen.insert($0).inserted }
    }
    return english(core)
  }

  private static func english(_ core: String) -> String? {
    let tokens = Set(core.split(separator: " ").map(String.init))
    for (beginning, key) in HeadingWords.beginnings where core.hasPrefix(beginning) {
      let rest = core.dropFirst(beginning.count).split(separator: " ").map(String.init)
      if HeadingWords.context.isSuperset(of: rest) { return key }
    }
    let known = HeadingWords.tokens.filter { !$0.value.isDisjoint(with: tokens) }
    if known.isEmpty, !tokens.isDisjoint(with: HeadingWords.voters),
      !tokens.isDisjoint(with: HeadingWords.opinions),
      tokens.isSubset(of: HeadingWords.context.union(HeadingWords.opinions)),
      !tokens.contains("team")
    {
      return "peer"
    }
    guard known.count == 1, let (key, own) = known.first,
      tokens.isSubset(of: own.union(HeadingWords.context))
    else { return nil }
    return key
  }
}
