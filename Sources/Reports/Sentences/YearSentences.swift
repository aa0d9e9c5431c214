public import Appraisals
import MultiYear
public import Phrases

extension MultiYearStudy {
  /// Which units changed, in one sentence.
  public var unitSentence: Phrase {
    let up = unitTrends.count(where: \.isRise)
    let down = unitTrends.count(where: \.isFall)
    let span =
      switch pairs {
      case .consecutive: Phrase("from one year to the next")
      case .ends: Phrase("from the first year to the last")
      case .all: Phrase("between any two years")
      }
    return up + down == 0
      ? Phrase(
        "Of \(unitTrends.count) changes \(span), none is larger than severity and errors of "
          + "measurement could explain (false discovery rate 5 %).")
      : Phrase(
        "Of \(unitTrends.count) changes \(span), these are larger than severity and errors of "
          + "measurement could explain (false discovery rate 5 %): rises \(up), falls \(down).")
  }

  /// Which teams changed their severity, in one sentence.
  public var teamSentence: Phrase {
    driftedTeams.isEmpty
      ? Phrase("No team's severity changed detectably (false discovery rate 5 %).")
      : Phrase(
        "Severity changed from one year to the next for \(listed(driftedTeams)) (false discovery rate "
          + "5 %).")
  }

  /// The answers of the comparison.
  public var sentences: [Phrase] { [unitSentence, teamSentence] }
}
