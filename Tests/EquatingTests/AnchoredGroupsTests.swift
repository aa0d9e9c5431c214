import RealModule
import TestSupport
import Testing

@testable import Equating

@Suite struct AnchoredGroupsTests {
  @Test(arguments: [
    (EquatingMethod.tucker, "tucker"), (.levine, "levine"), (.chainedLinear, "chained_linear"),
  ])
  func `lines and their errors are those of the R package equate`(
    method: EquatingMethod, column: String
  ) throws {
    let (x, y) = try anchoredForms()
    let golden = try Golden("neat.csv").table
    let found = try equated(x, y, method) { $0.weight = 1 }
    let expected = try #require(golden.numbers(column))
    let normal = try #require(golden.numbers(column + "_normal"))
    let general = try #require(golden.numbers(column + "_general"))
    for (place, own) in found.scores.enumerated() {
      // The package divides variances by n - 1.
      #expect(own.equated.isApproximatelyEqual(to: expected[place], absoluteTolerance: 2e-4))
      let (error, other) = (
        try #require(own.standardError), try #require(own.normalStandardError)
      )
      #expect(error.isApproximatelyEqual(to: general[place], relativeTolerance: 1e-3), "\(place)")
      #expect(other.isApproximatelyEqual(to: normal[place], relativeTolerance: 1e-3), "\(place)")
    }
  }

