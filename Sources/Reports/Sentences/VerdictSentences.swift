public import Appraisals
public import Phrases
import Reporting

extension Verdicts {
  /// Which units deserve a second look, the strongest first.
  public var unitSentence: Phrase {
    let units = flagged(.unit)
    return units.isEmpty
      ? Phrase("No unit's scores need a second look.")
      : Phrase("Scores that need a second look: \(listed(units.map(\.told))).")
  }

  /// Which assessors deserve a second look.
  var assessorSentence: Phrase {
    let assessors = flagged(.assessor)
    return assessors.isEmpty
      ? Phrase("No assessor's scoring needs a second look.")
      : Phrase(
        "Assessors whose scoring needs a second look: \(listed(assessors.map(\.subject.name))).")
  }

  /// Counts of what is flagged, by kind.
  public var countSentence: Phrase {
    let counts: [(Int, Phrase, (Int) -> Phrase)] = [
      (flagged(.unit).count, Phrase("1 unit"), { Phrase("\($0) units") }),
      (flagged(.team).count, Phrase("1 team"), { Phrase("\($0) teams") }),
      (
        flagged(.cell).count, Phrase("1 team in a category"),
        { Phrase("\($0) teams in a category") }
      ),
      (flagged(.assessor).count, Phrase("1 assessor"), { Phrase("\($0) assessors") }),
      (flagged(.rating).count, Phrase("1 single rating"), { Phrase("\($0) single ratings") }),
      (flagged(.item).count, Phrase("1 item"), { Phrase("\($0) items") }),
      (
        flagged(.assessorPair).count, Phrase("1 pair of assessors"),
        { Phrase("\($0) pairs of assessors") }
      ),
      (
        flagged(.unitPair).count, Phrase("1 pair of score sheets"),
        { Phrase("\($0) pairs of score sheets") }
      ),
    ]
    let parts = counts.filter { $0.0 > 0 }.map { $0.0 == 1 ? $0.1 : $0.2($0.0) }
    return parts.isEmpty
      ? Phrase("Nothing is flagged.") : Phrase("Flagged: \(Phrase(parts, mark: .comma)).")
  }
}

extension Verdict {
  /// The subject with the size of its departure, where that is in points.
  var told: String {
    guard let size else { return subject.name }
    return "\(subject.name) (\(size.signed(1)))"
  }
}
