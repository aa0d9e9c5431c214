import Assessments
import Phrases
import Reporting
import Statistics

extension Analysis {
  /// Each contrast of two teams' severities: what makes it estimable, and its posterior variance.
  var design: ResultTable {
    let linkage = Linkage(visits: round.visits, teamCount: round.teams.count)
    var rows: [[ResultTable.Cell]] = []
    for a in round.teams.indices {
      for b in round.teams.indices where b > a {
        let shared = linkage.component[a] == linkage.component[b]
        let scored = estimate.teams[a] != nil && estimate.teams[b] != nil
        let spread = variance(estimate.draws.map { $0[a] - $0[b] })
        rows.append([
          .text("\(round.teams[a].id) - \(round.teams[b].id)"),
          .flag(scored && (shared || basis == "anchors")),
          .text(!scored ? "no scores" : shared ? "shared visits" : basis),
          .points(scored ? spread : nil),
        ])
      }
    }
    return ResultTable(
      name: "design", columns: ["contrast", "estimable", "basis", "variance"], rows: rows)
  }

  var designSentence: Phrase {
    let count = Linkage(visits: round.visits, teamCount: round.teams.count).componentCount
    if count == 1 {
      return Phrase("Shared visits connect all teams: on-site scores alone compare them.")
    }
    let islands =
      count == round.teams.count
      ? Phrase("No two teams share a unit")
      : Phrase("Shared visits leave \(count) groups of teams unconnected")
    return basis == "anchors"
      ? Phrase("\(islands): severities are told from quality only through routine and peer scores.")
      : Phrase(
        "\(islands) and there are no anchors: severities can be told from quality only by assuming "
          + "that units were sent to teams at random.")
  }
}
