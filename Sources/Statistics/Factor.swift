/// Labels as codes into their different values, the levels.
public struct Factor<Label: Hashable & Sendable>: Sendable {
  /// Different labels, in order of first appearance unless given.
  public let levels: [Label]
  /// One per label; an index into `levels`.
  public let codes: [Int32]
  private let known: FactorBuilder<Label>

  /// - Complexity: one lookup per label.
  public init(_ labels: some Sequence<Label>) {
    var known = FactorBuilder<Label>()
    codes = labels.map { Int32(known.code(for: $0)) }
    levels = known.levels
    self.known = known
  }

  /// - Parameter levels: all of them, each once, in the order of their codes.
  /// - Precondition: every label is one of the levels.
  /// - Complexity: one lookup per label.
  public init(_ labels: some Sequence<Label>, levels: [Label]) {
    var known = FactorBuilder<Label>()
    for level in levels { _ = known.code(for: level) }
    precondition(known.levels.count == levels.count, "each level once")
    codes = labels.map { Int32(known.code(for: $0)) }
    precondition(known.levels.count == levels.count, "every label is a level")
    self.levels = levels
    self.known = known
  }

  /// The code of a label; nil for one that is no level.
  public func code(of label: Label) -> Int? { known.code(of: label) }
}

/// A factor whose labels come one after another.
public struct FactorBuilder<Label: Hashable & Sendable>: Sendable {
  /// Different labels so far, in order of first appearance.
  public private(set) var levels: [Label] = []
  private var codes: [Label: Int] = [:]

  /// No labels yet.
  public init() {}

  /// The code of a label, which becomes a level where it is new.
  public mutating func code(for label: Label) -> Int {
    if let known = codes[label] { return known }
    codes[label] = levels.count
    levels.append(label)
    return levels.count - 1
  }

  /// The code of a label; nil for one that has not come yet.
  public func code(of label: Label) -> Int? { codes[label] }
}
