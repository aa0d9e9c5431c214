import Appraisals
import Phrases
import Reporting
import Statistics

extension Appraisal {
  /// The ranking in its order, who is safe among the first k, and how little changes it.
  func weightsAnswer(_ analysis: WeightAnalysis, next: String?) -> Answer {
    Answer(
      boundaries.map(\.sentence) + [analysis.sentence] + analysis.schemeSentence,
      table: ranks.answerTable, next: next)
  }
}

extension RankResults {
  /// The first units and those on both sides of the line of the first k; all of a short ranking.
  fileprivate var answerTable: Answer.Table {
    let listed = inOrder
    let (head, around) = (3, 4)
    // A row says that some are left out.
    let isCut = listed.count > Answer.rows && top > head + around && top + around < listed.count
    let shown =
      isCut
      ? listed.prefix(head).map(row) + [row(nil)]
        + listed[(top - around)..<(top + around)].map(row) : listed.map(row)
    return Answer.Table(
      [
        Phrase("rank"), Phrase("unit"), Phrase("team"), Phrase("total"), Phrase("rank between"),
        Phrase("in the first \(top)"),
      ], isRight: [true, false, false, true, true, false], rows: shown,
      rest: isCut
        ? Answer.Table.leftOut(rows: listed.count - head - 2 * around) : nil)
  }

  /// A unit's row; nil stands for units that are left out.
  private func row(_ unit: UnitResult?) -> [Phrase] {
    guard let unit else { return [Phrase(verbatim: "…")] + (1...5).map { _ in .empty } }
    return [
      Phrase(verbatim: unit.rankAdjusted?.significant(6) ?? ""), Phrase(verbatim: unit.name),
      Phrase(verbatim: unit.team), Phrase(verbatim: unit.totalAdjusted?.fixed(2) ?? ""),
      unit.quality.map {
        Phrase("\($0.lower.significant(6)) and \($0.upper.significant(6))")
      } ?? .empty, unit.quality.map { Standing($0.probabilityTop).phrase } ?? .empty,
    ]
  }
}

extension Standing {
  /// What a person calls it.
  var phrase: Phrase {
    switch self {
    case .certain: Phrase("certain")
    case .open: Phrase("open")
    case .out: Phrase("certainly not")
    }
  }
}

extension WeightAnalysis {
  /// What other named weights would do to the first k.
  fileprivate var schemeSentence: [Phrase] {
    let named = others.agreements.prefix(3).map { own in
      let moved = own.largestShift ?? 0
      return own.scheme == "equal"
        ? Phrase("equal weights keep \(own.sharedTop) (largest move \(moved.significant(6)) ranks)")
        : Phrase(
          "\(own.scheme) keeps \(own.sharedTop) (largest move \(moved.significant(6)) ranks)")
    }
    guard !named.isEmpty else { return [] }
    let top = min(problem.top, problem.units.count)
    return [Phrase("Of the first \(top), \(Phrase(Array(named), mark: .semicolon)).")]
  }
}
