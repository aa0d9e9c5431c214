import Appraisals
import Phrases
import Reporting

extension ReportPage {
  /// Whom to ask before results go out, and what.
  var callSection: HTMLReport.Section {
    let calls = appraisal.calls
    return .init(
      SectionName.calls, title: Phrase("Whom to call"), answer: callSentence,
      blocks: calls.isEmpty ? [] : [.points(calls.prefix(Self.mostCalls).map(\.point))],
      caution: calls.count > Self.mostCalls
        ? Phrase("\(calls.count - Self.mostCalls) smaller matters are in outliers.csv.")
          + Self.caution
        : Self.caution)
  }

  /// Who comes first.
  var callSentence: Phrase {
    let calls = appraisal.calls
    guard !calls.isEmpty else { return Phrase("Nothing here asks for a call.") }
    return Phrase(
      "Before results go out, talk about \(listed(calls.prefix(Self.mostCalls).map(\.name), most: 5))."
    )
  }

  /// More calls than these nobody makes.
  private static let mostCalls = 10
  private static let caution = Phrase(
    "A question, not a reproach: a number that is odd may well be right.")
}

extension Call {
  /// The name of who or what it is about.
  var name: String {
    switch about {
    case .unit(let name, _), .team(let name), .assessor(let name): name
    }
  }

  fileprivate var point: HTMLReport.Point {
    .init(
      Phrase("\(name):"),
      Phrase([Phrase("\(reasonText)."), question], mark: .stop))
  }

  /// Reasons, the surest first; of many only some, the rest counted.
  private var reasonText: Phrase {
    let most = 3
    let shown = Phrase(Array(reasons.prefix(most)), mark: .semicolon)
    return reasons.count > most
      ? Phrase("\(shown); and \(reasons.count - most) more") : shown
  }

  private var question: Phrase {
    switch about {
    case .unit(_, let team) where !team.isEmpty:
      Phrase("Ask \(team) what it saw there that the unit's other scores do not show.")
    case .unit: Phrase("Ask who scored it what the unit's other scores do not show.")
    case .team:
      Phrase("Ask the team by which standard it scored, and go through one score sheet with it.")
    case .assessor:
      Phrase(
        "Ask for the notes behind these scores, and whether each sheet was filled in on its own.")
    }
  }
}
