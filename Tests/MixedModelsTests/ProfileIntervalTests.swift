import Foundation
import MixedModels
import RealModule
import TestSupport
import Testing

@Suite struct ProfileIntervalTests {
  /// lme4 profiles the maximum likelihood criterion and interpolates it by a spline on a grid of
  /// about 0.05 normal quantiles, which leaves about three digits at far ends.
  @Test(arguments: ["dyestuff", "dyestuff2", "penicillin", "pastes", "sleepstudy"])
  func `ends agree with the profile of lme4`(name: String) throws {
    let model = try MixedModel(Golden.model(name).data)
    let lower = try Golden.values(name, "lower", file: "profile.csv")
    let upper = try Golden.values(name, "upper", file: "profile.csv")
    let intervals = model.profileIntervals(around: try model.fit(.ml))
    #expect(intervals.count == lower.count)
    for interval in intervals {
      let low = try #require(lower[interval.component])
      let high = try #require(upper[interval.component])
      #expect((try #require(interval.lower)).isApproximatelyEqual(to: low, relativeTolerance: 2e-3))
      #expect(
        (try #require(interval.upper)).isApproximatelyEqual(to: high, relativeTolerance: 2e-3))
    }
  }

  // Balanced one-way table of a groups of m: −2 log likelihood of the variances, mean at its best,
  // is a sum over the two strata of the analysis of variance.
  @Test(arguments: [FitMethod.reml, .ml])
  func `ends lie where the closed criterion of a balanced table has risen enough`(
    method: FitMethod
  ) throws {
    let (a, m, between, within) = (6.0, 5.0, 5 * 11_271.50, 24 * 2_451.25)
    let degrees = method == .reml ? a - 1 : a
    func criterion(_ group: Double, _ residual: Double) -> Double {
      let stratum = residual + m * group
      return a * (m - 1) * log(residual) + within / residual + degrees * log(stratum)
        + between / stratum
    }
    func least(_ function: (Double) -> Double) -> Double {
      // By ternary search in the logarithm.
      var (low, high) = (-5.0, 20.0)
      for _ in 0..<300 {
        let (x, y) = (low + (high - low) / 3, high - (high - low) / 3)
        if function(exp(x)) < function(exp(y)) { high = y } else { low = x }
      }
      return function(exp(low))
    }
    let model = try MixedModel(Golden.model("dyestuff").data)
    let fit = try model.fit(method)
    let best = criterion(fit.components[0].variance, fit.residualVariance)
    let quantile = 3.841458820694124  // χ², one degree of freedom, 0.95
    let intervals = model.profileIntervals(around: fit)
    for end in [try #require(intervals[0].lower), try #require(intervals[0].upper)] where end > 0 {
      #expect(
        (least { criterion(end, $0) } - best).isApproximatelyEqual(
          to: quantile, absoluteTolerance: 1e-6))
    }
    for end in [try #require(intervals[1].lower), try #require(intervals[1].upper)] {
      let profiled = min(least { criterion($0, end) }, criterion(0, end))
      #expect((profiled - best).isApproximatelyEqual(to: quantile, absoluteTolerance: 1e-6))
    }
  }

  @Test func `without random factors the residual variance has the interval of least squares`()
    throws
  {
    let model = try MixedModel(MixedModelData(response: [1, 3, 2, 5, 4], random: []))
    let fit = try model.fit()
    let interval = model.profileIntervals(around: fit)[0]
    let (s, df) = (fit.residualVariance, 4.0)
    for end in [try #require(interval.lower), try #require(interval.upper)] {
      #expect(
        (df * (log(end / s) + s / end - 1)).isApproximatelyEqual(
          to: 3.841458820694124, absoluteTolerance: 1e-6))
    }
  }

  @Test func `a wider confidence holds a narrower one`() throws {
    let model = try MixedModel(Golden.model("pastes").data)
    let fit = try model.fit()
    let narrow = model.profileIntervals(around: fit, confidence: 0.5)
    let wide = model.profileIntervals(around: fit, confidence: 0.95)
    for ((inner, outer), component) in zip(zip(narrow, wide), fit.components) {
      let (above, below) = (try #require(inner.lower), try #require(outer.lower))
      #expect(below <= above && above <= component.variance)
      let (inside, outside) = (try #require(inner.upper), try #require(outer.upper))
      #expect(component.variance < inside && inside < outside)
    }
  }
}
