import Testing

@testable import Assessments

@Suite struct LinkageTests {
  private func linkage(_ pairs: [(Int, Int)], teams: Int) -> Linkage {
    Linkage(visits: pairs.map { Visit(unit: $0.0, team: $0.1, score: 1) }, teamCount: teams)
  }

  @Test func `teams without a shared unit are islands`() {
    #expect(linkage([(0, 0), (1, 1), (2, 2)], teams: 3).componentCount == 3)
  }

  @Test func `a chain of shared units connects its ends`() {
    let chain = linkage([(0, 2), (0, 1), (1, 1), (1, 0), (2, 3)], teams: 4)
    #expect(chain.component == [0, 0, 0, 3])
  }
}
