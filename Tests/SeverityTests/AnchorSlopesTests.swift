import RealModule
import TestSupport
import Testing

@testable import Severity

@Suite struct AnchorSlopesTests {
  @Test(arguments: ["separate", "weighted"], [0, 4, 5])
  func `slopes are those of shifted scores`(name: String, place: Int) throws {
    let values = [
      [0.5, 0, 0, 0.2, 0.8, 0.4, 0.6, 0.7, 0.9, 0.7], [], [], [],
      [0.5, 0.3, 0, 0.2, 0.8, 0.4, 0.6, 0.7, 0.9, 0.7],
      [0.6, 0.2, 0.7, 0, 0.9, 0.3, 0.5, 0.8, 1.1, -0.1],
    ]
    let slopes = AnchorSlopes(
      prepared: try PreparedAnchors(goldenRound(name)),
      parameters: AnchoredParameters(values: values[place], componentCount: 3))
    for team in 0..<6 {
      let (own, expected) = (slopes.slopes(ofTeam: team), slopes.slopesByShifting(team))
      #expect(own.isApproximatelyEqual(to: expected, absoluteTolerance: 1e-10))
      #expect(own.allSatisfy { $0 != 0 })
    }
  }

  @Test func `without severities nothing follows an anchor`() throws {
    let slopes = AnchorSlopes(
      prepared: try PreparedAnchors(goldenRound("separate")),
      parameters: AnchoredParameters(
        values: [0, 0, 0, 0.2, 0.8, 0.4, 0.6, 0.7, 0.9, 0.7], componentCount: 3))
    #expect(slopes.slopes(ofTeam: 2) == [0, 0])
  }
}
