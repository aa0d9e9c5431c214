public import Phrases

extension RoundError {
  /// What is wrong, where, and what to do.
  public var phrase: Phrase {
    switch self {
    case .unreadable(let path, let reason): Phrase("\(path): cannot be read: \(reason)")
    case .badScheme(let file, let reason): Phrase("\(file): \(reason)")
    case .weightCount(let count, let components):
      Phrase(
        "\(count) weights for \(components.count) components: give one each for \(components)")
    case .unknownComponent(let key, let known):
      Phrase("there is no component '\(key)'; the scheme has \(known); name one of them")
    case .noUnits: Phrase("the list of units is empty; name at least one unit")
    case .noScores(let component):
      Phrase("no unit has any \(Phrase(term: component)) score; give at least one")
    case .lengthMismatch(let list, let count, let unitCount):
      Phrase(
        "the list '\(list)' has length \(count), but the list of units has length \(unitCount); "
          + "give one entry per unit, nil where a score is missing")
    case .blankName(let list, let position):
      Phrase("the name in entry \(position) of '\(list)' is blank; fill it in")
    case .duplicateUnit(let unit):
      Phrase("unit '\(unit)' is listed twice; list each unit once, and its visits in 'visits'")
    case .duplicateTeam(let team): Phrase("team '\(team)' is listed twice; list each team once")
    case .unknownUnit(let unit):
      Phrase("unit '\(unit)' is not in the list of units; correct the name, or list the unit")
    case .unknownTeam(let team):
      Phrase("team '\(team)' is not in the list of teams; correct the name, or list the team")
    case .noTeam(let unit): Phrase("unit '\(unit)' has no team; name the team that visited it")
    case .teamNotSent(let unit, let team):
      Phrase("team '\(team)' has item scores of unit '\(unit)' but no visit there; add the visit")
    case .duplicateVisit(let unit, let team):
      Phrase("unit '\(unit)' has two visits by team '\(team)'; keep one, or give their mean")
    case .duplicateScore(let unit, let component, let rater):
      Self.duplicateScore(unit, Phrase(term: component), rater)
    case .scoreAndRaterScores(let unit, let component):
      Phrase(
        "unit '\(unit)' has a \(Phrase(term: component)) score and raters' scores as well; "
          + "give one or the other")
    case .notAVisit(let component):
      Phrase("the teams give the \(Phrase(term: component)) scores; list them with the visits")
    case .scoreOffScale(let unit, let what, let value, let full):
      Self.offScale(unit, Phrase(term: what), value, full)
    case .unknownItem(let item):
      Phrase("the instrument has no item '\(item)'; correct it, or add it to the instrument")
    case .duplicateItemScore(let unit, let assessor, let item):
      Phrase("\(assessor) has two scores for item \(item) of unit '\(unit)'; keep one of them")
    case .missingItemScores(let unit, let team, let items):
      Phrase(
        "team '\(team)' gave unit '\(unit)' no score on \(items); "
          + "add the scores, or nil where an item does not apply")
    case .negativeCount(let team, let count):
      Phrase("team '\(team)' has a negative number of findings, \(count); correct it")
    }
  }

  private static func duplicateScore(
    _ unit: String, _ component: Phrase, _ rater: String
  ) -> Phrase {
    rater.isEmpty
      ? Phrase("unit '\(unit)' has two \(component) scores without a rater; keep one of them")
      : Phrase(
        "unit '\(unit)' has two \(component) scores from rater '\(rater)'; keep one of them")
  }

  private static func offScale(
    _ unit: String, _ what: Phrase, _ value: Double, _ full: Double?
  ) -> Phrase {
    guard value.isFinite else {
      return Phrase(
        "unit '\(unit)': \(what) \(value) is not a finite number; give nil where there is no score")
    }
    guard value >= 0, let full else {
      return Phrase("unit '\(unit)': \(what) \(value.plain) is below zero; correct the score")
    }
    return Phrase(
      "unit '\(unit)': \(what) \(value.plain) is above the full marks of \(full.plain); "
        + "correct the score, or 'full' in the scheme")
  }
}
