public import Appraisals
public import Phrases
import Reporting
import Severity

extension Severities {
  /// The answer to "did the teams score alike", in the sign of its words, and what it rests on.
  public var sentence: Phrase {
    told(answer)
  }

  /// An answer between what it assumes and what would undo it.
  private func told(_ answer: Phrase) -> Phrase {
    (assumption ?? .empty) + answer + (leans ?? .empty) + (tipping ?? .empty)
  }

  /// The same for a reader who has the teams that stand out in a table before him.
  var headline: Phrase {
    guard !flagged.isEmpty, probabilityOfAny >= Self.leastProbability else { return sentence }
    return told(
      Phrase(
        "The \(teams.count) teams did not score alike (probability \((100 * probabilityOfAny).fixed(1)) %)."
      ))
  }

  /// The same in one sentence: what was found, or what nothing here can tell apart.
  var shortAnswer: Phrase { assumption ?? answer }

  private var answer: Phrase {
    guard flagged.isEmpty else { return found }
    let percent = (100 * probabilityOfAny).fixed(0)
    guard probabilityOfAny >= Self.leastProbability, let extreme = mostUnlike else {
      return hardlyTold
        ? Phrase(
          "No team can be said to have scored unlike the others; the data hardly bear on it "
            + "(probability that severities differ at all: \(percent) %, and "
            + "\((100 * priorProbabilityOfAny).fixed(0)) % before any score was seen).")
        : Phrase(
          "No team can be said to have scored unlike the others (probability that severities differ "
            + "at all: \(percent) %).")
    }
    return Phrase(
      "The teams did not score alike (probability \((100 * probabilityOfAny).fixed(1)) %, standard "
        + "deviation of severities \(standardDeviation.fixed(1)) points), but no single team stands "
        + "out when all \(teams.count) are judged together; the most unlike: \(extreme.told).")
  }

  /// The teams that stand out; of many, the furthest by name and the others in number.
  private var found: Phrase {
    let flagged = flagged
    guard flagged.count > Self.mostNamed else {
      return Phrase("Compared with the mean of the teams, \(flagged.map(\.told)).")
    }
    let furthest = flagged.furthestFirst
    let (named, others) = (furthest.prefix(Self.shownOfMany), furthest.dropFirst(Self.shownOfMany))
    let severe = others.count { ($0.severity ?? 0) > 0 }
    return Phrase(
      "\(flagged.count) of \(teams.count) teams stand out. Compared with the mean of the teams, the "
        + "furthest are these: \(Phrase(named.map(\.told), mark: .semicolon)). Of the others, \(severe) "
        + "took points off and \(others.count - severe) gave points.")
  }

  /// A sentence names all teams that stand out up to this number, and of more the first few.
  private static let (mostNamed, shownOfMany) = (11, 3)

  /// What comes first where nothing but an assumption separates severity from quality.
  private var assumption: Phrase? {
    guard identifiedBy == .randomAllocation else { return nil }
    let groups = Set(teams.map { $0.linkedGroup.map(String.init) ?? $0.name }).count
    if teams.contains(where: { $0.linkedGroup != nil }) {
      return Phrase(
        "Shared visits leave \(groups) groups of teams unconnected: differences across groups are "
          + "severity only if units were sent to teams at random, which nothing here can test.")
    }
    let furthest = teams.max { abs($0.rawDeviation ?? 0) < abs($1.rawDeviation ?? 0) }
    guard let furthest, let deviation = furthest.rawDeviation else { return nil }
    let size = abs(deviation).fixed(1)
    return deviation < 0
      ? Phrase(
        "Read a low mean as severity only if units were sent to teams at random, which nothing here can "
          + "test; the most unlike: \(furthest.name), \(size) points below the mean of all scores.")
      : Phrase(
        "Read a high mean as leniency only if units were sent to teams at random, which nothing here "
          + "can test; the most unlike: \(furthest.name), \(size) points above the mean of all "
          + "scores.")
  }

  /// Anchors that favour some teams' units.
  private var leans: Phrase? {
    guard let lean = leaning.first else { return nil }
    return Phrase(
      "The \(Phrase(term: lean.component)) scores probably lean by team (probability "
        + "\((100 * lean.probability).fixed(0)) %), most for the units of \(lean.team) "
        + "(\(lean.points.fixed(1)) points); severities and their intervals allow for it.")
  }

  /// How large a bias of an anchor would undo the weakest finding.
  private var tipping: Phrase? {
    let known = flagged.filter { $0.tipping != nil }
    let weakest = known.min { abs($0.tipping?.points ?? 0) < abs($1.tipping?.points ?? 0) }
    guard let weakest, let tipping = weakest.tipping else { return nil }
    let points = abs(tipping.points).fixed(1)
    let component = Phrase(term: tipping.component)
    let finding =
      tipping.points > 0
      ? Phrase(
        "The finding for \(weakest.name) stands unless \(component) scores favoured its "
          + "units by \(points) points or more")
      : Phrase(
        "The finding for \(weakest.name) stands unless \(component) scores put its units at "
          + "a disadvantage of \(points) points or more")
    let others = known.count > 1 ? Phrase("each other finding would take more") : nil
    let untested = canTestLeans ? nil : Phrase("nothing here can test that")
    let clauses = Phrase([finding, others, untested].compactMap(\.self), mark: .semicolon)
    return Phrase("\(clauses).")
  }

  /// Teams whose severity one odd unit or another moves by more than half a standard error.
  public var oddUnitNotices: [Phrase] {
    teams.filter(\.isMovedByOddUnits).compactMap { team in
      guard let severity = team.severity, let ordinary = team.ordinary?.severity else { return nil }
      return Phrase(
        "\(team.name): severity \(severity.fixed(1)) with Student errors, \(ordinary.fixed(1)) "
          + "without: odd units move it")
    }
  }
}

extension TeamResult {
  /// "Team A took 2.4 points off (95 % interval 0.4 to 4.2)": numbers in the sign of the words.
  var told: Phrase {
    guard let severity, let lower, let upper else { return Phrase(verbatim: name) }
    return severity > 0
      ? Phrase(
        "\(name) took \(severity.fixed(1)) points off (95 % interval \(lower.fixed(1)) to "
          + "\(upper.fixed(1)))")
      : Phrase(
        "\(name) gave \((-severity).fixed(1)) points too many (95 % interval "
          + "\((-upper).fixed(1)) to \((-lower).fixed(1)))")
  }
}

extension DesignResult {
  /// What the design can tell, and through what.
  public var sentence: Phrase {
    let islands: Phrase
    switch connection {
    case .all:
      return Phrase("Shared visits connect all teams: on-site scores alone compare them.")
    case .none: islands = Phrase("No two teams share a unit")
    case .groups(let count):
      islands = Phrase("Shared visits leave \(count) groups of teams unconnected")
    }
    return identification.hasAnchors
      ? Phrase(
        "\(islands): a team's severity can be separated from its units' quality only through routine "
          + "and peer scores.")
      : Phrase(
        "\(islands) and there are no anchors: severity can be separated from quality only by assuming "
          + "that units were sent to teams at random.")
  }
}
