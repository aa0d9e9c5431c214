import Appraisals
import Phrases
import Reporting

extension Severities {
  /// What each team took off or gave, the severest first; teams without scores last.
  var teamSheet: AnswerSheet<TeamResult> {
    let ordered = teams.filter { $0.severity != nil }
      .sorted { ($0.severity ?? 0, $1.index) > ($1.severity ?? 0, $0.index) }
    let schema = SeverityTables.team
    let noScores = schema.column("severity").info.blank
    return AnswerSheet(
      name: Phrase("Teams"),
      columns: [
        AnswerColumn(Phrase("team"), schema.column("team")),
        AnswerColumn(Phrase("units"), schema.column("n_units")),
        AnswerColumn(
          Phrase("points"),
          Column(
            "points", Phrase("Points the team took off its units or gave them, in words."), .term,
            blank: noScores
          ) { $0.severity.map { Self.told($0) } }),
        AnswerColumn(
          Phrase("between"),
          Column(
            "between", Phrase("The 95 % interval of these points, in the sign of the words."),
            .term,
            blank: noScores
          ) { $0.severity == nil ? nil : $0.between }),
        AnswerColumn(
          Phrase("judgement"),
          Column(
            "judgement", schema.column("flagged").info.meaning, .term,
            blank: Phrase("the team does not stand out")
          ) { $0.isFlagged ? Phrase("stands out") : nil }, colour: { $0.isFlagged ? .amber : nil }),
        AnswerColumn(Phrase("severity"), schema.column("severity")),
        AnswerColumn(Phrase("mean of its scores"), schema.column("raw_mean")),
      ], rows: ordered + teams.filter { $0.severity == nil })
  }
}
