import ArgumentParser
import SteelyardKit

struct GeneralizabilityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gstudy",
    abstract: "Find where scores vary and how many conditions make them dependable.",
    discussion: """
      Examples:
        steelyard gstudy scores.csv --object p --facets i
        steelyard gstudy scores.csv --object p --facets r:t --sizes t=1,2,4 --cut 4
      """)

  @OptionGroup var input: TableOptionGroup
  @Option(help: "Column of the objects of measurement.") var object: String
  @Option(help: "Columns of the facets: i, or i,o crossed, or r:t for r within t.")
  var facets: String
  @Option(help: "Column with the scores.") var score = "score"
  @Option(help: "Numbers of conditions to try, such as i=5,10; may be repeated, once per facet.")
  var sizes: [String] = []
  @Option(help: "Cut score of Phi(lambda).") var cut: Double?
  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.console.exiting {
      var recipe = RunRecipe(.gstudy)
      recipe.table = input.source
      recipe.generalizability = GeneralizabilityOptions(
        object: object, facets: facets, score: score,
        sizes: try sizes.map { try GeneralizabilityOptions.FacetSizes($0) }, cut: cut)
      try output.carryOut(recipe)
    }
  }
}
