public import Appraisals
public import Phrases
import Reporting

extension Severities {
  /// The answer to "did the teams score alike", in the sign of its words.
  public var sentence: Phrase {
    let flagged = flagged
    guard flagged.isEmpty else {
      return Phrase("Compared with the mean of the teams, \(flagged.map(\.told)).")
    }
    guard probabilityOfAny >= 0.9, let extreme = mostUnlike else {
      return Phrase(
        "No team can be said to have scored unlike the others (probability that severities differ at "
          + "all: \((100 * probabilityOfAny).fixed(0)) %).")
    }
    return Phrase(
      "The teams did not score alike (probability \((100 * probabilityOfAny).fixed(1)) %, standard "
        + "deviation of severities \(standardDeviation.fixed(1)) points), but no single team stands "
        + "out when all \(teams.count) are judged together; the most unlike: \(extreme.told).")
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
    return identification == .anchors
      ? Phrase(
        "\(islands): a team's severity can be separated from its units' quality only through routine "
          + "and peer scores.")
      : Phrase(
        "\(islands) and there are no anchors: severity can be separated from quality only by assuming "
          + "that units were sent to teams at random.")
  }
}
