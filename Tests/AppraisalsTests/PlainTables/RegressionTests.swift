import Appraisals
import MixedModels
import Testing

@Suite struct RegressionTests {
  private let table = "g,x,w,y\na,1,1,2\na,2,2,3\nb,3,1,7\nb,4,3,8.5\nb,5,1,9\n"

  private func fit(_ text: String, _ options: VarianceOptions) throws -> LeastSquaresFit {
    try #require(try VarianceStudy(LongTable(csv: text), options).regression)
  }

  @Test func `no columns but the intercept give mean and variance`() throws {
    let fit = try fit(table, VarianceOptions(response: "y"))
    #expect(fit.effects.map(\.estimate) == [5.9])
    #expect(abs((fit.residualVariance ?? 0) - 10.3) < 1e-14)
    #expect(fit.regressionSquares == 0 && fit.regressionDF == 0)
  }

  @Test func `without an intercept the first factor has a mean for every level`() throws {
    let fit = try fit(
      table, VarianceOptions(response: "y", fixed: ["g"], hasIntercept: false))
    #expect(fit.effects.map(\.name) == ["ga", "gb"])
    #expect(zip(fit.effects, [2.5, 24.5 / 3]).allSatisfy { abs($0.estimate - $1) < 1e-15 * 10 })
  }

  // Weighted means: Σ w y / Σ w.
  @Test func `weights are used`() throws {
    let fit = try fit(table, VarianceOptions(response: "y", weights: "w"))
    #expect(abs(fit.effects[0].estimate - (2 + 6 + 7 + 25.5 + 9) / 8) < 1e-14)
  }

  @Test func `a combination of earlier columns is left out and named`() throws {
    let text = "a,b,c,y\n1,2,3,1\n2,1,3,5\n4,4,8,2\n7,1,8,3\n0,3,3,9\n"
    let study = try VarianceStudy(
      LongTable(csv: text), VarianceOptions(response: "y", fixed: ["a", "b", "c"]))
    #expect(study.regression?.dropped == ["c"])
    #expect(study.notices.map(\.description) == ["fixed column c repeats earlier ones: left out"])
    #expect(study.anova.map(\.df) == [1, 1, 0, 2])
  }

  @Test func `an exact fit has errors of zero and no test`() throws {
    let study = try VarianceStudy(
      LongTable(csv: "x,y\n1,0.3\n2,0.5\n3,0.7\n4,0.9\n"),
      VarianceOptions(response: "y", fixed: ["x"]))
    let fit = try #require(study.regression)
    #expect(fit.isExact && fit.residualSquares == 0 && fit.rSquared == 1)
    #expect(fit.effects.allSatisfy { $0.standardError == 0 && $0.t == nil && $0.p == nil })
    #expect(zip(fit.effects, [0.1, 0.2]).allSatisfy { $0.estimate == $1 })
  }

  @Test func `as many columns as rows leave no variance`() throws {
    let study = try VarianceStudy(
      LongTable(csv: "x,y\n1,5\n2,7\n"), VarianceOptions(response: "y", fixed: ["x"]))
    #expect(study.regression?.effects.map(\.estimate) == [3, 2])
    #expect(study.regression?.effects.allSatisfy { $0.standardError == nil } == true)
    #expect(study.components.isEmpty)
  }

  @Test func `options of random factors are refused`() throws {
    for change in [\VarianceOptions.hasTests, \.hasEffects, \.hasProfileIntervals] {
      var options = VarianceOptions(response: "y", fixed: ["x"])
      options[keyPath: change] = true
      let error = failure { () throws(AppraisalError) in
        _ = try VarianceStudy(LongTable(read: table), options)
      }
      #expect(error?.description.hasPrefix("--profile, --tests and --effects") == true)
    }
    let error = failure { () throws(AppraisalError) in
      _ = try VarianceStudy(
        LongTable(read: table),
        VarianceOptions(response: "y", random: ["g"], hasIntercept: false))
    }
    #expect(error?.description.hasPrefix("--no-intercept is for models") == true)
  }

  @Test(arguments: ["1e300", "1e-200"]) func `numbers beyond squaring are named`(number: String) {
    let error = failure { () throws(AppraisalError) in
      _ = try VarianceStudy(
        LongTable(read: "y\n1\n\(number)\n"), VarianceOptions(response: "y"))
    }
    #expect(
      error?.description == "t.csv, row 3, column y: '\(number)' is too large or too small to be "
        + "squared; give the column in another unit")
  }
}
