import Phrases
import Statistics

/// Two runs, unit by unit where both are of rounds, and what differs in their recipes and inputs.
public struct RunComparison: Sendable {
  /// The earlier run.
  public let before: RunRecord
  /// The later run.
  public let after: RunRecord
  /// Units of either run that differ: those with the longest way first, then who came and went.
  public let moves: [UnitMove]
  /// How many units stand in either run.
  public let unitCount: Int

  /// Compares two records.
  ///
  /// - Complexity: n log n in the units.
  public init(_ before: RunRecord, _ after: RunRecord) {
    self.before = before
    self.after = after
    let old = Self.byName(before)
    let new = Self.byName(after)
    let names = Set(old.keys).union(new.keys).sorted()
    unitCount = names.count
    let common = Set(old.keys).intersection(new.keys)
    let strangersBefore = Self.placesAmongOthers(before, common)
    let strangersAfter = Self.placesAmongOthers(after, common)
    let (oldShares, newShares) = (Self.shares(before), Self.shares(after))
    let components = Self.components(before)
    let keys = components + Self.components(after).filter { !components.contains($0) }
    func parts(_ unit: RunRecord.Unit, _ run: RunRecord, _ shares: [Double]) -> [TotalChange.Part] {
      keys.map { key in
        guard let place = Self.components(run).firstIndex(of: key) else {
          return .init(weight: 0, score: nil, adjustment: 0)
        }
        return .init(
          weight: shares[place], score: unit.scores[place],
          adjustment: place == 0 ? unit.adjustment : 0)
      }
    }
    func change(_ name: String, adjusted: Bool) -> TotalChange? {
      guard let a = old[name], let b = new[name], a.totalRaw != nil, b.totalRaw != nil else {
        return nil
      }
      return TotalChange(
        from: parts(a, before, oldShares), to: parts(b, after, newShares), adjusted: adjusted)
    }
    moves = names.map { name in
      var move = UnitMove(
        unit: name, before: old[name], after: new[name], raw: change(name, adjusted: false),
        adjusted: change(name, adjusted: true))
      if let from = strangersBefore[name], let to = strangersAfter[name] {
        move.placesByUnits = to - from
      }
      return move
    }.filter(\.differs).sorted(by: Self.precedes)
  }

  private static func byName(_ run: RunRecord) -> [String: RunRecord.Unit] {
    Dictionary(
      (run.result?.units ?? []).map { ($0.unit, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private static func components(_ run: RunRecord) -> [String] { run.result?.components ?? [] }

  /// Weights of a run's components as shares of 1.
  private static func shares(_ run: RunRecord) -> [Double] {
    let weights = run.result?.weights ?? []
    let sum = weights.reduce(0, +)
    return weights.map { $0 / sum }
  }

  /// How many places lower each of some units stands than it would among them alone.
  private static func placesAmongOthers(
    _ run: RunRecord, _ names: Set<String>
  ) -> [String: Double] {
    let units = (run.result?.units ?? []).filter { names.contains($0.unit) }
    let ties = run.recipe.analysis?.ties ?? .competition
    let alone = Ranking(ties: ties).ranks(units.map(\.totalAdjusted))
    return Dictionary(
      zip(units, alone).compactMap { unit, alone in
        guard let alone, let rank = unit.rankAdjusted else { return nil }
        return (unit.unit, rank - alone)
      }, uniquingKeysWith: { first, _ in first })
  }

  private static func precedes(_ a: UnitMove, _ b: UnitMove) -> Bool {
    let alone = (a.status == .stayed ? 0 : 1, b.status == .stayed ? 0 : 1)
    guard alone.0 == alone.1 else { return alone.0 < alone.1 }
    let places = (abs(a.places ?? 0), abs(b.places ?? 0))
    guard places.0 == places.1 else { return places.0 > places.1 }
    let points = (abs(a.change ?? 0), abs(b.change ?? 0))
    guard points.0 == points.1 else { return points.0 > points.1 }
    return a.unit < b.unit
  }
}

extension RunComparison {
  /// Pairs of a unit that went and one that came with the very same scores.
  public var likelyRenamings: [(old: String, new: String)] {
    let came = moves.filter { $0.status == .came }
    return moves.filter { $0.status == .went }.compactMap { went in
      let same = came.filter { $0.after?.scores == went.before?.scores }
      return same.count == 1 ? (went.unit, same[0].unit) : nil
    }
  }
}

extension RunComparison {
  /// A team whose severity differs, or which gave scores in one of the runs only.
  public struct SeverityChange: Sendable {
    /// The team's name.
    public let team: String
    /// Points taken off in the earlier run; nil where the team is in the later one only.
    public let before: Double?
    /// Points taken off in the later run; nil where the team is in the earlier one only.
    public let after: Double?

    /// Later less earlier, points.
    public var change: Double? { before.flatMap { from in after.map { $0 - from } } }
  }

  /// One per team that differs, by name.
  public var severityChanges: [SeverityChange] {
    func byName(_ run: RunRecord) -> [String: Double] {
      Dictionary(
        (run.result?.teams ?? []).map { ($0.team, $0.severity) },
        uniquingKeysWith: { first, _ in first })
    }
    let (old, new) = (byName(before), byName(after))
    return Set(old.keys).union(new.keys).sorted().filter { old[$0] != new[$0] }.map {
      SeverityChange(team: $0, before: old[$0], after: new[$0])
    }
  }

  /// An entry of the recipe, or an input, that is not the same in both runs.
  public struct Difference: Equatable, Sendable {
    /// The entry, as in run.json, or the input.
    public let entry: String
    /// Its value in the earlier run; empty where that has none.
    public let before: String
    /// Its value in the later run; empty where that has none.
    public let after: String
  }

  /// Entries that differ, in order of their names.
  public var differences: [Difference] {
    var old = RecipeEntries(before).entries
    var new = RecipeEntries(after).entries
    for (name, text) in inputs(before, after) { old[name] = text }
    for (name, text) in inputs(after, before) { new[name] = text }
    return Set(old.keys).union(new.keys).sorted().filter { old[$0] != new[$0] }.map {
      Difference(entry: $0, before: old[$0] ?? "", after: new[$0] ?? "")
    }
  }

  /// The inputs of a run; those the other has under another name are left out.
  private func inputs(_ run: RunRecord, _ other: RunRecord) -> [(String, String)] {
    run.inputs.filter { file in
      other.inputs.contains { $0.name == file.name }
        || !other.inputs.contains { $0.sha256 == file.sha256 }
    }.map { ("input \($0.name)", "sha256 \($0.sha256)") }
  }
}
