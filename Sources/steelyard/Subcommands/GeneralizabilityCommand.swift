public import ArgumentParser
import Phrases
import SteelyardKit

extension DecisionKind: ExpressibleByArgument {}

struct GeneralizabilityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gstudy",
    abstract: Phrase("Find where scores vary and how many conditions make them dependable.").asked,
    discussion: Phrase(
      """
      With --variable v, facets written i:v are the variable's own (other items for each variable);
      facets written i are the same for all. Several score columns share all facets.
      """
    ).asked + """


      Examples:
        steelyard gstudy scores.csv --object p --facets r:t --cost r=1 --target .8
        steelyard gstudy tests.csv --object p --facets i:v --variable v
      """)

  @OptionGroup var input: TableOptionGroup
  @Option(help: Phrase("Column of the objects of measurement.").help) var object: String
  @Option(help: Phrase("Columns of the facets: i, or i,o crossed, or r:t for r within t.").help)
  var facets: String
  @Option(help: Phrase("Column with the scores; several, as a,b, are several variables.").help)
  var score =
    "score"
  @Option(
    help: Phrase(
      "Numbers of conditions to try, such as i=5,10; i:a=5,10 for i of variable a; repeatable."
    ).help)
  var sizes: [String] = []
  @Option(help: Phrase("Cut score of Phi(lambda).").help) var cut: Double?
  @Option(help: Phrase("Facets whose conditions are all there are, such as i or i,o.").help)
  var fixed: CommaList<String>?
  @Option(help: Phrase("Column that names the dependent variable of a row.").help) var variable:
    String?
  @Option(
    help: Phrase(
      "Weights of variables in their composite, as a=1,b=2 or 1,2; by scores if not given."
    ).help)
  var weights: WeightChoice?
  @Option(
    help: Phrase(
      "Price of a condition, such as i=2, or of a combination, as p*i=0.5; may be repeated."
    ).help)
  var cost: [String] = []
  @Option(help: Phrase("Find the best design that costs no more, with --cost.").help) var budget:
    Double?
  @Option(help: Phrase("Find the cheapest design that reaches this coefficient, with --cost.").help)
  var target: Double?
  @Option(
    help: Phrase("What budget and target are about: relative (the default) or absolute decisions.")
      .help)
  var decide: DecisionKind?
  @Option(help: Phrase("Confidence of the intervals of coefficients; 0.95 if not given.").help)
  var confidence: Double?
  @Option(
    help: Phrase("Seed of intervals that are drawn, those by generalized pivots; 1 if not given.")
      .help)
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
