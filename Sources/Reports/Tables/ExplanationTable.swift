import Phrases
import Reporting

/// The table of sentences about units.
public enum ExplanationTable {
  static let descriptions = [lines.description]

  /// One row per sentence.
  public static let lines = Schema<ExplanationLine>(
    "explanation", Phrase("How did each unit get its total and rank, step by step?"),
    [
      Column("unit", Phrase("The unit."), .name) { $0.unit },
      Column("step", Phrase("Place of the sentence, from 1."), .count) { $0.step },
      Column("sentence", Phrase("One thought of the explanation."), .sentence) { $0.sentence },
    ])
}
