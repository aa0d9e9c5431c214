import RealModule
import Statistics
import Testing

@Suite struct GroupTestsTests {
  private let groups = [
    [82, 85.5, 79, 85.5, 90], [70, 74, 85.5, 66], [88, 91, 79, 95, 84, 87],
  ]

  // SciPy 1.17.1: kruskal(a, b, c); levene(a, b, c, center="median");
  // f_oneway(a, b, c, equal_var=False). Printed to 16 digits, so only rounding may differ.
  @Test(arguments: [
    ("Kruskal-Wallis", 5.687867867867864, 0.058196274755316475),
    ("Brown-Forsythe", 0.6675075327587415, 0.5310389938410053),
    ("Welch F", 3.60974401941673, 0.08715929405593677),
  ])
  func `group tests equal SciPy's`(name: String, statistic: Double, p: Double) throws {
    let all = [kruskalWallis(groups), brownForsythe(groups), welchF(groups)].compactMap { $0 }
    let test = try #require(all.first { $0.name == name })
    #expect(
      test.statistic.isApproximatelyEqual(to: statistic, absoluteTolerance: 1e-12 * statistic * 10))
    #expect(test.p.isApproximatelyEqual(to: p, absoluteTolerance: 1e-11))
  }

  @Test func `groups that cannot be tested have no test`() {
    #expect(welchF([[1, 2], [3]]) == nil && welchF([[1, 1], [2, 2]]) == nil)
    #expect(kruskalWallis([[1, 1], [1]]) == nil && kruskalWallis([[1, 2]]) == nil)
    #expect(brownForsythe([[1], [2]]) == nil)
    // Distances of two values from their median are one number: 12 teams of two units had p = 1e-174.
    #expect(brownForsythe([[1, 2.1], [3, 9.3], [4, 4.2]]) == nil)
    #expect(brownForsythe(Array(repeating: [0.1 + 0.2, 0.3, 0.3, 0.1 + 0.2], count: 3)) == nil)
  }
}
