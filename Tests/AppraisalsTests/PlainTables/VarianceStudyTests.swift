import Appraisals
import MixedModels
import Testing

@Suite struct VarianceStudyTests {
  private static let pastes = "MixedModelsTests/Goldens/Pastes.csv"
  private let nested = VarianceOptions(
    response: "strength", random: ["batch"], nested: [.init(inner: "cask", outer: "batch")])

  @Test func `a nested design gives components and how the fit ended`() throws {
    let study = try VarianceStudy(LongTable(golden: Self.pastes), nested)
    // lme4 1.1.31: 246.990746.
    #expect(abs(study.fit.criterion - 246.990746) < 1e-5)
    #expect(study.fit.observations == 60 && study.notices.isEmpty)
    #expect(study.components.map(\.estimate.name) == ["batch", "cask", "Residual"])
    #expect(study.components.map(\.estimate.levels) == [10, 30, nil])
    #expect(study.components.allSatisfy { $0.profile == nil && $0.lower == $0.estimate.lower })
    #expect(study.tests.isEmpty && study.fit.effects.isEmpty)
  }

  @Test func `a nested factor is the combination with its outer one`() throws {
    let combined = VarianceOptions(response: "strength", random: ["batch", "batch:cask"])
    let table = try LongTable(golden: Self.pastes)
    let (a, b) = (try VarianceStudy(table, nested), try VarianceStudy(table, combined))
    #expect(a.fit.components.map(\.variance) == b.fit.components.map(\.variance))
  }

  @Test func `profiles replace Wald's intervals, tests and effects come when asked for`() throws {
    var options = nested
    (options.hasProfileIntervals, options.hasTests, options.hasEffects) = (true, true, true)
    let study = try VarianceStudy(LongTable(golden: Self.pastes), options)
    let batch = study.components[0]
    #expect(batch.lower == 0 && batch.profile?.lower == 0 && batch.estimate.lower != 0)
    #expect(study.tests.map(\.component) == ["batch", "cask"])
    #expect(study.fit.effects.count == 40)
  }

  @Test func `rows with a blank cell are left out, and said to be`() throws {
    let table = try LongTable(csv: "g,y\na,1\na,2\nb,4\nb,\nb,5.5\nc,9\nc,8\n")
    let study = try VarianceStudy(table, VarianceOptions(response: "y", random: ["g"]))
    #expect(study.fit.observations == 6)
    #expect(study.notices.map(\.description) == ["1 of 7 rows has a blank or N.A. cell: left out"])
  }

  @Test func `numbers are covariates unless they are said to be a factor`() throws {
    let table = try LongTable(
      csv: "g,x,y\na,1,1\na,2,2.5\nb,3,4\nb,1,2\nc,2,9\nc,3,8\nd,1,5\nd,2,7\n")
    var options = VarianceOptions(response: "y", random: ["g"], fixed: ["x"])
    #expect(
      try VarianceStudy(table, options).fit.fixedEffects.map(\.name) == ["(Intercept)", "x"])
    options.fixed = ["factor(x)"]
    #expect(
      try VarianceStudy(table, options).fit.fixedEffects.map(\.name)
        == ["(Intercept)", "x2", "x3"])
    options.fixed = ["x", "factor(x)"]
    #expect(
      try VarianceStudy(table, options).notices.map(\.description)
        == ["fixed column x3 repeats earlier ones: left out"])
  }

  @Test func `what has no variance is impossible`() throws {
    let table = try LongTable(csv: "g,y\na,1\na,1\nb,1\nb,1\n")
    let error = failure { () throws(AppraisalError) in
      _ = try VarianceStudy(table, VarianceOptions(response: "y", random: ["g"]))
    }
    #expect(error?.kind == .impossible)
  }

  @Test func `nesting is read from inner and outer`() throws {
    #expect(
      try VarianceOptions.Nesting("cask / batch") == .init(inner: "cask", outer: "batch"))
    for text in ["cask", "a/b/c", "/b", "a/"] {
      let error = failure { () throws(AppraisalError) in _ = try VarianceOptions.Nesting(text) }
      #expect(error?.description == "'\(text)' is not of the form inner/outer")
    }
  }
}
