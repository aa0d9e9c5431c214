public import Appraisals
import MultiYear
public import Phrases
import TableIO

extension MultiYearStudy {
  /// Units and teams named in one sentence, at most.
  private static let mostNamed = 10

  /// Changes from a unit's first year to its last.
  var wholeTrends: [UnitTrend] {
    let spans = Dictionary(grouping: unitTrends, by: \.index).mapValues { own in
      (first: own.map(\.yearFrom).min() ?? 0, last: own.map(\.yearTo).max() ?? 0)
    }
    return unitTrends.filter {
      $0.yearFrom == spans[$0.index]?.first && $0.yearTo == spans[$0.index]?.last
    }
  }

  /// Which units changed, by name.
  public var unitSentences: [Phrase] {
    let whole = wholeTrends
    let isWhole = Set(whole.map { [$0.index, $0.yearFrom, $0.yearTo] })
    let steps = unitTrends.filter { !isWhole.contains([$0.index, $0.yearFrom, $0.yearTo]) }
    var sentences = whole.isEmpty ? [] : changed(whole, Phrase("from the first year to the last"))
    if !steps.isEmpty {
      sentences += changed(
        steps, pairs == .all ? Phrase("between other years") : Phrase("from one year to the next"))
    }
    return sentences
  }

  private func changed(_ trends: [UnitTrend], _ span: Phrase) -> [Phrase] {
    let up = trends.filter(\.isRise).sorted { ($0.own?.value ?? 0) > ($1.own?.value ?? 0) }
    let down = trends.filter(\.isFall).sorted { ($0.own?.value ?? 0) < ($1.own?.value ?? 0) }
    var sentences: [Phrase] = []
    if up.isEmpty, down.isEmpty {
      sentences.append(
        Phrase(
          "Of \(trends.count) changes \(span), none is larger than severity, errors of measurement "
            + "and what all units share could explain (false discovery rate 5 %)."))
    }
    if !up.isEmpty { sentences.append(Phrase("Rose \(span): \(named(up)).")) }
    if !down.isEmpty { sentences.append(Phrase("Fell \(span): \(named(down)).")) }
    let hanging = trends.filter(\.restsOnOneScore)
      .sorted { abs($0.own?.value ?? 0) > abs($1.own?.value ?? 0) }
    if !hanging.isEmpty {
      sentences.append(
        Phrase("Too much rests on one score to say so \(span): \(named(hanging))."))
    }
    return sentences
  }

  private func named(_ trends: [UnitTrend]) -> Phrase {
    let shown = Phrase(trends.prefix(Self.mostNamed).map(\.sentencePart), mark: .semicolon)
    let more = trends.count - Self.mostNamed
    return more > 0 ? Phrase("\(shown) and \(more) more") : shown
  }

  /// What all units share, where it is worth a sentence: no score tells it from another yardstick.
  public var sharedSentence: Phrase? {
    let shared = wholeTrends.compactMap { $0.own?.shared }.sorted()
    guard !shared.isEmpty else { return nil }
    let middle = shared[shared.count / 2]
    guard abs(middle) >= 0.5 else { return nil }
    return Phrase(
      "All units together: \(middle.signed(1)) points, taken off before a unit is named; harsher or "
        + "milder teams or another scale would do the same.")
  }

  /// By which weights changes are judged, where the years' differ.
  public var weightSentence: Phrase? {
    let differing = wholeTrends.contains { trend in
      guard let before = trend.changeByEarlierWeights, let after = trend.changeByLaterWeights
      else { return false }
      return abs(before - after) > 1e-9
    }
    guard differing else { return nil }
    return Phrase(
      "Weights differ between years: units are judged with all years weighted as the later one.")
  }

  /// Which teams changed their severity, by name.
  public var teamSentence: Phrase {
    let whole = teamTrends.filter { $0.isChanged || $0.isSloped }
      .sorted { abs($0.change.ends.value) > abs($1.change.ends.value) }
    let named = Set(whole.map(\.name))
    let steps = Set(teamDrift.filter { $0.isDrifted && !named.contains($0.name) }.map(\.name))
    guard !whole.isEmpty || !steps.isEmpty else {
      return Phrase(
        "No team's severity changed detectably (no 95 % interval of a change leaves 0 out).")
    }
    var parts = whole.prefix(Self.mostNamed).map(\.sentencePart)
    let more = whole.count - Self.mostNamed
    if more > 0 { parts.append(Phrase("\(more) more")) }
    if !steps.isEmpty {
      parts.append(
        Phrase(
          "from one year to the next only: \(listed(steps.naturallySorted(), most: Self.mostNamed))"
        ))
    }
    return Phrase("Changed severity: \(Phrase(parts, mark: .semicolon)).")
  }

  /// The answers of the comparison.
  public var sentences: [Phrase] {
    unitSentences + [sharedSentence, weightSentence].compactMap(\.self) + [teamSentence]
  }
}

extension UnitTrend {
  /// The unit with its own change, the ranks, and the odd score behind it.
  fileprivate var sentencePart: Phrase {
    guard let own else { return Phrase(verbatim: name) }
    let part = Phrase(
      "\(name) \(own.value.signed(1)) (\(own.lower.signed(1)) to \(own.upper.signed(1)); rank "
        + "\(change.rankFrom.rank.significant(6)) in \(yearFrom), \(change.rankTo.rank.significant(6)) in \(yearTo))"
    )
    guard let odd else { return part }
    let component = Phrase(term: odd.component)
    return odd.points < 0
      ? Phrase(
        "\(part), whose \(component) score of \(odd.year) is \((-odd.points).fixed(1)) points lower than its others say"
      )
      : Phrase(
        "\(part), whose \(component) score of \(odd.year) is \(odd.points.fixed(1)) points higher than its others say"
      )
  }
}

extension TeamTrend {
  /// The team with what was found: the change from first to last, else the slope.
  var sentencePart: Phrase {
    let found = isChanged ? change.ends : change.slope ?? change.ends
    let (size, low, high) =
      found.value > 0
      ? (found.value, found.lower, found.upper) : (-found.value, -found.upper, -found.lower)
    let span = Phrase("\(size.fixed(1)) points (\(low.fixed(1)) to \(high.fixed(1)))")
    switch (isChanged, found.value > 0) {
    case (true, true):
      return Phrase("\(name) grew \(span) more severe from \(yearFrom) to \(yearTo)")
    case (true, false):
      return Phrase("\(name) grew \(span) milder from \(yearFrom) to \(yearTo)")
    case (false, true):
      return Phrase("\(name) grew \(span) more severe per year from \(yearFrom) to \(yearTo)")
    case (false, false):
      return Phrase("\(name) grew \(span) milder per year from \(yearFrom) to \(yearTo)")
    }
  }
}
