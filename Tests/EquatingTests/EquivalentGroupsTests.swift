import RealModule
import TestSupport
import Testing

@testable import Equating

@Suite struct EquivalentGroupsTests {
  // Kolen & Brennan (2014), table 2.2 and the graphs of section 2.5.
  @Test func `the hypothetical forms of five scores have the published equivalents`() throws {
    let found = try equated(
      form(.x, [0.2, 0.3, 0.2, 0.2, 0.1]), form(.y, [0.1, 0.2, 0.2, 0.3, 0.2]), .equipercentile)
    for (own, expected) in zip(found.scores.map(\.equated), [0.5, 1.75, 2.8333, 3.5, 4.25]) {
      #expect(own.isApproximatelyEqual(to: expected, absoluteTolerance: 5e-5))
    }
    // Shares have no sampling error.
    #expect(found.scores.allSatisfy { $0.standardError == nil })
  }

  // Kolen & Brennan (2014), chapter 2: mean, SD, skewness, kurtosis, to the printed decimals.
  @Test func `ACT Mathematics has the published moments`() throws {
    let (x, y) = try actForms()
    let plan = EquatingPlan(methods: [.mean, .linear, .equipercentile])
    let found = try FormEquating(x, y, plan)
    let rows = [x.scores.moments, y.scores.moments] + found.forms.map(\.moments)
    let published = [
      [19.8524, 8.2116, 0.3753, 2.3024], [18.9798, 8.9393, 0.3527, 2.1464],
      [18.9798, 8.2116, 0.3753, 2.3024], [18.9798, 8.9393, 0.3753, 2.3024],
      [18.9799, 8.9352, 0.3545, 2.1465],
    ]
    for (row, expected) in zip(rows, published) {
      let own = [row.mean, row.standardDeviation, row.skewness ?? 0, row.kurtosis ?? 0]
      #expect(own.isApproximatelyEqual(to: expected, absoluteTolerance: 5.1e-5), "\(own)")
    }
  }

