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

  /// Share of the ranking by what no team scored within which a unit competes with another.
  static let nearShare = 0.1

  /// Two tests, one family: on-site residuals of the marked units against those of the other units of
  /// the same team.
  func rows(_ notices: inout [Phrase]) -> [OutlierRow] {
    guard !round.homes.isEmpty else { return [] }
    let own = Set(round.homes.map { Mark(team: $0.team, unit: $0.unit) })
    let competitors = self.competitors.subtracting(own)
    let tests = [
      ("own_department", own, false, Phrase("units where a member of the team works")),
      (
        "own_competitors", competitors, true,
        Phrase("units that compete with the department of a member of the team")
      ),
    ]
    var found: [OutlierRow] = []
    for (place, (measure, marks, isHarm, what)) in tests.enumerated() {
      // What is not what it is compared with: own departments stand aside in the second test.
      guard let test = contrast(marks, without: isHarm ? own : [], replicate: place) else {
        notices.append(Phrase("\(what): not tested, for no team visits one beside other units"))
        continue
      }
      let side = test.size < 0 ? Phrase("lower") : Phrase("higher")
      let interval =
        test.interval.map {
          Phrase("95 % interval \($0.lowerBound.fixed(2)) to \($0.upperBound.fixed(2))")
        } ?? Phrase("too few to give an interval")
      let teams = Set(marks.map(\.team)).sorted().map { round.teams[$0].id }
      found.append(
        OutlierRow(
          kind: .team, subject: teams.joined(separator: ", "), measure: measure,
          value: test.size, statistic: nil, p: test.p,
          reason: Phrase(
            "\(what): scored \(abs(test.size).fixed(2)) points \(side) than the team's other units "
              + "(\(interval); \(test.marked) visits of \(test.groups) teams)"),
          family: "teams: own departments and competitors",
          method: "permutation within teams", size: test.size,
          component: round.scheme.components[0].key))
    }
    let q = settings.control.adjusted(found.map(\.p))
    return zip(found, q).map { row, q in
      var row = row
      row.q = q
      row.isFlagged = (q ?? 1) <= settings.level
      return row
    }
  }

  private struct Mark: Hashable {
    let team: Int
    let unit: Int
  }

  private func contrast(
    _ marks: Set<Mark>, without aside: Set<Mark>, replicate: Int
  ) -> MarkedContrast? {
    let residuals = appraisal.estimate.residuals
    var values = Array(repeating: [Double](), count: round.teams.count)
    var marked = Array(repeating: [Bool](), count: round.teams.count)
    for visit in round.visits {
      let mark = Mark(team: visit.team, unit: visit.unit)
      guard let residual = residuals[visit.unit]?.residual, !aside.contains(mark) else { continue }
      values[visit.team].append(residual)
      marked[visit.team].append(marks.contains(mark))
    }
    var stream = PhiloxStream(
      seed: appraisal.recipe.seed, purpose: .homeDepartments, replicate: replicate)
    return MarkedContrast(values, marks: marked, using: &stream)
  }

  /// Units that a team visits and that lie near the department of a member by what no team scored.
  private var competitors: Set<Mark> {
    let weights = appraisal.weights
    let others = round.scores.map { row -> Double? in
      let known = row.indices.dropFirst().filter { row[$0] != nil && weights[$0] > 0 }
      let weight = known.reduce(0) { $0 + weights[$1] }
      return weight > 0 ? known.reduce(0) { $0 + weights[$1] * (row[$1] ?? 0) } / weight : nil
    }
    let order = others.indices.filter { others[$0] != nil }
      .sorted { (others[$0] ?? 0, $0) < (others[$1] ?? 0, $1) }
    var rank = [Int: Int]()
    for (place, unit) in order.enumerated() { rank[unit] = place }
    let reach = max(1, Int(Self.nearShare * Double(order.count)))
    var marks: Set<Mark> = []
    for home in round.homes {
      guard let own = rank[home.unit] else { continue }
      for visit in round.visits where visit.team == home.team && visit.unit != home.unit {
        guard let other = rank[visit.unit], abs(other - own) <= reach else { continue }
        marks.insert(Mark(team: visit.team, unit: visit.unit))
      }
    }
    return marks
  }
}
