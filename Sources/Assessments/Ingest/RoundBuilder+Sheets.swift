import Phrases

extension RoundBuilder {
  /// Reads the sheets in the order in which they define units and teams.
  mutating func read(_ sheets: [RoundPart: Sheet], single: String?) {
    var others: Set<String> = []
    if sheets[.ratings] != nil, scheme.instrument != nil {
      others.insert(scheme.components[0].key)
    }
    if sheets[.ballots] != nil {
      others.formUnion(scheme.components.filter { $0.scoredBy == .members }.map(\.key))
    }
    if let sheet = sheets[.units] { readUnits(sheet) }
    if let sheet = sheets[.scores] {
      if sheet.has("component"), sheet.has("score") {
        readLongScores(sheet)
      } else {
        readWideScores(sheet, others: others)
      }
    } else if sheets[.ratings] == nil, !log.diagnostics.contains(where: { $0.file == single }) {
      log.report(
        .emptyFile, .error, file: single ?? "scores.csv", Phrase("the round has no scores"),
        Phrase("add scores.csv with columns unit, team, onsite, routine, peer"))
    }
    if let sheet = sheets[.ratings] { readRatings(sheet) }
    // The other files are about units and teams that scores and ratings have named.
    if !teams.all.isEmpty { teams.closed = true }
    if !units.all.isEmpty { units.closed = true }
    if let sheet = sheets[.ballots] { readBallots(sheet) }
    if let sheet = sheets[.findings] { readFindings(sheet) }
    if let sheet = sheets[.interviews] { readInterviews(sheet) }
  }
}
