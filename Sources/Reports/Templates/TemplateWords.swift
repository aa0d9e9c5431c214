import Assessments
import Phrases

/// What a template says: in English and Chinese one below the other, or in Chinese alone.
struct TemplateWords {
  let language: Language
  let sheets: TemplateSheet

  /// Headings in Chinese, by the name of the column.
  static let titles = [
    "unit": "单位", "team": "考核组", "assessor": "考核员", "item": "指标", "score": "得分", "grade": "等次",
    "count": "票数", "name": "名称", "area": "领域", "category": "类别", "full": "满分", "kind": "性质",
    "role": "身份", "people": "人数", "text": "内容",
  ]

  /// Words that are read as the keys they stand for.
  static let terms = [
    "onsite": "实地考核", "routine": "平时考核", "peer": "民主测评", "excellent": "优秀", "good": "良好",
    "fair": "一般", "poor": "较差", "quantitative": "定量", "qualitative": "定性", "unclassified": "未分类",
  ]

  var team: String { both(Phrase("Team: its name, one row per team.")) }
  var unit: String {
    both(Phrase("Unit: its name, one row per unit. A unit visited by two teams has two rows."))
  }
  var visitingTeam: String {
    both(Phrase("Team that visited the unit, from sheet '\(sheets.teams)'."))
  }
  var ratedUnit: String { both(Phrase("Unit, from sheet '\(sheets.scores)'.")) }
  var assessor: String {
    both(Phrase("Assessor: name or code of the person who gave the score."))
  }
  var item: String { both(Phrase("Item of the scheme; see sheet '\(sheets.items)'.")) }
  var count: String {
    both(Phrase("Count: ballots with this grade, a whole number from 0."))
  }

  var listedTeam: String { both(Phrase("A team of sheet '\(sheets.teams)'.")) }
  var listedUnit: String { both(Phrase("A unit of sheet '\(sheets.scores)'.")) }
  var listedItem: String {
    both(Phrase("An item of the scheme; sheet '\(sheets.items)' says what each is."))
  }
  var listedGrade: String { both(Phrase("A grade of the ballot.")) }
  var itemPoints: String {
    both(Phrase("0 to the item's full marks, or N.A. where it does not apply."))
  }

  func points(_ component: Scheme.Component) -> String {
    both(
      Phrase(
        "\(Phrase(term: component.key)): 0 to \(component.full.significant) points, or blank."))
  }

  func score(most: Double) -> String {
    both(
      Phrase(
        "Score: points, 0 to the item's full marks (\(most.significant) at most), decimals allowed. "
          + "N.A. where the item does not apply; blank is missing, 0 is a score."))
  }

  func grade(_ grades: [(grade: String, points: Double)]) -> String {
    let points = grades.map { Phrase(verbatim: "\($0.grade) \($0.points.significant)") }
    return both(
      Phrase("Grade of the ballot, with its points: \(Phrase(points, mark: .comma))."))
  }

  func component(_ component: Scheme.Component, hasItems: Bool, hasBallots: Bool) -> String {
    var sentences = [
      Phrase(
        "\(Phrase(term: component.key)): points, 0 to \(component.full.significant), decimals "
          + "allowed; weight \(component.weight.significant) %; given by \(scorer(component)).")
    ]
    if component.scoredBy == .team, hasItems {
      sentences.append(Phrase("Blank where sheet '\(sheets.ratings)' has its item scores."))
    }
    if component.scoredBy == .members, hasBallots {
      sentences.append(Phrase("Blank where sheet '\(sheets.ballots)' has the votes."))
    }
    return both(Phrase(sentences, mark: .stop))
  }

  private func both(_ phrase: Phrase) -> String {
    language == .zh ? phrase.said(in: .zh) : phrase.said(in: .en) + "\n" + phrase.said(in: .zh)
  }

  private func scorer(_ component: Scheme.Component) -> Phrase {
    switch component.scoredBy {
    case .team: Phrase("the team that visited")
    case .centre: Phrase("the centre")
    // The unit itself is never among the components.
    case .members, .unit: Phrase("the unit's own members")
    }
  }

  /// The lines of the first sheet; short enough to be seen whole.
  func readMe(_ scheme: Scheme, itemCount: Int) -> [Phrase] {
    let full = scheme.components[0].full.significant
    var lines = [
      Phrase("Scores of one round: \(scheme.name)"),
      Phrase("Keep this file and scheme.yaml in one folder of their own."),
      .empty,
      Phrase("1. Sheet '\(sheets.teams)': the names of the teams."),
      Phrase("2. Sheet '\(sheets.scores)': one row per unit, its team and its scores."),
    ]
    if itemCount > 0 {
      lines += [
        Phrase("3. Sheet '\(sheets.ratings)', if item scores are known: one row per score."),
        Phrase("   \(itemCount) items of \(full) points; sheet '\(sheets.items)' lists them."),
        Phrase(
          "   Leave \(Phrase(term: scheme.components[0].key)) blank: it is the sum of the items."),
        Phrase("   N.A. where an item does not apply."),
      ]
    }
    if let peer = scheme.components.first(where: { $0.scoredBy == .members }) {
      let number = itemCount == 0 ? 3 : 4
      lines += [
        Phrase(
          "\(number). Sheet '\(sheets.ballots)', if votes are known: one row per unit and grade."),
        Phrase("   Leave \(Phrase(term: peer.key)) blank: it is the mean of the votes."),
      ]
    }
    lines += [
      .empty,
      Phrase("Blank is missing; 0 is a score."),
      Phrase("Sheets left empty are not read. Keep their names and headings."),
      Phrase("Cells check what is typed, not what is pasted."),
      Phrase("Then: steelyard check FOLDER -o checked"),
      .empty,
    ]
    for component in scheme.components {
      lines.append(
        Phrase(
          "\(Phrase(term: component.key)): \(component.weight.significant) %, 0 to "
            + "\(component.full.significant) points, by \(scorer(component))"))
    }
    return lines
  }
}
