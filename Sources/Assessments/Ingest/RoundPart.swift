/// The part a table plays in a round; raw values are the names of its file and sheet.
enum RoundPart: String, CaseIterable {
  case units, scores, ratings, ballots, findings, interviews, coverage
}

extension RoundPart {
  /// Canonical names of the columns a part uses, apart from those of units, teams and people.
  func columns(_ scheme: Scheme) -> Set<String> {
    switch self {
    case .units: ["members"]
    case .scores:
      Set(scheme.components.map(\.key)).union(["component", "score"])
        .union(scheme.selfAssessment.map { [$0.key] } ?? [])
    case .ratings: ["item", "score"]
    case .ballots: ["grade", "count"]
    case .findings: ["kind", "text"]
    case .interviews: ["role", "count"]
    case .coverage: ["kind", "count", "existing"]
    }
  }
}
