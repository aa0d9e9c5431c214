import RealModule
import Statistics
import TestSupport
import Testing

@testable import Agreement

@Suite struct CoefficientIntervalTests {
  private func crossed(_ scores: [[Double]]) throws -> GeneralizabilityStudy {
    let count = scores[0].count
    let flat = scores.flatMap(\.self)
    return try GeneralizabilityStudy(
      MeasurementDesign(object: "p", facets: "i"), scores: flat,
      codes: [
        flat.indices.map { Int32($0 / count) }, flat.indices.map { Int32($0 % count) },
      ])
  }

  // The package psych, on the table of Shrout & Fleiss (1979).
  @Test func `one facet has the intervals of psych`() throws {
    let golden = try Golden("icc.csv").table.records
    let own = IntervalSource(try crossed(judgedTargets), options: IntervalOptions())
    for (size, type) in [(1.0, "ICC3"), (4, "ICC3k")] {
      let row = try #require(golden.first { $0["type"] == type })
      let interval = try #require(own.intervals(sizes: [size]).generalizability)
      for (name, end) in [("lower", interval.lower), ("upper", interval.upper)] {
        let value = try #require(row[name].flatMap { Double($0) })
        #expect(end.isApproximatelyEqual(to: value, relativeTolerance: 1e-9), "\(type) \(name)")
      }
    }
  }

