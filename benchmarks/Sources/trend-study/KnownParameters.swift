import LinearAlgebra
import MultiYear

/// Severities of all years by year and team, against the mean of their year, predicted with the true
/// variances, loadings and persistences: no method can do better on average.
///
/// The mixed-model equations of all qualities, severities and component means of all years at once.
func severitiesKnowingParameters(
  _ data: MultiYearData, _ scenario: Scenario
) throws(LinearAlgebraError) -> [[Double]] {
  let (errors, loadings) = (scenario.components.errors, scenario.components.loadings)
  let (units, teams, years) = (data.unitCount, data.teamCount, data.years.count)
  let firstSeverity = units * years
  let firstMean = firstSeverity + teams * years
  var equations = SymmetricBlock(order: firstMean + 3 * years)
  var right = [Double](repeating: 0, count: equations.order)
  func add(_ value: Double, _ a: Int, _ b: Int) { equations[max(a, b), min(a, b)] += value }

  /// The precision of `count` stationary series laid out year by year from `start` on.
  func addSeries(from start: Int, count: Int, sd: Double, persistence: Double) {
    let rest = sd * sd * (1 - persistence * persistence)
    for own in 0..<count {
      for year in 0..<years {
        let place = start + year * count + own
        let isInner = year > 0 && year < years - 1
        if years == 1 {
          add(1 / (sd * sd), place, place)
        } else {
          add((isInner ? 1 + persistence * persistence : 1) / rest, place, place)
        }
        if year > 0 { add(-persistence / rest, place, place - count) }
      }
    }
  }
  addSeries(from: 0, count: units, sd: 4, persistence: scenario.quality)
  addSeries(from: firstSeverity, count: teams, sd: 2, persistence: scenario.severity)

  func addScore(_ score: Double, _ component: Int, _ columns: [(place: Int, value: Double)]) {
    let precision = 1 / (errors[component] * errors[component])
    for (index, one) in columns.enumerated() {
      right[one.place] += precision * one.value * score
      for other in columns[...index] {
        add(precision * one.value * other.value, one.place, other.place)
      }
    }
  }
  for visit in data.visits {
    addScore(
      visit.score, 0,
      [
        (visit.year * units + visit.unit, 1),
        (firstSeverity + visit.year * teams + visit.team, -1), (firstMean + 3 * visit.year, 1),
      ])
  }
  for (year, rows) in data.anchors.enumerated() {
    for (unit, row) in rows.enumerated() {
      for (anchor, score) in row.enumerated() {
        guard let score else { continue }
        let component = anchor + 1
        addScore(
          score, component,
          [(year * units + unit, loadings[component]), (firstMean + 3 * year + component, 1)])
      }
    }
  }
  try equations.factor()
  equations.forward(&right)
  equations.backward(&right)
  return (0..<years).map { year in
    let own = (0..<teams).map { right[firstSeverity + year * teams + $0] }
    let centre = own.reduce(0, +) / Double(teams)
    return own.map { $0 - centre }
  }
}
