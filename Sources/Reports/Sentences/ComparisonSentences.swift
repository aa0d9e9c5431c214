public import Appraisals
public import Phrases

extension RunComparison {
  /// What came of it all, in one sentence; nil where neither run is of a round.
  public var sentence: Phrase? {
    guard before.result != nil || after.result != nil else { return nil }
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
    let changed = moves.count { $0.status == .stayed && $0.change != 0 }
    clauses.append(changed == 1 ? Phrase("1 total changed") : Phrase("\(changed) totals changed"))
    if first.moved { clauses += [Self.largestMove(first)].compactMap { $0 } }
    return Phrase(clauses, mark: .semicolon)
  }

  private static func largestMove(_ move: UnitMove) -> Phrase? {
    guard let from = move.before?.rankAdjusted, let to = move.after?.rankAdjusted,
      let change = move.change, let parts = move.adjusted
    else { return nil }
    return Phrase(
      "the largest move is \(move.unit), from rank \(from.significant(6)) to "
        + "\(to.significant(6)), \(change.signed(2)) points (scores \(parts.scores.signed(2)), weights "
        + "\(parts.weights.signed(2)), severity \(parts.severity.signed(2)))")
  }

  /// What differs in the recipes and inputs.
  public var differenceSentence: Phrase {
    let differences = differences
    return differences.isEmpty
      ? Phrase("recipes and inputs are the same")
      : Phrase("what differs: \(Phrase(differences.map(\.told), mark: .comma))")
  }
}

extension RunComparison.Difference {
  fileprivate var told: Phrase {
    guard !before.hasPrefix("sha256"), !after.hasPrefix("sha256") else {
      return Phrase(verbatim: entry)
    }
    func shown(_ text: String) -> Phrase {
      text.isEmpty ? Phrase("none") : Phrase(verbatim: text)
    }
    return Phrase("\(entry) (\(shown(before)) before, \(shown(after)) now)")
  }
}
