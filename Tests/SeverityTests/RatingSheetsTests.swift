import Severity
import Testing

@Suite struct RatingSheetsTests {
  /// Assessors 0 and 2 are of team 1, 1 of team 0; unit 1 has no scores.
  private let ratings = RatingArrays(
    unitCount: 3, teamCount: 2, teamOfAssessor: [1, 0, 1], full: [1, 1], categoryOfItem: [],
    categoryCount: 0, unit: [2, 0, 0, 2, 0, 0], assessor: [2, 1, 0, 2, 0, 2],
    item: [0, 0, 0, 1, 1, 0], score: [1, 1, 1, 1, 1, 1])

  @Test func `sheets ascend by unit and assessor, visits by unit and team`() {
    let sheets = ratings.sheets
    #expect(sheets.unit == [0, 0, 0, 2])
    #expect(sheets.assessor == [0, 1, 2, 2])
    #expect(sheets.unitOfVisit == [0, 0, 2])
    #expect(sheets.teamOfVisit == [0, 1, 1])
    #expect(sheets.visit == [1, 0, 1, 2])
    #expect(sheets.ofScore == [3, 1, 0, 3, 0, 2])
    #expect((0..<6).map(sheets.visit(ofScore:)) == [2, 0, 1, 2, 1, 1])
  }

  @Test func `many teams cost no more than their scores`() {
    // A table of units × teams × items would hold 10^11 numbers.
    let count = 30_000
    let places = (0..<count).map(Int32.init)
    let ratings = RatingArrays(
      unitCount: count, teamCount: count, teamOfAssessor: Array(0..<count),
      full: Array(repeating: 1, count: 100), categoryOfItem: (0..<100).map { $0 % 4 },
      categoryCount: 4, unit: places, assessor: places,
      item: places.map { $0 % 100 }, score: places.map { Double($0 % 7) / 7 })
    #expect(ratings.sheets.count == count && ratings.sheets.visitCount == count)
    #expect(teamCategoryProfile(ratings).isEmpty)
  }
}
