import Normalization
import TestSupport
import Testing

@Suite struct ComponentScaleTests {
  private static let targets = ["LPI": 4.2, "Flights": 200, "Ship": 20.5, "Bord": 116, "CO2": 0.1]

  // Goldens/coinr.R: COINr's own functions on its data of 51 countries, printed to 15 digits.
  @Test(arguments: ComponentScale.allCases.filter { $0 != .percentOfMaximum })
  func `a scale is COINr's`(scale: ComponentScale) throws {
    let rows = try golden("coinr.csv")
    #expect(rows.count == 51)
    for (component, target) in Self.targets {
      let values = rows.compactMap { $0["raw.\(component)"].flatMap(Double.init) }
      let expected = rows.compactMap { $0["\(scale.rawValue).\(component)"].flatMap(Double.init) }
      let scaling = ComponentScaling(scale, isReversed: component == "CO2", target: target)
      guard scale != .fractionOfMaximum || component != "CO2" else {
        #expect(throws: ComponentScalingError.noFractionReversed) { try scaling.scaled(values) }
        continue
      }
      let found = try scaling.scaled(values)
      #expect(expected.count == 51, "\(component)")
      #expect(found.isApproximatelyEqual(to: expected, absoluteTolerance: 1e-11), "\(component)")
    }
  }

  // From the tests of COINr: distances of 0, 5, 11 to a target of 10, and of −1, 1, 10 to 0.
  @Test func `scales keep their definitions where they are easy to see`() throws {
    #expect(
      try ComponentScaling(.distanceToTarget, target: 10).scaled([0, 5, 11]) == [0, 0.5, 1.1])
    let down = try ComponentScaling(.distanceToTarget, isReversed: true, target: 0).scaled([
      -1, 1, 10,
    ])
    #expect(down.isApproximatelyEqual(to: [1.1, 0.9, 0], absoluteTolerance: 1e-15))
    #expect(try ComponentScaling(.percentOfMaximum).scaled([5, 20]) == [25, 100])
    #expect(try ComponentScaling(.minMax, parameters: [2, 7]).scaled([1, 3, 2]) == [2, 7, 4.5])
    #expect(
      try ComponentScaling(.zScore, parameters: [5, 2]).scaled([1, 3]) == [
        5 - 2.squareRoot(), 5 + 2.squareRoot(),
      ])
    #expect(try ComponentScaling(.rank).scaled([7, 3, 7, 9]) == [2, 1, 2, 4])
    #expect(try ComponentScaling(.rank, isReversed: true).scaled([7, 3, 7, 9]) == [2, 4, 2, 1])
  }

  @Test func `what has no scale is refused`() {
    for scale in [ComponentScale.zScore, .minMax, .distanceToMaximum] {
      #expect(throws: ComponentScalingError.constant) {
        try ComponentScaling(scale).scaled([3, 3])
      }
    }
    #expect(throws: ComponentScalingError.noTarget) {
      try ComponentScaling(.distanceToTarget).scaled([1, 2])
    }
    #expect(throws: ComponentScalingError.targetNotBeyond(1, worst: 1)) {
      try ComponentScaling(.distanceToTarget, target: 1).scaled([1, 2])
    }
    #expect(throws: ComponentScalingError.maximumNotPositive(0)) {
      try ComponentScaling(.fractionOfMaximum).scaled([-1, 0])
    }
  }

  @Test(arguments: [1e160, 1e-300, .greatestFiniteMagnitude])
  func `values whose squares are no numbers are refused, not taken for equal`(size: Double) {
    #expect(throws: ComponentScalingError.outOfRange) {
      try ComponentScaling(.zScore).scaled([size, -size, size / 2])
    }
  }
}
