import Outliers
import Testing

@Suite struct ResidualFlagsTests {
  @Test func `one far residual among ordinary ones is flagged, alone`() {
    let ordinary = (0..<40).map { (residual: Double($0 % 5) - 2, sd: 1.5) }
    let flags = residualFlags(ordinary.map(Optional.some) + [nil, (residual: -9, sd: 1.5)])
    #expect(flags.filter(\.flagged).map(\.index) == [41])
    #expect(flags.count == 41)
  }

  @Test func `none found is a normal outcome`() {
    #expect(
      residualFlags([(residual: 1, sd: 1), (residual: -1, sd: 1)]).allSatisfy { !$0.flagged })
  }
}
