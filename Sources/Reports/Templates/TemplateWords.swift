import Assessments
import Phrases

/// What a template says, in English and Chinese one below the other.
enum TemplateWords {
  static var team: String { both(Phrase("Team: its name, one row per team.")) }
  static var unit: String {
    both(Phrase("Unit: its name, one row per unit. A unit visited by two teams has two rows."))
  }
  static var visitingTeam: String {
    both(Phrase("Team that visited the unit, from sheet 'teams'."))
  }
  static var ratedUnit: String { both(Phrase("Unit, from sheet 'scores'.")) }
  static var assessor: String {
    both(Phrase("Assessor: name or code of the person who gave the score."))
  }
  static var item: String { both(Phrase("Item of the scheme; see sheet 'items'.")) }
  static var count: String {
    both(Phrase("Count: ballots with this grade, a whole number from 0."))
  }

  static var listedTeam: String { both(Phrase("A team of sheet 'teams'.")) }
  static var listedUnit: String { both(Phrase("A unit of sheet 'scores'.")) }
  static var listedItem: String {
    both(Phrase("An item of the scheme; sheet 'items' says what each is."))
  }
  static var listedGrade: String { both(Phrase("A grade of the ballot.")) }
  static var itemPoints: String {
    both(Phrase("0 to the item's full marks, or N.A. where it does not apply."))
  }

  static func points(_ component: Scheme.Component) -> String {
    both(
      Phrase(
        "\(Phrase(term: component.key)): 0 to \(component.full.significant) points, or blank."))
  }

  static func score(most: Double) -> String {
    both(
      Phrase(
        "Score: points, 0 to the item's full marks (\(most.significant) at most), decimals allowed. "
          + "N.A. where the item does not apply; blank is missing, 0 is a score."))
  }

  static func grade(_ grades: [(grade: String, points: Double)]) -> String {
    let points = grades.map { Phrase(verbatim: "\($0.grade) \($0.points.significant)") }
    return both(
      Phrase("Grade of the ballot, with its points: \(Phrase(points, mark: .comma))."))
  }

  static func component(_ component: Scheme.Component, hasItems: Bool, hasBallots: Bool) -> String {
    var sentences = [
      Phrase(
        "\(Phrase(term: component.key)): points, 0 to \(component.full.significant), decimals "
          + "allowed; weight \(component.weight.significant) %; given by \(scorer(component)).")
    ]
    if component.scoredBy == .team, hasItems {
      sentences.append(Phrase("Blank where sheet 'ratings' has its item scores."))
    }
    if component.scoredBy == .members, hasBallots {
      sentences.append(Phrase("Blank where sheet 'ballots' has the votes."))
    }
    return both(Phrase(sentences, mark: .stop))
  }

  private static func both(_ phrase: Phrase) -> String {
    phrase.said(in: .en) + "\n" + phrase.said(in: .zh)
  }

  private static func scorer(_ component: Scheme.Component) -> Phrase {
    switch component.scoredBy {
    case .team: Phrase("the team that visited")
    case .centre: Phrase("the centre")
    case .members: Phrase("the unit's own members")
    }
  }

  /// The lines of the first sheet; short enough to be seen whole.
  static func readMe(_ scheme: Scheme, itemCount: Int) -> [Phrase] {
    let full = scheme.components[0].full.significant
    var lines = [
      Phrase("Scores of one round: \(scheme.name)"),
      Phrase("Keep this file and scheme.yaml in one folder of their own."),
      .empty,
      Phrase("1. Sheet 'teams': the names of the teams."),
      Phrase("2. Sheet 'scores': one row per unit, its team and its scores."),
    ]
    if itemCount > 0 {
      lines += [
        Phrase("3. Sheet 'ratings', if item scores are known: one row per score."),
        Phrase("   \(itemCount) items of \(full) points; sheet 'items' lists them."),
        Phrase(
          "   Leave \(Phrase(term: scheme.components[0].key)) blank: it is the sum of the items."),
        Phrase("   N.A. where an item does not apply."),
      ]
    }
    if let peer = scheme.components.first(where: { $0.scoredBy == .members }) {
      let number = itemCount == 0 ? 3 : 4
      lines += [
        Phrase("\(number). Sheet 'ballots', if votes are known: one row per unit and grade."),
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
