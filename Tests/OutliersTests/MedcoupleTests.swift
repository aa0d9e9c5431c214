import Statistics
import Testing

@testable import Outliers

@Suite struct MedcoupleTests {
  /// Every pair around the median, as Brys, Hubert & Struyf (2004) define it.
  private func allPairs(_ sorted: [Double]) -> Double {
    let centre = quantile(sorted: sorted, 0.5)
    let above = sorted.filter { $0 >= centre }.map { $0 - centre }
    let below = sorted.filter { $0 <= centre }.map { $0 - centre }
    let ties = sorted.count { $0 == centre }
    var kernel: [Double] = []
    for (i, up) in above.enumerated() {
      for (j, down) in below.enumerated() {
        if up == 0, down == 0 {
          let rank = i + (below.count - 1 - j)
          kernel.append(rank < ties - 1 ? -1 : rank == ties - 1 ? 0 : 1)
        } else {
          kernel.append((up + down) / (up - down))
        }
      }
    }
    return median(kernel) ?? 0
  }

  @Test(arguments: 0..<200)
  func `the search finds the median of all pairs`(number: Int) {
    var stream = PhiloxStream(seed: UInt64(number), tag: 983)
    let count = 1 + Int(stream.uniform() * 60)
    let values = (0..<count).map { _ -> Double in
      let value = stream.normal() * (number % 3 == 0 ? 1 : 3)
      // A third of the samples has ties, at the median too.
      return number % 3 == 0 ? value.rounded() : number % 3 == 1 ? value * value : value
    }.sorted()
    #expect(abs(AdjustedBoxplot.medcouple(values) - allPairs(values)) < 1e-15)
  }
}
