import MultiYear
import Phrases
import Reporting
import Statistics

/// Two runs of `report`, unit by unit.
struct RunComparison {
  let before: RunRecord
  let after: RunRecord
  /// Units of either run that differ: those with the longest way first, then who came and went.
  let moves: [UnitMove]
  /// How many units stand in either run.
  let unitCount: Int

  init(_ before: RunRecord, _ after: RunRecord) {
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
    let keys = before.components + after.components.filter { !before.components.contains($0) }
    func parts(_ unit: RunRecord.Unit, _ run: RunRecord, _ shares: [Double]) -> [TotalChange.Part] {
      keys.map { key in
        guard let place = run.components.firstIndex(of: key) else {
          return .init(weight: 0, score: nil, givenBack: 0)
        }
        return .init(
          weight: shares[place], score: unit.scores[place],
          givenBack: place == 0 ? unit.givenBack : 0)
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
    Dictionary(run.units.map { ($0.unit, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Weights of a run's components as shares of 1.
  private static func shares(_ run: RunRecord) -> [Double] {
    let weights = run.components.map { run.recipe.weights[$0] ?? 0 }
    let sum = weights.reduce(0, +)
    return weights.map { $0 / sum }
  }

  /// How many places lower each of some units stands than it would among them alone.
  private static func placesAmongOthers(
    _ run: RunRecord, _ names: Set<String>
  ) -> [String: Double] {
    let units = run.units.filter { names.contains($0.unit) }
    let alone = Ranking(ties: TiePolicy(rawValue: run.recipe.ties) ?? .competition).ranks(
      units.map(\.totalAdjusted))
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
  var likelyRenamings: [(old: String, new: String)] {
    let came = moves.filter { $0.status == .came }
    return moves.filter { $0.status == .went }.compactMap { went in
      let same = came.filter { $0.after?.scores == went.before?.scores }
      return same.count == 1 ? (went.unit, same[0].unit) : nil
    }
  }

  /// What came of it all, in one sentence.
  var sentence: Phrase {
    let moved = moves.count { $0.status == .stayed && $0.moved }
    let came = moves.count { $0.status == .came }
    let went = moves.count { $0.status == .went }
    var clauses = [
      came + went > 0
        ? Phrase("\(moved) of \(unitCount) units moved, \(came) came and \(went) went")
        : Phrase("\(moved) of \(unitCount) units moved")
    ]
    guard let first = moves.first, first.status == .stayed, first.change != nil else {
      if moves.isEmpty { clauses.append(Phrase("no total changed")) }
      return Phrase(clauses, mark: .semicolon)
    }
    clauses.append(
      Phrase("\(moves.count { $0.status == .stayed && $0.change != 0 }) totals changed"))
    if first.moved { clauses += [Self.largestMove(first)].compactMap { $0 } }
    return Phrase(clauses, mark: .semicolon)
  }

  private static func largestMove(_ move: UnitMove) -> Phrase? {
    guard let from = move.before?.rankAdjusted, let to = move.after?.rankAdjusted,
      let change = move.change, let parts = move.adjusted
    else { return nil }
    func signed(_ value: Double) -> String {
      let text = value.fixed(2)
      return text.hasPrefix("-") || text == "0.00" ? text : "+" + text
    }
    return Phrase(
      "the largest move is \(move.unit), from rank \(ResultTable.Cell.rank(from).printed) to "
        + "\(ResultTable.Cell.rank(to).printed), \(signed(change)) points "
        + "(scores \(signed(parts.scores)), weights \(signed(parts.weights)), "
        + "severity \(signed(parts.severity)))")
  }
}
