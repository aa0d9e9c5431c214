import Appraisals
import Phrases
import Reporting

extension Appraisal {
  /// What deserves a second look, the strongest first within its kind; where nothing does, one row
  /// says so.
  var verdictSheet: AnswerSheet<Verdict?> {
    let flagged = verdicts.flagged
    let hasCategories = flagged.contains { !$0.subject.category.isEmpty }
    let nothing = verdicts.countSentence
    let columns: [AnswerColumn<Verdict?>] = [
      AnswerColumn(
        Phrase("kind"),
        Column("kind", Phrase("What the row is about."), .term) { $0?.subject.kind.phrase }),
      AnswerColumn(
        Phrase("who"),
        Column("who", Phrase("Its name, or the names of a pair."), .name) { $0?.subject.name },
        colour: { $0 == nil ? nil : .amber }),
      AnswerColumn(
        Phrase("category"),
        Column(
          "category", Phrase("The category of a team that is flagged in one."), .name,
          blank: Phrase("it is about none")
        ) { $0?.subject.category }),
      AnswerColumn(
        Phrase("points"),
        Column(
          "points", Phrase("Size of the largest departure; the sentence says its direction."),
          .points, blank: Phrase("the departure has no such size")
        ) { $0?.size.map { abs($0) } }),
      AnswerColumn(
        Phrase("why"),
        Column("why", Phrase("What is odd, in a sentence."), .sentence) {
          $0.map { Phrase($0.reasons.map(\.sentence), mark: .semicolon) } ?? nothing
        }),
    ]
    return AnswerSheet(
      name: Phrase("Second look"),
      columns: columns.filter { hasCategories || $0.column.info.name != "category" },
      rows: flagged.isEmpty ? [nil] : flagged.map { $0 })
  }
}
