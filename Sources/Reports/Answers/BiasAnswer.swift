import Appraisals
import Phrases
import Reporting

extension Appraisal {
  /// Which teams were severe, by how many points, how sure, and under which assumption.
  func biasAnswer(next: String?) -> Answer {
    Answer(
      [severities.headline] + cellSentence, table: severities.answerTable,
      cautions: severities.identifiedBy == .randomAllocation ? [] : [design.sentence], next: next)
  }

  /// Teams that stand out in a category, the surest three by name.
  private var cellSentence: [Phrase] {
    guard let count = ratings?.categories.count else { return [] }
    let cells = scoringVerdicts.flagged(.cell)
    guard !cells.isEmpty else { return [] }
    let named = cells.prefix(3).compactMap { cell in
      cell.reasons.first.map { Phrase("\(cell.subject.name) \($0.sentence)") }
    }
    let head =
      cells.count == 1
      ? Phrase("1 of \(count) team-by-category cells stands out")
      : Phrase("\(cells.count) of \(count) team-by-category cells stand out")
    return [Phrase("\(head): \(Phrase(named, mark: .semicolon)).")]
  }
}

extension Severities {
  /// Rows of teams that stand out at most, and of more the first few.
  private static let (mostRows, shownOfMany) = (20, 10)

  /// Teams that stand out, the furthest first; where none does, all teams; of many the furthest.
  fileprivate var answerTable: Answer.Table? {
    let known = teams.filter { $0.severity != nil }.furthestFirst
    guard !known.isEmpty else { return nil }
    let wanted = flagged.isEmpty ? known : known.filter(\.isFlagged)
    let named = wanted.count > Self.mostRows ? Array(wanted.prefix(Self.shownOfMany)) : wanted
    let shown = Set(named.map(\.index))
    let others = known.filter { !shown.contains($0.index) }
    let (sizes, alsoFlagged) = (others.compactMap(\.severity), others.count(where: \.isFlagged))
    var rest: Phrase?
    if let least = sizes.min(), let most = sizes.max() {
      rest =
        sizes.count == 1
        ? Phrase("1 other team \(Self.told(most))")
        : Phrase(
          "\(sizes.count) other teams, the mildest \(Self.told(least)), the severest "
            + "\(Self.told(most))")
      if alsoFlagged > 0, let all = rest {
        rest = Phrase("\(all); \(alsoFlagged) of them stand out")
      }
    }
    return Answer.Table(
      [Phrase("team"), Phrase("points"), Phrase("between"), Phrase("units"), .empty],
      isRight: [false, false, false, true, false],
      rows: named.map { team in
        [
          Phrase(verbatim: team.name), Self.told(team.severity ?? 0), team.between,
          Phrase(verbatim: "\(team.unitCount)"),
          team.isFlagged ? Phrase("stands out") : .empty,
        ]
      }, isMarked: named.map(\.isFlagged), rest: rest)
  }

  /// The points that were taken off, or given.
  static func told(_ severity: Double) -> Phrase {
    severity > 0
      ? Phrase("took \(severity.fixed(1)) off") : Phrase("gave \((-severity).fixed(1))")
  }
}

extension TeamResult {
  /// The ends of the interval in the sign of the words.
  var between: Phrase {
    guard let severity, let lower, let upper else { return .empty }
    return severity > 0
      ? Phrase("\(lower.fixed(1)) and \(upper.fixed(1))")
      : Phrase("\((-upper).fixed(1)) and \((-lower).fixed(1))")
  }
}
