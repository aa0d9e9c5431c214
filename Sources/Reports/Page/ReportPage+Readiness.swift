import Appraisals
import Assessments
import Phrases
import Reporting

extension ReportPage {
  /// What is ready, what somebody should look at and what keeps results from going out.
  var readinessSection: HTMLReport.Section {
    let points =
      inputPoints
      + [totalPoint, scorePoint, severityPoint, boundaryPoint, weightPoint]
      .compactMap(\.self)
    let (blocked, look) = (points.count { $0.isBlocked }, points.count { $0.asksForLook })
    let answer =
      blocked > 0
      ? Phrase("Not ready: \(blocked) of \(points.count) points block it, \(look) ask for a look.")
      : look > 0
        ? Phrase("Nothing blocks it; \(look) of \(points.count) points ask for a look.")
        : Phrase("Ready: none of \(points.count) points asks for a look.")
    return .init(
      SectionName.readiness, title: Phrase("Before publishing"), answer: answer,
      blocks: [.points(points)])
  }

  /// Remarks on the input: one point per rule, with its first place.
  private var inputPoints: [HTMLReport.Point] {
    let remarks = report.diagnostics.filter { $0.level != .notice }
    guard !remarks.isEmpty else {
      return [.init(Phrase("Input:"), Phrase("nothing was found wrong in it."), state: .ready)]
    }
    var order: [Diagnostic.Rule] = []
    var found: [Diagnostic.Rule: [Diagnostic]] = [:]
    for remark in remarks {
      if found[remark.rule] == nil { order.append(remark.rule) }
      found[remark.rule, default: []].append(remark)
    }
    return order.compactMap { rule in
      guard let own = found[rule], let first = own.first else { return nil }
      let what =
        own.count > 1
        ? Phrase("\(first.sentence) (\(own.count - 1) more like it).")
        : Phrase("\(first.sentence).")
      return .init(
        Phrase("Input, \(first.place):"),
        what + Phrase("What to do: \(first.suggestion)."),
        state: .look, command: own.count > 1 ? shellCommand("check", [file, "--all"]) : nil)
    }
  }

  private var totalPoint: HTMLReport.Point {
    let without = appraisal.ranks.units.filter { $0.totalAdjusted == nil }.map(\.name)
    return without.isEmpty
      ? .init(Phrase("Totals:"), Phrase("every unit has one."), state: .ready)
      : .init(
        Phrase("Totals:"),
        Phrase("\(listed(without)) cannot be ranked, because a score is missing."), state: .blocked,
        command: shellCommand("check", [file]))
  }

  private var scorePoint: HTMLReport.Point {
    let units = appraisal.verdicts.flagged(.unit).map(\.subject.name)
    guard let first = units.first else {
      return .init(Phrase("Scores:"), appraisal.verdicts.unitSentence, state: .ready)
    }
    return .init(
      Phrase("Scores:"), appraisal.verdicts.unitSentence, state: .look,
      command: shellCommand("explain", [file, "--unit", first]))
  }

  private var severityPoint: HTMLReport.Point {
    if let refusal = appraisal.refusal {
      return .init(Phrase("Severity:"), Phrase("\(refusal)."), state: .look)
    }
    let severities = appraisal.severities
    return severities.flagged.isEmpty
      ? .init(
        Phrase("Severity:"), severities.shortAnswer,
        state: severities.identifiedBy == .randomAllocation ? .look : .ready)
      : .init(
        Phrase("Severity:"),
        severities.shortAnswer + Phrase("Decide whether totals as given or adjusted ones count."),
        state: .look)
  }

  private var boundaryPoint: HTMLReport.Point? {
    guard let boundary = appraisal.boundaries.first else { return nil }
    return .init(
      Phrase("Ranks:"), boundary.sentence, state: boundary.open.isEmpty ? .ready : .look)
  }

  /// Weights that are agreed on in whole points: a change by less than one could be a rounding.
  private var weightPoint: HTMLReport.Point? {
    let top = appraisal.ranks.top
    guard let distance = weights.smallestMove(.first(top)) else { return nil }
    return .init(
      Phrase("Weights:"),
      Phrase(
        "the first \(top) change once a weight moves by \(distance.fixed(2)) percentage points."),
      state: distance < 1 ? .look : .ready,
      command: distance < 1 ? shellCommand("weights", [file, "--top", "\(top)"]) : nil)
  }
}

extension HTMLReport.Point {
  fileprivate var isBlocked: Bool { state == .blocked }
  fileprivate var asksForLook: Bool { state == .look }
}

extension Diagnostic {
  /// File, sheet and cell, as a spreadsheet names them.
  fileprivate var place: String {
    let cell = (columnLetter ?? "") + (row.map(String.init) ?? "")
    return [file, sheet ?? "", cell].filter { !$0.isEmpty }.joined(separator: " ")
  }
}