  // Kolen & Brennan (2014), chapter 4, with moments worked out from the table.
  @Test func `lines follow the formulas of the book`() throws {
    let (x, y) = try anchoredForms()
    let (mx, my) = (FormMoments(x), FormMoments(y))
    let gap = mx.anchorMean.value - my.anchorMean.value
    let tucker = try equated(x, y, .tucker) { $0.weight = 0.25 }
    let line = try #require(tucker.function)
    let (gammaX, gammaY) = (
      mx.covariance.value / mx.anchorVariance.value, my.covariance.value / my.anchorVariance.value
    )
    let synthetic = try #require(line.synthetic)
    #expect(
      synthetic.meanX.isApproximatelyEqual(
        to: mx.mean.value - 0.75 * gammaX * gap, relativeTolerance: 1e-12))
    #expect(
      synthetic.meanY.isApproximatelyEqual(
        to: my.mean.value + 0.25 * gammaY * gap, relativeTolerance: 1e-12))
    let spread = mx.anchorVariance.value - my.anchorVariance.value
    let variance =
      mx.variance.value - 0.75 * gammaX * gammaX * spread + 0.1875 * gammaX * gammaX * gap * gap
    #expect(
      synthetic.deviationX.isApproximatelyEqual(
        to: variance.squareRoot(), relativeTolerance: 1e-12))
    let mean = try equated(x, y, .tuckerMean) { $0.weight = 0.25 }
    #expect(mean.function?.slope == 1)
    #expect(
      mean.function?.intercept.isApproximatelyEqual(
        to: synthetic.meanY - synthetic.meanX, relativeTolerance: 1e-12) == true)
    // External: an anchor that is no part of the score has its own variance in gamma.
    let external = try equated(x, y, .levineTrue) { $0.isAnchorInternal = false }
    let expected =
      (mx.variance.value + mx.covariance.value)
      / (mx.anchorVariance.value + mx.covariance.value)
    #expect(
      external.function?.gammaX?.isApproximatelyEqual(to: expected, relativeTolerance: 1e-12)
        == true)
  }

  @Test func `unsmoothed equipercentile methods are those of the R package equate`() throws {
    let (x, y) = try anchoredForms()
    let golden = try Golden("neat.csv").table
    for (method, column, weight) in [
      (EquatingMethod.frequencyEstimation, "frequency_estimation", 1.0),
      (.frequencyEstimation, "frequency_half", 1655.0 / 3293),
      (.chainedEquipercentile, "chained_equipercentile", 1),
    ] {
      let expected = try #require(golden.numbers(column))
      let found = try equated(x, y, method) { $0.weight = weight }
      // Nobody took X with 0 or 1 points: the package takes the least score of rank 0. It rounds
      // shares to ten decimals, and mixes numbers of examinees, not shares: its weight of a half is
      // the larger group's part of all.
      for place in 2...36 {
        #expect(
          found.scores[place].equated.isApproximatelyEqual(
            to: expected[place], absoluteTolerance: 1e-6), "\(column) \(place)")
      }
      #expect(found.scores[0].equated == 1)
    }
  }

  @Test func `presmoothed equipercentile methods are those of glm and equate`() throws {
    let (x, y) = try anchoredForms()
    let golden = try Golden("neat.csv").table
    let smoothing = PresmoothingDegrees(scores: 4, anchor: 4, cross: 2)
    for (method, column) in [
      (EquatingMethod.frequencyEstimation, "frequency_smoothed"),
      (.chainedEquipercentile, "chained_smoothed"),
    ] {
      let expected = try #require(golden.numbers(column))
      let found = try equated(x, y, method) {
        ($0.weight, $0.isAnchorInternal) = (1, false)
        ($0.smoothingX, $0.smoothingY) = (smoothing, smoothing)
      }
      for (place, own) in found.scores.enumerated() {
        // glm ends at about 1e-8 of the deviance.
        #expect(
          own.equated.isApproximatelyEqual(to: expected[place], absoluteTolerance: 1e-4),
          "\(column) \(place)")
      }
    }
  }

  @Test func `presmoothing of an internal anchor leaves impossible scores empty`() throws {
    let (x, _) = try anchoredForms()
    let smooth = try SmoothedForm(
      x, PresmoothingDegrees(scores: 4, anchor: 4, cross: 1), isInternal: true)
    for (score, row) in smooth.scores.frequencies.enumerated() {
      for (anchor, frequency) in row.enumerated() {
        let isPossible = score >= anchor && score - anchor <= 24
        #expect(isPossible ? frequency > 0 : frequency == 0)
      }
    }
    let (own, moments) = (x.scores.moments, smooth.scores.scores.moments)
    #expect(moments.mean.isApproximatelyEqual(to: own.mean, relativeTolerance: 1e-10))
    #expect(
      moments.standardDeviation.isApproximatelyEqual(
        to: own.standardDeviation, relativeTolerance: 1e-10))
    #expect(smooth.scores.size.isApproximatelyEqual(to: 1655, relativeTolerance: 1e-12))
  }

  @Test(arguments: EquatingMethod.allCases.filter(\.needsAnchor))
  func `a form equated to itself in the same group keeps its scores`(
    method: EquatingMethod
  ) throws {
    let (x, _) = try anchoredForms()
    // Someone at every score, so that no rank has several values.
    let table = x.frequencies.enumerated().map { score, row in
      row.enumerated().map { anchor, frequency in frequency + (score / 3 == anchor ? 1 : 0) }
    }
    let same = try [FormName.x, .y].map {
      try FormScores($0, scale: x.scale, anchorScale: x.anchorScale, frequencies: table)
    }
    for score in try equated(same[0], same[1], method).scores {
      #expect(
        score.equated.isApproximatelyEqual(to: score.score, absoluteTolerance: 1e-9),
        "\(score.score)")
    }
  }

  @Test func `anchor scores that only one group has are left out and counted`() throws {
    let scale = ScoreScale(least: 0, count: 3)
    let x = try FormScores(
      .x, scale: scale, anchorScale: scale, frequencies: [[4, 1, 0], [1, 4, 0], [0, 3, 0]])
    let y = try FormScores(
      .y, scale: scale, anchorScale: scale, frequencies: [[4, 1, 0], [1, 4, 2], [0, 3, 5]])
    let found = try FormEquating(x, y, EquatingPlan(methods: [.frequencyEstimation]))
    #expect(found.unmatchedX == 0)
    #expect(found.unmatchedY.isApproximatelyEqual(to: 0.35, relativeTolerance: 1e-12))
  }

  @Test func `what makes no sense is refused with its reason`() throws {
    let (x, y) = try anchoredForms()
    #expect(throws: EquatingError.anchorUnused(.linear)) {
      try FormEquating(x, y, EquatingPlan(methods: [.linear]))
    }
    let (a, b) = try actForms()
    #expect(throws: EquatingError.anchorMissing(.tucker)) {
      try FormEquating(a, b, EquatingPlan(methods: [.tucker]))
    }
    #expect(throws: EquatingError.noExaminees(.x)) { try form(.x, [0, 0]) }
    #expect(throws: EquatingError.constantScores(.y)) {
      try FormEquating(
        form(.x, [1, 2]), form(.y, [0, 3]), EquatingPlan(methods: [.mean, .linear]))
    }
    let degree = PresmoothingDegrees(scores: 2)
    #expect(throws: EquatingError.degreeTooHigh(.x, degree: 2, most: 1)) {
      try FormEquating(
        form(.x, [1, 2]), form(.y, [2, 3]),
        EquatingPlan(methods: [.equipercentile], smoothingX: degree))
    }
    let scale = ScoreScale(least: 0, count: 2)
    let low = try FormScores(
      .x, scale: scale, anchorScale: scale, frequencies: [[2, 0], [3, 0]])
    let high = try FormScores(
      .y, scale: scale, anchorScale: scale, frequencies: [[0, 2], [0, 3]])
    #expect(throws: EquatingError.anchorsDisjoint) {
      try FormEquating(low, high, EquatingPlan(methods: [.frequencyEstimation]))
    }
    #expect(throws: EquatingError.constantAnchor(.x)) {
      try FormEquating(low, high, EquatingPlan(methods: [.tucker]))
    }
  }
}
