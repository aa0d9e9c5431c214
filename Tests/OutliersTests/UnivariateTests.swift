import Foundation
import Outliers
import RealModule
import Statistics
import TestSupport
import Testing

@Suite struct UnivariateTests {
  /// Rosner (1983), Table 1.
  private let rosner = [
    -0.25, 0.68, 0.94, 1.15, 1.20, 1.26, 1.26, 1.34, 1.38, 1.43, 1.49, 1.49, 1.55, 1.56, 1.58, 1.65,
    1.69, 1.70, 1.76, 1.77, 1.81, 1.91, 1.94, 1.96, 1.99, 2.06, 2.09, 2.10, 2.14, 2.15, 2.23, 2.24,
    2.26, 2.35, 2.37, 2.40, 2.47, 2.54, 2.62, 2.64, 2.90, 2.92, 2.92, 2.93, 3.21, 3.26, 3.30, 3.59,
    3.68, 4.30, 4.64, 5.34, 5.42, 6.01,
  ]

  // NIST/SEMATECH e-Handbook, section 1.3.5.17.3: 3 outliers; R1-R3 and their critical values.
  @Test func `Rosner's values have three outliers though the first steps fail`() throws {
    let steps = try generalizedESD(rosner, most: 10)
    #expect(steps.filter(\.flagged).map(\.value) == [6.01, 5.42, 5.34])
    for (step, printed) in zip(steps, [(3.118, 3.158), (2.942, 3.151), (3.179, 3.143)]) {
      #expect(
        step.statistic.isApproximatelyEqual(to: printed.0, absoluteTolerance: 0.001)
          && step.threshold.isApproximatelyEqual(to: printed.1, absoluteTolerance: 0.001))
    }
  }

  // NIST/SEMATECH e-Handbook, section 1.3.5.17.1.
  @Test func `Grubbs' test of the uranium masses`() throws {
    let flag = try grubbs([199.31, 199.53, 200.19, 200.82, 201.92, 201.95, 202.18, 245.57])
    #expect(
      flag.statistic.isApproximatelyEqual(to: 2.468764, absoluteTolerance: 1e-6)
        && flag.value == 245.57 && flag.flagged)
  }

  @Test func `a normal sample is flagged about as often as stated`() throws {
    var flagged = 0
    for replicate in 0..<400 {
      var stream = PhiloxStream(seed: 5, tag: 920, replicate: replicate)
      let values = stream.normals(105)
      if try generalizedESD(values, most: 10).contains(where: \.flagged) { flagged += 1 }
    }
    let expected = BinomialBounds(trials: 400, probability: 0.05).range(falseAlarm: 1e-4)
    #expect(expected.contains(flagged))
  }

  @Test func `equal values of a skewed rounded sample have one p, in any order`() throws {
    var stream = PhiloxStream(seed: 7, tag: 920)
    let values = stream.normals(200).map { (4 * exp($0 / 2)).rounded() }
    let judged = try RobustZ(values)
    let byValue = Dictionary(
      judged.flags.map { (values[$0.index], $0.p) }, uniquingKeysWith: { first, _ in first })
    #expect(byValue.count < 30)
    #expect(judged.flags.allSatisfy { $0.p == byValue[values[$0.index]] })
    let others = try RobustZ(values.reversed()).flags
    #expect(others.map(\.p) == judged.flags.map(\.p).reversed())
  }

  @Test func `a value four deviations out is found in most samples`() throws {
    var found = 0
    for replicate in 0..<200 {
      var stream = PhiloxStream(seed: 6, tag: 920, replicate: replicate)
      var values = stream.normals(105)
      values[7] = 5
      if try generalizedESD(values, most: 10).contains(where: { $0.index == 7 && $0.flagged }) {
        found += 1
      }
    }
    #expect(found > 150)
  }

  @Test func `the medcouple and the adjusted fences agree with robustbase`() throws {
    let header = ["Air.Flow": 0, "Water.Temp": 1, "stack.loss": 3]
    let data = try Golden("stackloss4.csv").table.numbers
    for row in try Golden("medcouple.csv").table.rows {
      let column = try #require(header[row[0]])
      let box = try AdjustedBoxplot(data.map { $0[column] })
      #expect(
        box.medcouple.isApproximatelyEqual(to: Double(row[1]) ?? .nan, absoluteTolerance: 1e-12))
      #expect(box.lower.isApproximatelyEqual(to: Double(row[2]) ?? .nan, absoluteTolerance: 1e-9))
      #expect(box.upper.isApproximatelyEqual(to: Double(row[3]) ?? .nan, absoluteTolerance: 1e-9))
    }
  }

  @Test func `what cannot be judged is refused with a reason`() {
    #expect(throws: OutliersError.tooFew(needed: 3, found: 2)) {
      try generalizedESD([1, 2], most: 1)
    }
    #expect(throws: OutliersError.noSpread) { try generalizedESD([1, 1, 1, 1], most: 1) }
    #expect(throws: OutliersError.tooFew(needed: 5, found: 4)) {
      try AdjustedBoxplot([1, 2, 3, 4])
    }
    for scale in RobustScale.allCases {
      #expect(throws: OutliersError.noSpread) { try RobustZ([1, 1, 1, 1, 9], scale: scale) }
      #expect(throws: OutliersError.tooFew(needed: 5, found: 3)) {
        try RobustZ([1, 2, nil, 3], scale: scale)
      }
    }
  }

  @Test(arguments: RobustScale.allCases)
  func `robust z of normal families stays below its level`(scale: RobustScale) throws {
    for (seed, count) in [(7, 8), (8, 20), (9, 105)] {
      var flagged = 0
      for replicate in 0..<300 {
        var stream = PhiloxStream(seed: UInt64(seed), tag: 922, replicate: replicate)
        let z = try RobustZ(stream.normals(count), scale: scale)
        if z.flags.contains(where: \.flagged) { flagged += 1 }
      }
      let allowed = BinomialBounds(trials: 300, probability: 0.05).most(falseAlarm: 1e-3)
      #expect(flagged <= allowed, "\(count) values")
    }
  }

  @Test(arguments: RobustScale.allCases)
  func `three far values that hide each other from Grubbs are found and called masked`(
    scale: RobustScale
  ) throws {
    let values = (0..<12).map { Double($0 % 7) / 7 } + [30, 30.5, 31]
    let one = try grubbs(values)
    let robust = try RobustZ(values, scale: scale).flags
    #expect(!one.flagged && robust.filter(\.flagged).map(\.index) == [12, 13, 14])
    let both = ClassicalAndRobust(classical: one.flagged, robust: true)
    #expect(both == .masked)
    #expect(ClassicalAndRobust(classical: true, robust: false) == .swamped)
  }
}