  @Test func `unsmoothed equivalents and errors are those of the R package equate`() throws {
    let (x, y) = try actForms()
    let golden = try Golden("act.csv").table
    let curve = try equated(x, y, .equipercentile)
    let expected = try #require(golden.numbers("equipercentile"))
    let errors = try #require(golden.numbers("se"))
    // Nobody has a score of 0: all from -0.5 to 0.5 have its rank, of which the middle is taken; the
    // package takes the least. It rounds shares to ten decimals.
    #expect(curve.scores[0].equated == 0 && curve.scores[0].standardError == 0)
    for place in 1...40 {
      let own = curve.scores[place]
      #expect(own.equated.isApproximatelyEqual(to: expected[place], absoluteTolerance: 1e-6))
      let error = try #require(own.standardError)
      #expect(error.isApproximatelyEqual(to: errors[place], absoluteTolerance: 1e-6), "\(place)")
    }
    // The package divides by n - 1, which moves a slope by 5e-6 and an error by 1e-4 of itself.
    let line = try equated(x, y, .linear)
    let lines = try #require(golden.numbers("linear"))
    let lineErrors = try #require(golden.numbers("linear_se"))
    for (place, own) in line.scores.enumerated() {
      #expect(own.equated.isApproximatelyEqual(to: lines[place], absoluteTolerance: 2e-4))
      let error = try #require(own.standardError)
      #expect(
        error.isApproximatelyEqual(to: lineErrors[place], relativeTolerance: 1e-3), "\(place)")
    }
    #expect(line.function?.slope.isApproximatelyEqual(to: 1.0886, absoluteTolerance: 5e-5) == true)
  }

  @Test func `log-linear fits of ten degrees have the chi-squared of glm`() throws {
    let (x, y) = try actForms()
    let golden = try Golden("fits.csv").table
    let smoothing = PresmoothingDegrees(scores: 6)
    let found = try FormEquating(
      x, y,
      EquatingPlan(methods: [.equipercentile], smoothingX: smoothing, smoothingY: smoothing))
    let expected = try #require(golden.numbers("chi_squared"))
    let freedom = try #require(golden.numbers("df"))
    #expect(found.fits.count == 20)
    for (place, fit) in found.fits.enumerated() {
      #expect(fit.chiSquared.isApproximatelyEqual(to: expected[place], absoluteTolerance: 1e-6))
      #expect(Double(fit.degreesOfFreedom) == freedom[place])
      #expect(fit.isUsed == (fit.degree == 6))
    }
    // Degree 6 keeps six moments, so four at least.
    let (own, smooth) = (x.scores.moments, found.smoothedX.scores.moments)
    #expect(smooth.mean.isApproximatelyEqual(to: own.mean, relativeTolerance: 1e-10))
    #expect(
      smooth.kurtosis?.isApproximatelyEqual(to: own.kurtosis ?? 0, relativeTolerance: 1e-9) == true)
  }

  @Test func `kernel and presmoothed equivalents and errors agree with 40 digits`() throws {
    let (x, y) = try actForms()
    let golden = try Golden("errors.csv").table
    let scores = try #require(golden.numbers("score"))
    func compare(
      _ method: EquatingMethod, _ column: String, degree: Int?
    ) throws {
      let smoothing = degree.map { PresmoothingDegrees(scores: $0) }
      let found = try equated(x, y, method) {
        $0.smoothingX = smoothing
        $0.smoothingY = smoothing
        if method == .kernel { ($0.bandwidthX, $0.bandwidthY) = (0.7, 0.6) }
      }
      let expected = try #require(golden.numbers(column))
      let errors = try #require(golden.numbers(column + "_se"))
      for (place, score) in scores.enumerated() {
        let own = found.scores[Int(score)]
        #expect(
          own.equated.isApproximatelyEqual(to: expected[place], absoluteTolerance: 1e-9),
          "\(column) \(score)")
        let error = try #require(own.standardError)
        // Derivatives by differences have seven digits.
        #expect(
          error.isApproximatelyEqual(to: errors[place], relativeTolerance: 1e-6),
          "\(column) \(score)")
      }
    }
    try compare(.kernel, "kernel", degree: nil)
    try compare(.kernel, "kernel_smoothed", degree: 6)
    try compare(.equipercentile, "presmoothed", degree: 6)
  }

  @Test(arguments: [EquatingMethod.mean, .linear, .equipercentile, .kernel])
  func `a form equated to itself keeps its scores`(method: EquatingMethod) throws {
    let (x, _) = try actForms()
    let counts = x.frequencies.map { [$0[0] + 1] }
    let whole = try FormScores(.x, scale: x.scale, frequencies: counts)
    let same = try FormScores(.y, scale: x.scale, frequencies: counts)
    for score in try equated(whole, same, method).scores {
      #expect(score.equated.isApproximatelyEqual(to: score.score, absoluteTolerance: 1e-9))
    }
  }

  @Test(arguments: [EquatingMethod.mean, .linear, .equipercentile, .kernel])
  func `another unit of Y changes equivalents and errors alone by it`(
    method: EquatingMethod
  ) throws {
    let counts: [Double] = [3, 7, 12, 20, 25, 22, 14, 8, 4]
    let x = try form(.x, [5, 9, 15, 21, 20, 18, 12, 5, 2])
    let smoothing = PresmoothingDegrees(scores: 3)
    func run(least: Double, step: Double) throws -> EquatedForm {
      // A mean has no slope to follow another unit of Y.
      let x = method == .mean ? try form(.x, x.frequencies.map { $0[0] }, step: step) : x
      return try equated(x, try form(.y, counts, least: least, step: step), method) {
        if method.usesDistributions { ($0.smoothingX, $0.smoothingY) = (smoothing, smoothing) }
      }
    }
    let (plain, other) = (try run(least: 0, step: 1), try run(least: 30, step: 0.5))
    for (a, b) in zip(plain.scores, other.scores) {
      #expect(b.equated.isApproximatelyEqual(to: 30 + a.equated / 2, absoluteTolerance: 1e-6))
      let (own, half) = (try #require(a.standardError), try #require(b.standardError))
      #expect(half.isApproximatelyEqual(to: own / 2, absoluteTolerance: 1e-6))
    }
  }

  @Test func `values of a rank lie in the middle where nobody has a score`() throws {
    let scores = try form(.y, [1, 0, 0, 1]).scores
    #expect(scores.value(ofRank: 0.5) == 1.5)
    #expect(scores.value(ofRank: 0) == -0.5 && scores.value(ofRank: 1) == 3.5)
    #expect(scores.rank(of: 1.2) == 0.5 && scores.rank(of: 9) == 1 && scores.rank(of: -9) == 0)
    let open = try form(.y, [0, 1, 1, 0]).scores
    #expect(open.value(ofRank: 0) == 0 && open.value(ofRank: 1) == 3)
  }
}
