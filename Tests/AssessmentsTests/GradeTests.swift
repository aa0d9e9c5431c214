import Assessments
import Testing

@Suite struct GradeTests {
  private func scheme(_ grades: String) throws -> Scheme {
    try Scheme(
      yaml: """
        name: graded
        components:
          - {key: onsite, weight: 60, full: 100, scored_by: team}
          - {key: routine, weight: 40, full: 100, scored_by: centre}
        grades:
        \(grades)
        """, file: "scheme.yaml")
  }

  @Test func `shares of ranks make cuts, and equal totals share a grade`() throws {
    let grades = try #require(
      try scheme("  - {grade: A, share: 0.25}\n  - {grade: B, share: 0.5}\n  - {grade: C}").grades)
    #expect(grades.cuts(among: 8) == [2, 6])
    let places = grades.places(
      totals: [9, 8, 8, 7, 6, 5, nil, 3, 2], ranks: [1, 2, 2, 4, 5, 6, nil, 7, 8])
    #expect(places == [0, 0, 0, 1, 1, 1, nil, 2, 2])
  }

  @Test func `least totals make grades`() throws {
    let grades = try #require(
      try scheme("  - {grade: A, from: 90}\n  - {grade: B, from: 60}\n  - {grade: C}").grades)
    #expect(grades.cuts(among: 8) == nil)
    #expect(grades.places(totals: [90, 89.9, 60, 12], ranks: [1, 2, 3, 4]) == [0, 1, 1, 2])
  }

  @Test(arguments: [
    "  - {grade: A, from: 60}\n  - {grade: B, from: 90}\n  - {grade: C}",
    "  - {grade: A, share: 0.7}\n  - {grade: B, share: 0.7}",
    "  - {grade: A, share: 0.2}\n  - {grade: B, from: 60}",
    "  - {grade: A}\n  - {grade: B, share: 0.5}",
  ])
  func `grades that cannot be told apart are refused`(text: String) {
    #expect(throws: RoundError.self) { try scheme(text) }
  }
}
