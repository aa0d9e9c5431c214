import Appraisals
import MultiYear
import Phrases
import Reporting

extension MultiYearStudy {
  /// How each unit changed from its first year to its last: those that changed of their own first, from
  /// the largest rise to the largest fall.
  var unitSheet: AnswerSheet<UnitTrend> {
    let schema = MultiYearTables.unitTrends
    return AnswerSheet(
      name: Phrase("Units"),
      columns: [
        AnswerColumn(Phrase("unit"), schema.column("unit")),
        AnswerColumn(Phrase("from"), schema.column("year_from")),
        AnswerColumn(Phrase("to"), schema.column("year_to")),
        AnswerColumn(
          Phrase("judgement"),
          Column(
            "judgement", schema.column("reliable").info.meaning, .term,
            blank: Phrase("errors of measurement could explain the change")
          ) { $0.judgement }, colour: { $0.judgement == nil ? nil : .amber }),
        AnswerColumn(Phrase("change of its own"), schema.column("own_change")),
        AnswerColumn(Phrase("least (95 %)"), schema.column("own_lower")),
        AnswerColumn(Phrase("most (95 %)"), schema.column("own_upper")),
        AnswerColumn(Phrase("rank before"), schema.column("rank_from")),
        AnswerColumn(Phrase("rank after"), schema.column("rank_to")),
      ],
      rows: wholeTrends.sorted {
        ($0.place, -($0.own?.value ?? 0), $0.index) < ($1.place, -($1.own?.value ?? 0), $1.index)
      })
  }

  /// How each team's severity changed, those that changed first.
  var teamSheet: AnswerSheet<TeamTrend> {
    let schema = MultiYearTables.teamTrends
    return AnswerSheet(
      name: Phrase("Teams"),
      columns: [
        AnswerColumn(Phrase("team"), schema.column("team")),
        AnswerColumn(Phrase("from"), schema.column("year_from")),
        AnswerColumn(Phrase("to"), schema.column("year_to")),
        AnswerColumn(
          Phrase("judgement"),
          Column(
            "judgement", schema.column("drifted").info.meaning, .sentence,
            blank: Phrase("its severity did not change detectably")
          ) { $0.isChanged || $0.isSloped ? $0.sentencePart : nil },
          colour: { $0.isChanged || $0.isSloped ? .amber : nil }),
        AnswerColumn(Phrase("change of severity"), schema.column("change")),
        AnswerColumn(Phrase("least (95 %)"), schema.column("lower")),
        AnswerColumn(Phrase("most (95 %)"), schema.column("upper")),
      ],
      rows: teamTrends.enumerated().sorted { a, b in
        func place(_ trend: TeamTrend) -> Int { trend.isChanged || trend.isSloped ? 0 : 1 }
        return (place(a.element), -abs(a.element.change.ends.value), a.offset)
          < (place(b.element), -abs(b.element.change.ends.value), b.offset)
      }.map(\.element))
  }
}

extension UnitTrend {
  /// nil where nothing is to be said of the unit.
  fileprivate var judgement: Phrase? {
    if isRise { return Phrase("rose") }
    if isFall { return Phrase("fell") }
    return restsOnOneScore ? Phrase("rests on one score") : nil
  }

  /// Those of whom something is said first.
  fileprivate var place: Int { judgement == nil ? 1 : 0 }
}
