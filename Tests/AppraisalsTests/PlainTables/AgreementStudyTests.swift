import Appraisals
import Testing

@Suite struct AgreementStudyTests {
  @Test func `the table of Shrout and Fleiss gives their correlations`() throws {
    let study = try AgreementStudy(.shroutFleiss)
    #expect(
      study.correlations.map(\.method) == Array("AAAAAARRRRRR").map { $0 == "A" ? "ANOVA" : "REML" }
    )
    let two = try #require(study.correlations.first { $0.type == "ICC2" })
    #expect(abs(two.estimate - 0.289_763_78) < 1e-7)
    #expect(study.concordance != nil && study.notices.isEmpty)
  }

  @Test func `with a missing score estimates are by REML alone, and said to be`() throws {
    let text = "unit,assessor,score\nu,a,1\nu,b,2\nv,a,4\nv,b,\nw,a,8\nw,b,10\n"
    let study = try AgreementStudy(LongTable(csv: text))
    #expect(study.correlations.count == 6 && study.correlations.allSatisfy { $0.method == "REML" })
    #expect(study.concordance == nil && study.notices.count == 2)
  }

  @Test(arguments: ["", "v,b,1\n"])
  func `scores that do not vary have no agreement`(last: String) throws {
    let table = try LongTable(csv: "unit,assessor,score\nu,a,1\nu,b,1\nv,a,1\n" + last)
    let error = failure { () throws(AppraisalError) in _ = try AgreementStudy(table) }
    #expect(error?.kind == .impossible)
  }
}
