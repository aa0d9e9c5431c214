import Appraisals
import TestSupport
import Testing

/// `bias` reads fewer verdicts than `report`; what both say of assessors and cells is the same.
@Suite struct ScoringVerdictsTests {
  @Test(arguments: 2015...2017)
  func `assessors and cells have the same verdicts alone and among all`(year: Int) throws {
    let appraisal = try Appraisal(path: Repository.data("founding-\(year)"))
    let alone = appraisal.scoringVerdicts.flagged
    let kinds: Set<Verdicts.Kind> = [.assessor, .cell, .assessorPair, .unitPair]
    let among = appraisal.verdicts.flagged.filter { kinds.contains($0.subject.kind) }
    #expect(!alone.isEmpty && alone.map(\.subject) == among.map(\.subject))
    for (own, other) in zip(alone, among) {
      #expect(
        own.q == other.q && own.size == other.size && own.reasons.count == other.reasons.count)
    }
  }
}
