import Appraisals
import Assessments
import Phrases
import Reporting

extension ReportPage {
  /// The five answers at the head of the page, one sentence each.
  var cards: [HTMLReport.Card] {
    [
      .init(
        Phrase("Do the teams score alike?"), appraisal.severities.shortAnswer,
        section: SectionName.teams),
      .init(
        Phrase("Who is safely among the first \(appraisal.ranks.top), and who is open?"),
        boundaryAnswer,
        section: SectionName.ranks),
      .init(
        Phrase("Which scores need a second look?"), appraisal.verdicts.unitSentence,
        section: SectionName.scores),
      .init(Phrase("Whom should you talk to?"), callSentence, section: SectionName.calls),
      .init(
        Phrase("What can this not show?"), appraisal.design.sentence, section: SectionName.design),
    ]
  }

  private var boundaryAnswer: Phrase {
    if let sentence = appraisal.boundarySentences.first { return sentence }
    let (count, top) = (appraisal.ranks.inOrder.count, appraisal.ranks.top)
    return count <= top
      ? Phrase("All \(count) ranked units are among the first \(top).")
      : Phrase("Severities cannot be estimated here, so that no rank can be called certain.")
  }

  /// The sentences of a unit's card: how its number came about, and which weights would move it.
  func cardLines(of unit: UnitResult) -> [Phrase] {
    guard round.units.count <= UnitExplanations.mostWeighed else { return [] }
    return UnitExplanations(appraisal, weights: weights).sentences(at: unit.index)
  }
}
