import Appraisals
import Archive
import Assessments
import Equating
import Foundation
import Reporting

@testable import Reports

/// One run of every command under many options, made once for all tests, in Chinese.
struct SampleRun: Sendable {
  /// Command and options in a word or two.
  let name: String
  let output: RunOutput

  /// - Throws: what kept the runs from being made.
  static var all: [SampleRun] { get throws { try made.get() } }

  private static let made = Result { try make() }

  private static func make() throws -> [SampleRun] {
    let files = try WorkFiles()
    return try recipes(files).map { name, recipe in
      SampleRun(
        name: name, output: try Run(recipe, try RunInputs(recipe), hasFiles: false).output())
    }
  }

  /// Recipes of all commands on inputs that are written first.
  static func recipes(
    _ files: WorkFiles, hasRatings: Bool = true
  ) throws -> [(name: String, recipe: RunRecipe)] {
    try SampleFiles.write(SampleFiles.wide(), to: files.path, "wide.csv")
    try SampleFiles.write(SampleFiles.wide(shift: 1.5), to: files.path, "later.csv")
    // A team of one unit, a unit without a peer score, one without any.
    let odd = "甲,独组,81,80,85\n乙,第0组,77,79,\n丙,第1组,,,\n"
    try SampleFiles.write(SampleFiles.wide(extra: odd), to: files.path, "odd.csv")
    try SampleFiles.write(SampleFiles.long, to: files.path, "long.csv")
    try SampleFiles.write(SampleFiles.components, to: files.path, "components.csv")
    try SampleFiles.write(SampleFiles.forms, to: files.path, "forms.csv")
    var paths = [("wide", files("wide.csv")), ("odd", files("odd.csv"))]
    var years = [files("wide.csv"), files("later.csv")].map { RoundSource(path: $0) }
    var numbers = [2015, 2016]
    if hasRatings {
      for year in [2015, 2016] { try SampleFiles.cutRound(year, to: files("round-\(year)")) }
      paths.append(("ratings", files("round-2015")))
      years = [2015, 2016].map { RoundSource(path: files("round-\($0)")) }
      numbers = []
    }
    var recipes: [(String, RunRecipe)] = []
    for (name, path) in paths {
      let commands: [RunRecipe.Command] =
        name == "ratings"
        ? [.check, .report, .weights] : [.check, .bias, .normalize, .weights, .outliers, .report]
      for command in commands {
        recipes.append(("\(command) \(name)", Self.round(command, path)))
      }
    }
    var sobol = round(.weights, files("wide.csv"))
    sobol.analysis?.weights.hasSobolIndices = true
    sobol.analysis?.weights.schemes = [NamedWeights(name: "平均", weights: [1, 1, 1])]
    sobol.analysis?.weights.box = [10, 10, 5]
    var trend = RunRecipe(.trend, language: .zh)
    trend.years = YearsSource(rounds: years, years: numbers)
    return recipes + [("weights sobol", sobol), ("trend", trend)] + tables(files)
  }

  private static func round(_ command: RunRecipe.Command, _ path: String) -> RunRecipe {
    var recipe = RunRecipe(command, language: .zh)
    recipe.round = RoundSource(path: path)
    recipe.analysis = Recipe(top: 5, tops: [3, 5])
    return recipe
  }

  private static func tables(_ files: WorkFiles) -> [(String, RunRecipe)] {
    func plain(_ command: RunRecipe.Command, _ file: String = "long.csv") -> RunRecipe {
      var recipe = RunRecipe(command, language: .zh)
      recipe.table = TableSource(path: files(file))
      recipe.analysis = Recipe(top: 3, tops: [3])
      return recipe
    }
    func weights(_ components: [String]) -> RunRecipe {
      var recipe = plain(.weights, "components.csv")
      recipe.plainWeights = PlainWeightOptions(components: components)
      recipe.analysis?.weights.hasSobolIndices = components.count == 4
      return recipe
    }
    func index(_ components: [String]) -> RunRecipe {
      var recipe = weights(components)
      recipe.plainWeights?.scales = PlainScales(.minMax, parameters: [1, 100])
      recipe.plainWeights?.aggregation = .geometric
      return recipe
    }
    func outliers(_ options: PlainOutlierOptions) -> RunRecipe {
      var recipe = plain(.outliers)
      recipe.plainOutliers = options
      return recipe
    }
    func raters() -> RunRecipe {
      var recipe = plain(.report)
      recipe.raters = RaterOptions(unit: "p", rater: "i", score: "y")
      return recipe
    }
    func variance(_ options: VarianceOptions) -> RunRecipe {
      var recipe = plain(.variance)
      recipe.variance = options
      return recipe
    }
    func gstudy(_ facets: String, _ sizes: [GeneralizabilityOptions.FacetSizes] = [])
      -> RunRecipe
    {
      var recipe = plain(.gstudy)
      recipe.generalizability = GeneralizabilityOptions(
        object: "p", facets: facets, score: "y", sizes: sizes, cut: 5)
      return recipe
    }
    func equate(_ methods: [EquatingMethod], anchor: String?) -> RunRecipe {
      var recipe = plain(.equate, "forms.csv")
      recipe.analysis = nil
      let degrees = PresmoothingDegrees(scores: 2)
      recipe.equating = EquatingOptions(
        scores: .init("total"), anchor: anchor.map { .init($0) }, frequencies: .init("n"),
        formColumn: "form", formNames: ["新", "旧"], methods: methods, smoothingX: degrees,
        smoothingY: degrees, replicates: 3)
      return recipe
    }
    var several = gstudy("i")
    several.generalizability?.score = "y,x"
    several.generalizability?.cut = nil
    several.generalizability?.weightList = [3, 1]
    var priced = gstudy("i")
    priced.generalizability?.prices = [ConditionPrice(names: ["i"], amount: 2)]
    priced.generalizability?.budget = 9
    priced.generalizability?.target = 0.5
    priced.generalizability?.decision = .absolute
    var icc = plain(.icc)
    icc.agreement = AgreementOptions(target: "p", rater: "i", score: "y")
    return [
      ("weights two", weights(["a", "b"])), ("weights three", weights(["a", "b", "c"])),
      ("weights four", weights(["a", "b", "c", "d"])), ("weights index", index(["a", "b", "c"])),
      (
        "outliers value", outliers(.init(value: "y", by: "g", order: "x", hasDigits: true, id: "p"))
      ),
      ("outliers columns", outliers(.init(columns: ["y", "x"], id: "p", most: 5))),
      (
        "variance all",
        variance(
          .init(
            response: "y", random: ["g"], nested: [.init(inner: "p", outer: "g")], fixed: ["x"],
            weights: "w", hasProfileIntervals: true, hasTests: true, hasEffects: true))
      ),
      ("report raters", raters()),
      ("variance ml", variance(.init(response: "y", random: ["p", "i"], method: .ml))),
      ("equate", equate([.mean, .linear, .equipercentile, .kernel], anchor: nil)),
      ("equate anchor", equate(EquatingMethod.allCases.filter(\.needsAnchor), anchor: "v")),
      ("variance regression", variance(.init(response: "y", fixed: ["x", "g"]))),
      ("icc", icc), ("gstudy", gstudy("i", [.init(facet: "i", sizes: [1, 2, 4])])),
      ("gstudy variables", several), ("gstudy cost", priced),
    ]
  }
}
