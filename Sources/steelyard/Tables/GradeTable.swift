import Assessments
import Reporting
import Sensitivity
import Statistics

extension Analysis {
  /// Grades before and after adjustment, and how probable each grade is over the severities.
  ///
  /// nil where the scheme has no grades.
  var grades: ResultTable? {
    guard let grades = round.scheme.grades else { return nil }
    func places(_ totals: [Double?]) -> [Int?] {
      grades.places(totals: totals, ranks: Ranking().ranks(totals))
    }
    var counts = [[Double]](
      repeating: [Double](repeating: 0, count: grades.count), count: round.units.count)
    for totals in totalDraws {
      for (unit, place) in places(totals).enumerated() {
        if let place { counts[unit][place] += 1 }
      }
    }
    let (before, after) = (places(totalsRaw), places(totalsAdjusted))
    func name(_ place: Int?) -> ResultTable.Cell {
      place.map { .text(grades[$0].name) } ?? .missing
    }
    return ResultTable(
      name: "grades",
      columns: ["unit", "grade_raw", "grade_adjusted"] + grades.map { "p_\($0.name)" },
      rows: round.units.indices.map { unit in
        [.text(round.units[unit].id), name(before[unit]), name(after[unit])]
          + counts[unit].map { .probability($0 / Double(max(1, totalDraws.count))) }
      })
  }
}
