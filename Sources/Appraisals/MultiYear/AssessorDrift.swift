import Statistics

/// One assessor's severity in one year, and its change since the assessor's last year.
public struct AssessorDrift: Sendable {
  /// The assessor's name.
  public let name: String
  /// The team of that year.
  public let team: String
  /// Calendar year.
  public let year: Int
  /// Per cent of full marks taken off, relative to the mean of the team's members; negative gave.
  public let severity: Double
  /// SD of the severity given the variance components, per cent of full marks.
  public let conditionalSD: Double
  /// Severity less that of the assessor's last year; nil without one.
  public let change: Double?
  /// Standard error of the change; nil like it.
  public let changeStandardError: Double?
  /// Two-sided normal p that the severity did not change; nil like the change.
  public let p: Double?
  /// That p value adjusted over all assessors and years (Benjamini-Hochberg).
  public let q: Double?

  /// Lower end of the 95 % interval of the severity.
  public var lower: Double { severity - Self.reach * conditionalSD }
  /// Upper end of the 95 % interval of the severity.
  public var upper: Double { severity + Self.reach * conditionalSD }

  private static let reach = Distributions.normalQuantile(0.975)

  /// Every assessor of every year, by year; empty without ratings in two years.
  ///
  /// Each year is a model of its own, so that the errors of two years are independent; an assessor is
  /// known by name and is compared with the colleagues of each year, who may be others.
  static func all(_ rounds: [YearRound]) -> [AssessorDrift] {
    guard rounds.count(where: { !$0.assessors.isEmpty }) > 1 else { return [] }
    var last: [String: AssessorYear] = [:]
    var lines: [(year: Int, own: AssessorYear, before: AssessorYear?)] = []
    for round in rounds {
      // Two people of one name in a year cannot be told apart in another.
      let counts = Dictionary(round.assessors.map { ($0.name, 1) }, uniquingKeysWith: +)
      for own in round.assessors {
        lines.append((round.year, own, counts[own.name] == 1 ? last[own.name] : nil))
      }
      for own in round.assessors { last[own.name] = counts[own.name] == 1 ? own : nil }
    }
    let errors = lines.map { line in
      line.before.map {
        (line.own.conditionalSD * line.own.conditionalSD + $0.conditionalSD * $0.conditionalSD)
          .squareRoot()
      }
    }
    let changes = lines.map { line in line.before.map { line.own.severity - $0.severity } }
    let p = zip(changes, errors).map { change, error in
      change.flatMap { change in
        error.map { $0 > 0 ? 2 * Distributions.normalCumulative(-abs(change) / $0) : 1 }
      }
    }
    let q = benjaminiHochberg(p)
    return lines.indices.map { place in
      let (year, own, _) = lines[place]
      return AssessorDrift(
        name: own.name, team: own.team, year: year, severity: own.severity,
        conditionalSD: own.conditionalSD, change: changes[place],
        changeStandardError: errors[place], p: p[place], q: q[place])
    }
  }
}
