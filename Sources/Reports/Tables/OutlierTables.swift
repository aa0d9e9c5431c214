import Appraisals
import Phrases
import Reporting

/// Tables of what deserves a second look.
enum OutlierTables {
  static let descriptions = [outliers.description]

  private static let untested = Phrase("the row is not tested")
  private static let direction = Phrase("Positive: scored higher than the team's other units.")
  private static let unbounded = Phrase(
    "the measure has no interval, or too few visits for one")
  private static let exchanges = Phrase(
    "Sizes that the same test does not reject; of own departments and their competitors.")

  static let outliers = Schema<OutlierRow>(
    "outliers", Phrase("Which scores need a second look?"),
    [
      Column(
        "subject_kind",
        Phrase("The kind of subject that is judged, such as a unit, a team or a score."), .term
      ) {
        $0.kind.rawValue
      },
      Column("subject", Phrase("Its name, or the names of a pair."), .name) {
        $0.kind == .anchor ? ResultTable.Cell.term($0.subject) : .text($0.subject)
      },
      Column("measure", Phrase("What is measured."), .term) { $0.measure },
      Column(
        "value", Phrase("The measured value, in the unit of the measure."), .number,
        blank: Phrase("the measure has no value for it")
      ) { $0.value },
      Column(
        "statistic", Phrase("The value on the scale of the test."), .number, blank: untested
      ) { $0.statistic },
      Column(
        "threshold",
        Phrase("Size of the statistic above which a single flag would be certain in its family."),
        .number, blank: Phrase("p decides alone")
      ) { $0.threshold },
      Column("p", Phrase("Chance of such a value if nothing is odd."), .pValue, blank: untested) {
        $0.p
      },
      Column(
        "q", Phrase("p adjusted over the family."), .pValue, blank: untested,
        method: Phrase(
          "Benjamini-Hochberg unless another control is asked for; of the generalized ESD test, whose outliers "
            + "may hide each other, the smallest p from the step on.")
      ) { $0.q },
      Column(
        "flagged", Phrase("Whether the subject deserves a second look."), .flag, blank: untested
      ) {
        // Without a family no error rate is held.
        $0.family.isEmpty ? nil : $0.isFlagged
      },
      Column("reason", Phrase("What is odd, in a sentence."), .sentence) { $0.reason },
      Column(
        "family", Phrase("The judgements over which the error rate is held."), .term,
        blank: untested
      ) { $0.family.isEmpty ? nil : $0.family },
      Column("method", Phrase("How it was judged."), .term) { $0.method },
      Column(
        "size_points", Phrase("Size of the departure in the unit of the value."), .number,
        blank: Phrase("the departure has no such size")
      ) { $0.size },
      Column(
        "size_lower",
        Phrase("Lower end of the 95 % interval of the size, in the unit of the value."),
        .number, sign: direction, blank: unbounded, method: exchanges
      ) { $0.interval?.lowerBound },
      Column(
        "size_upper",
        Phrase("Upper end of the 95 % interval of the size, in the unit of the value."),
        .number, sign: direction, blank: unbounded, method: exchanges
      ) { $0.interval?.upperBound },
      Column(
        "component", Phrase("The component, item, category or column it is about."), .term,
        blank: Phrase("it is about none")
      ) { $0.component.isEmpty ? nil : $0.component },
    ])
}
