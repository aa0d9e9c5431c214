import Testing

@testable import Statistics

struct SeparateCountsTests {
  /// SDs of one kind, of a few, of many and all alike but for rounding.
  @Test(arguments: [1, 3, 1_000, 0])
  func `each value is counted as if it were compared with every other`(kinds: Int) {
    var stream = PhiloxStream(seed: 1, purpose: .simulatedTruth)
    let values = (0..<700).map { _ in (stream.normal() * 8).rounded() / 4 }
    let sds = values.map { _ -> Double in
      switch kinds {
      case 0: 0.3 + stream.uniform() * 1e-14
      case 1: 0.25
      default: (stream.uniform() * Double(kinds)).rounded(.down) / Double(kinds)
      }
    }
    let found = separateCounts(values, standardDeviations: sds, width: 1.5)
    for place in values.indices {
      var (above, below) = (0, 0)
      for other in values.indices {
        let reach = 1.5 * (sds[place] * sds[place] + sds[other] * sds[other]).squareRoot()
        if values[other] - values[place] > reach { above += 1 }
        if values[place] - values[other] > reach { below += 1 }
      }
      #expect(found[place] == (above, below))
    }
    #expect(separateCounts([], standardDeviations: [], width: 1).isEmpty)
  }
}