  // Ends by numpy from 4,000,000 draws: interval_coverage.py.
  @Test func `drawn ends of one facet are those of numpy`() throws {
    let options = IntervalOptions(draws: 40_000)
    let own = try #require(
      IntervalSource(try crossed(judgedTargets), options: options).intervals(sizes: [4])
        .dependability)
    #expect(abs(own.lower - 0.0993) < 0.01 && abs(own.upper - 0.9212) < 0.01)
    #expect(own.method == .generalized)
  }

  // Generalized pivots of a ratio of mean squares are F: the draws end where F does.
  @Test func `draws have the ends of F where F is exact`() throws {
    let study = try crossed(judgedTargets)
    let exact = try #require(
      IntervalSource(study, options: IntervalOptions()).intervals(sizes: [4]).generalizability)
    let draws = try #require(PivotDraws(study, IntervalOptions(draws: 40_000)))
    let drawn = try #require(
      PivotDraws.intervals(
        draws.components.map {
          DecisionStudy.variances(study.design, Array(zip(study.design.terms, $0)), [4], [])
        }, confidence: 0.95
      ).generalizability)
    #expect(abs(drawn.lower - exact.lower) < 0.02 && abs(drawn.upper - exact.upper) < 0.001)
    #expect(drawn.method == .generalized && exact.method == .exactF)
  }

  @Test func `more confidence is wider, another seed moves little, missing cells have none`() throws
  {
    let study = try crossed(judgedTargets)
    func interval(_ confidence: Double) throws -> CoefficientInterval {
      try #require(
        IntervalSource(study, options: IntervalOptions(confidence: confidence))
          .intervals(sizes: [4]).dependability)
    }
    #expect(try interval(0.99).lower < interval(0.9).lower)
    #expect(try interval(0.99).upper > interval(0.9).upper)
    let flat = Array(judgedTargets.flatMap(\.self).dropLast())
    let missing = try GeneralizabilityStudy(
      MeasurementDesign(object: "p", facets: "i"), scores: flat,
      codes: [flat.indices.map { Int32($0 / 4) }, flat.indices.map { Int32($0 % 4) }])
    #expect(IntervalSource(missing, options: IntervalOptions()).intervals(sizes: [4]) == .none)
  }

  /// How often intervals hold the truth, of Eρ² and of Φ.
  private func coverage(
    _ count: Int, truth: ScoreVariances,
    _ intervals: (inout PhiloxStream, Int) throws -> CoefficientIntervals
  ) throws -> (relative: Int, absolute: Int) {
    var held = (relative: 0, absolute: 0)
    for replicate in 0..<count {
      var chance = PhiloxStream(seed: 9, tag: 77, replicate: replicate)
      let found = try intervals(&chance, replicate)
      let relative = try #require(found.generalizability)
      let absolute = try #require(found.dependability)
      if (relative.lower...relative.upper).contains(truth.generalizability) { held.relative += 1 }
      if (absolute.lower...absolute.upper).contains(truth.dependability) { held.absolute += 1 }
    }
    return held
  }

  // Binomial(500, .95) leaves 449...494 about once in a million.
  private let allowed = 449...494

  @Test func `intervals of one facet cover 95 %`() throws {
    var truth = ScoreVariances()
    truth.universe = 1
    truth.relative = 1.5 / 6
    truth.absolute = (1.5 + 0.5) / 6
    let held = try coverage(500, truth: truth) { chance, replicate in
      let items = (0..<6).map { _ in 0.5.squareRoot() * chance.normal() }
      let scores = (0..<25).map { _ in
        let person = chance.normal()
        return items.map { person + $0 + 1.5.squareRoot() * chance.normal() }
      }
      let options = IntervalOptions(seed: UInt64(replicate), draws: 500)
      return IntervalSource(try crossed(scores), options: options).intervals(sizes: [6])
    }
    #expect(allowed.contains(held.relative) && allowed.contains(held.absolute), "\(held)")
  }

  // McGraw & Wong's limits cover 86 % here: interval_coverage.py.
  @Test func `few and very different raters leave 95 %`() throws {
    var truth = ScoreVariances()
    truth.universe = 1
    truth.relative = 0.5 / 3
    truth.absolute = (0.5 + 2) / 3
    let held = try coverage(500, truth: truth) { chance, replicate in
      let items = (0..<3).map { _ in 2.0.squareRoot() * chance.normal() }
      let scores = (0..<25).map { _ in
        let person = chance.normal()
        return items.map { person + $0 + 0.5.squareRoot() * chance.normal() }
      }
      let options = IntervalOptions(seed: UInt64(replicate), draws: 500)
      return IntervalSource(try crossed(scores), options: options).intervals(sizes: [3])
    }
    #expect(allowed.contains(held.relative) && allowed.contains(held.absolute), "\(held)")
  }

  @Test func `drawn intervals of raters within tasks cover 95 %`() throws {
    let (p, t, pt, r, rest) = (1.0, 0.4, 0.6, 0.2, 0.8)
    var truth = ScoreVariances()
    truth.universe = p
    truth.relative = pt / 4 + rest / 12
    truth.absolute = truth.relative + t / 4 + r / 12
    let design = try MeasurementDesign(object: "p", facets: "r:t")
    let held = try coverage(500, truth: truth) { chance, replicate in
      let tasks = (0..<4).map { _ in t.squareRoot() * chance.normal() }
      let raters = (0..<12).map { _ in r.squareRoot() * chance.normal() }
      var scores: [Double] = []
      var codes: [[Int32]] = [[], [], []]
      for person in 0..<20 {
        let own = p.squareRoot() * chance.normal()
        for task in 0..<4 {
          let both = pt.squareRoot() * chance.normal()
          for rater in 0..<3 {
            scores.append(
              own + tasks[task] + raters[3 * task + rater] + both
                + rest.squareRoot() * chance.normal())
            for (place, code) in [person, task, rater].enumerated() {
              codes[place].append(Int32(code))
            }
          }
        }
      }
      let study = try GeneralizabilityStudy(design, scores: scores, codes: codes)
      let options = IntervalOptions(seed: UInt64(replicate), draws: 500)
      return IntervalSource(study, options: options).intervals(sizes: [4, 3])
    }
    #expect(allowed.contains(held.relative), "\(held)")
    // Φ with four tasks errs on the safe side: their mean square has 3 degrees of freedom.
    #expect((allowed.lowerBound...500).contains(held.absolute), "\(held)")
  }

  @Test func `drawn intervals of a composite cover 95 %`() throws {
    let design = try MeasurementDesign(object: "p", facets: "i")
    // Two tests of 3 and 5 items; universe scores correlate .6; weights 3/8 and 5/8.
    let weights = [0.375, 0.625]
    var truth = ScoreVariances()
    truth.universe = 0.375 * 0.375 + 0.625 * 0.625 + 2 * 0.375 * 0.625 * 0.6
    truth.relative = 0.375 * 0.375 * 1.2 / 3 + 0.625 * 0.625 * 1.2 / 5
    truth.absolute = truth.relative * 1.6 / 1.2
    let held = try coverage(500, truth: truth) { chance, replicate in
      let persons = (0..<25).map { _ -> [Double] in
        let first = chance.normal()
        return [first, 0.6 * first + 0.8 * chance.normal()]
      }
      let variables = [3, 5].enumerated().map { place, count -> VariableScores in
        let items = (0..<count).map { _ in 0.4.squareRoot() * chance.normal() }
        var scores: [Double] = []
        for person in persons {
          scores += items.map { person[place] + $0 + 1.2.squareRoot() * chance.normal() }
        }
        return VariableScores(
          name: "\(place)", scores: scores,
          codes: [
            scores.indices.map { Int32($0 / count) }, scores.indices.map { Int32($0 % count) },
          ])
      }
      let study = try SeveralVariables(design, shared: [], variables: variables)
      let source = try #require(
        CompositeIntervals(
          study, weights: weights, options: IntervalOptions(seed: UInt64(replicate), draws: 500)))
      return source.intervals(sizes: [[3], [5]])
    }
    #expect((allowed.lowerBound...500).contains(held.relative), "\(held)")
    #expect((allowed.lowerBound...500).contains(held.absolute), "\(held)")
  }
}
