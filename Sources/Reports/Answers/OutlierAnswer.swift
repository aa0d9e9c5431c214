import Appraisals
import Phrases
import Reporting

extension Appraisal {
  /// What deserves a second look, the strongest first within its kind.
  func outliersAnswer(next: String?) -> Answer {
    let rows = verdicts.flagged.map { verdict in
      [
        verdict.subject.kind.phrase, Phrase(verbatim: verdict.subject.name),
        verdict.reasons.first?.sentence ?? .empty,
      ]
    }
    return Answer(
      [verdicts.unitSentence, verdicts.countSentence],
      table: rows.isEmpty
        ? nil
        : Answer.Table(
          [Phrase("kind"), Phrase("who"), Phrase("why")], isRight: [false, false, false], rows: rows
        ),
      next: next)
  }
}

extension Verdicts.Kind {
  /// What a person calls it.
  var phrase: Phrase {
    switch self {
    case .unit: Phrase("unit")
    case .team: Phrase("team")
    case .assessor: Phrase("assessor")
    case .cell: Phrase("category")
    case .rating: Phrase("score")
    case .item: Phrase("item")
    case .assessorPair: Phrase("two assessors")
    case .unitPair: Phrase("two sheets")
    }
  }
}
