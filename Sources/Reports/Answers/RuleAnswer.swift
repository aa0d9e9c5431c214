import Appraisals
import Normalization
import Phrases
import Reporting

extension Appraisal {
  /// Rules side by side: how far each moves scores and ranks, and what it takes for granted.
  func normalizeAnswer(next: String?) -> Answer {
    let rows = rules.answers.map { answer in
      let effect = answer.effect
      return [
        Phrase(term: answer.rule.rawValue), Phrase(verbatim: effect?.meanChange.fixed(2) ?? ""),
        Phrase(verbatim: effect?.largestChange.fixed(2) ?? ""),
        Phrase(verbatim: effect.map { "\($0.unitsMoved)" } ?? ""),
        Phrase(verbatim: effect?.largestMove?.significant(6) ?? ""),
        answer.refusal ?? answer.rule.assumption,
      ]
    }
    return Answer(
      refusal.map { [$0] } ?? [severities.sentence],
      table: Answer.Table(
        [
          Phrase("rule"), Phrase("mean change"), Phrase("largest"), Phrase("ranks moved"),
          Phrase("by up to"), Phrase("takes for granted that"),
        ], isRight: [false, true, true, true, true, false], rows: rows), next: next)
  }
}
