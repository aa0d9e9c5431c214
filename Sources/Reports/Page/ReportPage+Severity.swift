import Appraisals
import Phrases
import Reporting
import Severity

extension ReportPage {
  func severitySection(in language: Language) -> HTMLReport.Section {
    let severities = appraisal.severities
    let teams = severities.teams.filter { drawn.draws(team: $0.name) }
    let forest = SeverityForest(
      rows: teams.compactMap { team in
        team.estimate.map {
          .init(
            label: team.name, estimate: $0.severity, lower: $0.lower, upper: $0.upper,
            flagged: team.isFlagged)
        }
      })
    let chart = Chart(
      .severityForest, title: Words.chart, caption: drawn.teamCaption(Words.caption),
      data: [ChartData(SeverityTables.team.table(teams))], words: Words.onChart,
      still: forest.svg(in: language))
    return .init(
      SectionName.teams, title: Words.title,
      answer: severities.sentence
        + Words.assumption(severities),
      blocks: [.chart(chart)] + tables("team_severity", "bias_tests", "composite"),
      caution: severities.identifiedBy.hasAnchors
        ? appraisal.design.sentence + Words.caution : appraisal.design.sentence)
  }

  private enum Words {
    static let title = Phrase("Did the teams score alike?")
    static let anchored =
      Phrase("This assumes that the team that visited has no influence on routine and peer scores.")
    static let random = Phrase("This assumes that units were sent to teams at random.")
    static let shared = Phrase(
      "Units that several teams visited tell severity from quality; nothing is assumed of who was "
        + "sent where.")
    static let leaning = Phrase(
      "Each of the scores that the team had no hand in may still favour some teams' units; assumed is "
        + "that they do not all do so alike.")
    static func assumption(_ severities: Severities) -> Phrase {
      switch severities.identifiedBy {
      case .anchors: severities.canTestLeans ? leaning : anchored
      case .sharedVisits, .both: shared
      case .randomAllocation: random
      }
    }
    static let chart = Phrase("Severity of each team, with its 95 % interval")
    static let caption =
      Phrase(
        "Points a team took off (right) or gave (left), compared with the mean of the teams. A diamond "
          + "marks a team that stands out: teams differ, and its interval leaves 0 out.")
    static let caution =
      Phrase(
        "A tendency that routine and peer scores share with the team cannot be seen in the data."
      )
    static let onChart = [
      "x": Phrase("points given  ←  severity  →  points taken off"), "severity": Phrase("severity"),
      "interval": Phrase("95 % interval"), "units": Phrase("units"),
      "flagged": Phrase("stands out at 5 %"),
      "unflagged": Phrase("does not stand out"),
    ]
  }
}
