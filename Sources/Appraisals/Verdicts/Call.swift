public import Phrases

/// Somebody to ask before results go out: a unit's visitors, a team or an assessor, with all that is
/// flagged about it.
public struct Call: Sendable {
  /// What is odd: a unit's scores, a team or an assessor.
  public enum About: Hashable, Sendable {
    /// A unit's scores; the team named visited it, empty where none did.
    case unit(String, team: String)
    /// A team.
    case team(String)
    /// An assessor.
    case assessor(String)
  }

  /// Who or what it is about.
  public let about: About
  /// Verdicts on it, the surest first.
  public let verdicts: [Verdict]

  /// The largest departure in points, with its sign; nil where none is in points.
  public var points: Double? { verdicts.compactMap(\.size).max { abs($0) < abs($1) } }
  /// What is odd, the surest reason of each verdict.
  public var reasons: [Phrase] {
    verdicts.compactMap { verdict in
      guard let reason = verdict.reasons.first?.sentence else { return nil }
      return switch verdict.subject.kind {
      case .unit, .team, .cell, .assessor, .item: reason
      case .rating, .assessorPair, .unitPair: Phrase("\(verdict.subject.name): \(reason)")
      }
    }
  }

  /// Departures below this many points ask for no call.
  public static let leastPoints = 1.0
}

extension Appraisal {
  /// Whom to ask, the largest departure first; then habits of scoring, which have no size in points.
  ///
  /// A departure of less than one point asks for no call. Verdicts on pairs of score sheets and on
  /// single ratings belong to the assessor.
  public var calls: [Call] {
    var order: [Call.About] = []
    var found: [Call.About: [Verdict]] = [:]
    for verdict in verdicts.flagged {
      for about in about(verdict) {
        if found[about] == nil { order.append(about) }
        found[about, default: []].append(verdict)
      }
    }
    let calls = order.map { Call(about: $0, verdicts: found[$0] ?? []) }
    func size(_ call: Call) -> Double { call.points.map(abs) ?? 0 }
    return calls.filter { $0.points == nil || size($0) >= Call.leastPoints }.enumerated()
      .sorted { (-size($0.element), $0.offset) < (-size($1.element), $1.offset) }.map(\.element)
  }

  private func about(_ verdict: Verdict) -> [Call.About] {
    let name = verdict.subject.name
    switch verdict.subject.kind {
    case .unit: return [.unit(name, team: ranks[name]?.team ?? "")]
    case .team, .cell: return [.team(name)]
    case .assessor: return [.assessor(name)]
    case .rating, .assessorPair, .unitPair: return verdict.assessors.map { .assessor($0) }
    case .item: return []
    }
  }
}
