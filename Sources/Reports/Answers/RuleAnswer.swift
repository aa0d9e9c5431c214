import Appraisals
import Normalization
import Phrases
import Reporting

extension Appraisal {
  /// Rules side by side: how far each moves scores and ranks.
  func normalizeAnswer(next: String?) -> Answer {
    let rows = rules.answers.map { answer in
      let effect = answer.effect
      return [
        Phrase(term: answer.rule.rawValue), Phrase(verbatim: effect?.meanChange.fixed(2) ?? ""),
        Phrase(verbatim: effect?.largestChange.fixed(2) ?? ""),
        Phrase(verbatim: effect.map { "\($0.unitsMoved)" } ?? ""),
        Phrase(verbatim: effect?.largestMove?.significant(6) ?? ""),
      ]
    }
    return Answer(
      refusal.map { [$0] } ?? [severities.sentence],
      table: Answer.Table(
        [
          Phrase("rule"), Phrase("mean change"), Phrase("largest"), Phrase("ranks moved"),
          Phrase("by up to"),
        ], isRight: [false, true, true, true, true], rows: rows),
      // Too long for a line beside the numbers.
      cautions: [
        Phrase("What each rule takes for granted, or why it is left out, is shown by --all.")
      ],
      next: next)
  }
}
