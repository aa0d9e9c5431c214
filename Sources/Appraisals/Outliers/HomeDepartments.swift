import Assessments
import Outliers
import Phrases
import Severity
import Statistics

/// Whether teams score the departments of their members higher, or competitors of these lower.
struct HomeDepartments {
  private let appraisal: Appraisal
  private var round: Round { appraisal.round }
  private var settings: OutlierSettings { appraisal.recipe.outliers }

  init(_ appraisal: Appraisal) { self.appraisal = appraisal }

  /// Two tests, one family: on-site residuals of the marked units against those of the other units of
  /// the same team.
  func rows(_ notices: inout [Phrase]) -> [OutlierRow] {
    guard !round.homes.isEmpty else { return [] }
    let visits = OwnDepartments(
      homes: round.homes.map { .init(team: $0.team, unit: $0.unit) },
      visits: round.visits.map { .init(team: $0.team, unit: $0.unit) },
      standing: standing, near: AssessorHome.competingShare)
    let residuals = round.units.indices.map { appraisal.estimate.residuals[$0]?.residual }
    var found: [OutlierRow] = []
    for stake in OwnDepartments.Stake.allCases {
      let test = visits.contrast(stake, residuals: residuals, seed: appraisal.recipe.seed)
      guard let test else {
        notices.append(
          Phrase("\(stake.phrase): not tested, for no team visits one beside other units"))
        continue
      }
      found.append(row(stake, test, teams: Set(visits.marked(stake).map(\.team))))
    }
    let q = settings.control.adjusted(found.map(\.p))
    return zip(found, q).map { row, q in
      var row = row
      row.q = q
      row.isFlagged = (q ?? 1) <= settings.level
      return row
    }
  }

  private func row(
    _ stake: OwnDepartments.Stake, _ test: MarkedContrast, teams: Set<Int>
  ) -> OutlierRow {
    let side = test.size < 0 ? Phrase("lower") : Phrase("higher")
    let interval =
      test.interval.map {
        Phrase("95 % interval \($0.lowerBound.fixed(2)) to \($0.upperBound.fixed(2))")
      } ?? Phrase("too few to give an interval")
    return OutlierRow(
      kind: .team, subject: teams.sorted().map { round.teams[$0].id }.joined(separator: ", "),
      measure: stake == .own ? "own_department" : "own_competitors",
      value: test.size, p: test.p,
      reason: Phrase(
        "\(stake.phrase): scored \(abs(test.size).fixed(2)) points \(side) than the team's other "
          + "units (\(interval); \(test.marked) visits of \(test.groups) teams)"),
      family: "teams: own departments and competitors", method: "permutation within teams",
      size: test.size, interval: test.interval, component: round.scheme.components[0].key)
  }

  /// By unit, the weighted mean of the scores that no team gave.
  private var standing: [Double?] {
    let weights = appraisal.weights
    return round.scores.map { row in
      let known = row.indices.dropFirst().filter { row[$0] != nil && weights[$0] > 0 }
      let weight = known.reduce(0) { $0 + weights[$1] }
      return weight > 0 ? known.reduce(0) { $0 + weights[$1] * (row[$1] ?? 0) } / weight : nil
    }
  }
}

extension OwnDepartments.Stake {
  fileprivate var phrase: Phrase {
    switch self {
    case .own: Phrase("units where a member of the team works")
    case .competitor: Phrase("units that compete with the department of a member of the team")
    }
  }
}
