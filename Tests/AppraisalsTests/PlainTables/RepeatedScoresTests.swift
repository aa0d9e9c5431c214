import Appraisals
import Testing

@Suite struct RepeatedScoresTests {
  private let rows = "u,a,1\nu,b,2\nv,a,4\nv,b,6\nw,a,8\nw,b,7\n"

  private func study(
    _ more: String, _ repeats: RepeatPolicy?
  ) throws(AppraisalError) -> AgreementStudy {
    try AgreementStudy(
      LongTable(read: "unit,assessor,score\n" + rows + more), AgreementOptions(repeats: repeats))
  }

  @Test(arguments: [nil, RepeatPolicy.error])
  func `repeats are named with their rows and with what to do`(policy: RepeatPolicy?) throws {
    let error = failure { () throws(AppraisalError) in
      _ = try study("u,a,3\nu,a,5\nw,b,9\n", policy)
    }
    let found = try #require(error)
    #expect(found.kind == .badData && found.description.contains("--repeats mean, first or last"))
    #expect(
      found.details.map(\.description) == [
        "'a' scored 'u' 3 times: rows 2, 8, 9", "'b' scored 'w' 2 times: rows 7, 10",
      ])
  }

  @Test(arguments: [
    (RepeatPolicy.mean, "u,a,3\nu,b,2\nv,a,4\nv,b,6\nw,a,8\nw,b,8\n"),
    (.first, "u,a,1\nu,b,2\nv,a,4\nv,b,6\nw,a,8\nw,b,7\n"),
    (.last, "u,a,5\nu,b,2\nv,a,4\nv,b,6\nw,a,8\nw,b,9\n"),
  ])
  func `a policy is the table it leaves, and is said`(policy: RepeatPolicy, left: String) throws {
    let own = try study("u,a,3\nu,a,5\nw,b,9\n", policy)
    let other = try AgreementStudy(LongTable(csv: "unit,assessor,score\n" + left))
    #expect(own.correlations.map(\.estimate) == other.correlations.map(\.estimate))
    #expect(own.correlations.first?.method == "ANOVA")
    #expect(own.notices.count == 1 && own.notices[0].description.contains("(cases: 2)"))
  }

  @Test(arguments: RepeatPolicy.allCases)
  func `without repeats a policy changes nothing`(policy: RepeatPolicy) throws {
    let (own, other) = (try study("", policy), try study("", nil))
    #expect(own.correlations.map(\.estimate) == other.correlations.map(\.estimate))
    #expect(own.notices.isEmpty)
  }
}
