import Appraisals
import Phrases
import Statistics

extension RankBoundary {
  /// Who is certain, and between which ranks the data do not separate units.
  var sentence: Phrase {
    let above: Phrase
    switch line {
    case .first(let k):
      above = Phrase(
        "\(certainCount) of the first \(k) are at least 95 % certain to be so by quality")
    case .grade(let name):
      above = Phrase(
        "\(certainCount) of \(countAbove) units with the grade \(name) or better are at least 95 % "
          + "certain to earn it by quality")
    }
    let ranks = open.map(\.rank)
    guard let best = ranks.min(), let worst = ranks.max() else { return Phrase("\(above).") }
    guard open.count > 1 else {
      return Phrase("\(above); the unit at rank \(best.significant(6)) is open.")
    }
    return Phrase(
      "\(above); between rank \(best.significant(6)) and \(worst.significant(6)) the data do not "
        + "separate \(open.count) units.")
  }
}

extension RankResults {
  /// How many of the first k were certain, were only severities unsure.
  var certainBySeverities: Int {
    units.count {
      $0.isAmongFirst && Standing($0.severityOnly?.probabilityTop ?? 0) == .certain
    }
  }
}

extension Appraisal {
  /// What the line of the first k and of each grade says, and which certain units need a second look
  /// first.
  var boundarySentences: [Phrase] {
    let sentences = boundaries.map(\.sentence)
    let certain = boundaries.flatMap(\.units).filter { $0.standing == .certain }.map(\.unit)
    let odd = Set(certain).filter { verdicts.isFlagged(.unit, $0) }.sorted()
    guard !odd.isEmpty else { return sentences }
    return sentences + [
      Phrase(
        "How certain a unit is holds only if its scores are right; a second look first: \(listed(odd))."
      )
    ]
  }
}
