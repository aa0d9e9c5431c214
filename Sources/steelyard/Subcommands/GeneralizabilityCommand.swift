public import ArgumentParser
import SteelyardKit

extension DecisionKind: ExpressibleByArgument {}

struct GeneralizabilityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gstudy",
    abstract: "Find where scores vary and how many conditions make them dependable.",
    discussion: """
      With --variable v, facets written i:v are the variable's own (other items for each variable);
      facets written i are the same for all. Several score columns share all facets.

      Examples:
        steelyard gstudy scores.csv --object p --facets r:t --cost r=1 --target .8
        steelyard gstudy tests.csv --object p --facets i:v --variable v
      """)

  @OptionGroup var input: TableOptionGroup
  @Option(help: "Column of the objects of measurement.") var object: String
  @Option(help: "Columns of the facets: i, or i,o crossed, or r:t for r within t.")
  var facets: String
  @Option(help: "Column with the scores; several, as a,b, are several variables.") var score =
    "score"
  @Option(
    help: "Numbers of conditions to try, such as i=5,10; i:a=5,10 for i of variable a; repeatable.")
  var sizes: [String] = []
  @Option(help: "Cut score of Phi(lambda).") var cut: Double?
  @Option(help: "Facets whose conditions are all there are, such as i or i,o.")
  var fixed: CommaList<String>?
  @Option(help: "Column that names the dependent variable of a row.") var variable: String?
  @Option(
    help: "Weights of variables in their composite, as a=1,b=2 or 1,2; by scores if not given.")
  var weights: WeightChoice?
  @Option(
    help: "Price of a condition, such as i=2, or of a combination, as p*i=0.5; may be repeated.")
  var cost: [String] = []
  @Option(help: "Find the best design that costs no more, with --cost.") var budget: Double?
  @Option(help: "Find the cheapest design that reaches this coefficient, with --cost.")
  var target: Double?
  @Option(help: "What budget and target are about: relative (the default) or absolute decisions.")
  var decide: DecisionKind?
  @Option(help: "Confidence of the intervals of coefficients; 0.95 if not given.")
  var confidence: Double?
  @Option(help: "Seed of intervals that are drawn, those by generalized pivots; 1 if not given.")
  var seed: UInt64?
  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.console.exiting {
      var recipe = RunRecipe(.gstudy)
      recipe.table = input.source
      var options = GeneralizabilityOptions(
        object: object, facets: facets, score: score,
        sizes: try sizes.map { try GeneralizabilityOptions.FacetSizes($0) }, cut: cut)
      options.fixed = fixed?.values
      options.variable = variable
      options.weights = weights?.mapping
      options.weightList = weights?.list
      options.prices = cost.isEmpty ? nil : try cost.map { try ConditionPrice($0) }
      options.budget = budget
      options.target = target
      options.decision = decide
      options.confidence = confidence
      options.seed = seed
      recipe.generalizability = options
      try output.carryOut(recipe)
    }
  }
}
