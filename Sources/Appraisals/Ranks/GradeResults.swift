import Assessments
import Statistics

/// Grades before and after adjustment, and how probable each grade is.
public struct GradeResults: Sendable {
  /// One unit's grades.
  public struct UnitGrade: Sendable {
    /// The unit's name.
    public let unit: String
    /// Grade by the total as given; nil without a total.
    public let before: String?
    /// Grade by the adjusted total; nil without a total.
    public let after: String?
    /// Probability of each grade by the unit's quality, in the order of `names`; empty where severities
    /// cannot be estimated or there is no total.
    public let probabilities: [Double]
    /// The same, were only severities unsure.
    public let severityOnly: [Double]
  }

  /// Names of the grades, from the best down.
  public let names: [String]
  /// One per unit.
  public let units: [UnitGrade]

  /// nil where the scheme has no grades.
  init?(_ appraisal: Appraisal) {
    guard let grades = appraisal.round.scheme.grades else { return nil }
    // A share of units is counted from the best total, whatever rank ties are given.
    let ranking = Ranking(ties: .competition)
    func places(_ totals: [Double?]) -> [Int?] {
      grades.places(totals: totals, ranks: ranking.ranks(totals))
    }
    let adjusted = appraisal.adjusted
    let (before, after) = (places(adjusted.totalsRaw), places(adjusted.totals))
    let posterior = appraisal.rankPosterior
    names = grades.map(\.name)
    units = appraisal.round.units.indices.map { unit in
      let hasTotal = adjusted.totals[unit] != nil
      return UnitGrade(
        unit: appraisal.round.units[unit].id, before: before[unit].map { grades[$0].name },
        after: after[unit].map { grades[$0].name },
        probabilities: hasTotal ? posterior?.gradesOfQuality[unit] ?? [] : [],
        severityOnly: hasTotal ? posterior?.gradesSeverityOnly[unit] ?? [] : [])
    }
  }
}
