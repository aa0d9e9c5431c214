import Appraisals
import Phrases
import Reporting
import Statistics

extension Appraisal {
  /// The ranking in its order, with the columns that are published.
  var rankingSheet: AnswerSheet<RankedUnit> {
    let (ranks, grades) = (ranks, grades)
    return AnswerSheet(
      name: Phrase("Ranking"), columns: RankedUnit.columns(ranks, hasGrades: grades != nil),
      rows: ranks.listed.map { RankedUnit(own: $0, grade: grades?.units[$0.index]) })
  }
}

/// A unit of the ranking with its grade.
struct RankedUnit {
  let own: UnitResult
  /// nil where the scheme has no grades.
  let grade: GradeResults.UnitGrade?

  /// nil without a total, or where severities cannot be estimated.
  var standing: Standing? { own.quality.map { Standing($0.probabilityTop) } }

  fileprivate static func columns(
    _ ranks: RankResults, hasGrades: Bool
  ) -> [AnswerColumn<RankedUnit>] {
    let schema = RankTables.ranks(top: "\(ranks.top)", count: ranks.inOrder.count)
    func shared(_ heading: Phrase, _ name: String) -> AnswerColumn<RankedUnit> {
      AnswerColumn(heading, schema.column(name).within(\.own))
    }
    let columns = [
      shared(Phrase("rank, adjusted"), "rank_adjusted"), shared(Phrase("unit"), "unit"),
      shared(Phrase("team"), "team"), shared(Phrase("total, adjusted"), "total_adjusted"),
      shared(Phrase("total as given"), "total_raw"), shared(Phrase("rank as given"), "rank_raw"),
      shared(Phrase("best rank (95 %)"), "rank_lower"),
      shared(Phrase("worst rank (95 %)"), "rank_upper"),
      AnswerColumn(
        Phrase("in the first \(ranks.top)"),
        Column(
          "standing",
          Phrase(
            "Whether the unit is among the first \(ranks.top) by quality: certain with a probability of "
              + "at least 95 %, certainly not with at most 5 %, otherwise open."), .term,
          blank: schema.column("rank_lower").info.blank
        ) { $0.standing?.phrase }, colour: { $0.standing == .certain ? .blue : nil }),
    ]
    guard hasGrades else { return columns }
    let grades = RankTables.grades([])
    func grade(
      _ heading: Phrase, _ name: String,
      _ value: @escaping @Sendable (GradeResults.UnitGrade) -> String?
    ) -> AnswerColumn<RankedUnit> {
      let info = grades.column(name).info
      return AnswerColumn(
        heading,
        Column(name, info.meaning, .name, blank: info.blank) { $0.grade.flatMap(value) })
    }
    return columns + [
      grade(Phrase("grade, adjusted"), "grade_adjusted") { $0.after },
      grade(Phrase("grade as given"), "grade_raw") { $0.before },
    ]
  }
}
