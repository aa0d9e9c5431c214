public import ArgumentParser
import Statistics
import SteelyardKit

extension TiePolicy: ExpressibleByArgument {}

struct WeightsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "weights",
    abstract: "Show how certain the ranks are and how they depend on the weights.",
    discussion: """
      Examples:
        steelyard weights round/ --box 10,10,5 -o results
        steelyard weights t.csv --unit name --components a,b,c --weights 60,30,10
      """)

  @OptionGroup var input: RoundOptions
  @OptionGroup var threads: ThreadOptions
  @OptionGroup var output: OutputOptions
  @Option(help: "How equal totals are ranked; the scheme's policy if not given.") var ties:
    TiePolicy?
  @Option(help: "Sizes k of the first sets to look at, such as 3,10,20; P(top k) uses the last.")
  var top: CommaList<Int>?
  @Option(
    help: "Other weights with a name, as name=50,40,10 or name=a=50,b=50; may be repeated.",
    transform: Self.scheme)
  var schemeWeights: [NamedWeights] = []
  @Option(
    help: "Last rank of each grade but the last one, such as 10,40, instead of the scheme's.")
  var gradeCuts: CommaList<Int>?
  @Option(help: "Columns of a plain table, such as a,b,c, instead of a round's components.")
  var components: CommaList<String>?
  @Option(help: "Column that names the rows of a plain table; 'unit' if not given.")
  var unit: String?
  @Flag(help: "Add Sobol' indices and Shapley effects of every unit's rank; takes about a second.")
  var sobol = false
  @Option(help: "Percentage points by which each weight may move, such as 10,10,5.") var box:
    CommaList<Double>?
  @Option(help: "Share of itself by which each weight may move, such as 0.2.") var boxRelative:
    Double?
  @Option(help: "A condition on weights, such as onsite>=routine or peer<=0.2; may be repeated.")
  var constraint: [String] = []
  @Option(help: "A belief about weights as whole Dirichlet parameters, such as 6,3,1.")
  var dirichlet: CommaList<Int>?
  @Option(help: "Largest standard error of sampled shares (not 3 components); 0.0006 if not given.")
  var accuracy: Double?

  private static func scheme(_ text: String) throws -> NamedWeights {
    let sides = text.split(separator: "=", maxSplits: 1).map(String.init)
    let wrong = ValidationError("'\(text)' is not a name and its weights, as name=50,40,10")
    guard sides.count == 2, let choice = WeightChoice(argument: sides[1]) else { throw wrong }
    let named = choice.mapping.map { $0.sorted { $0.key < $1.key } }
    let weights = named?.map(\.value) ?? choice.list ?? []
    guard weights.contains(where: { $0 > 0 }) else { throw wrong }
    return NamedWeights(name: sides[0], weights: weights, components: named?.map(\.key))
  }

  func validate() throws {
    guard top?.values.allSatisfy({ $0 > 0 }) ?? true else {
      throw ValidationError("--top: give whole numbers of 1 or more, as 3,10,20")
    }
    guard gradeCuts?.values.allSatisfy({ $0 > 0 }) ?? true else {
      throw ValidationError("--grade-cuts: give whole numbers of 1 or more, as 10,40")
    }
    guard accuracy.map({ $0 > 0 && $0 < 1 }) ?? true else {
      throw ValidationError("--accuracy: give a number between 0 and 1, as 0.0006")
    }
    if components == nil {
      guard unit == nil else {
        throw ValidationError("--unit names a column of a plain table; give --components too")
      }
    } else if input.columns != nil {
      throw ValidationError(
        "--columns is for rounds; --components and --unit name the columns of a plain table")
    }
  }

  func run() throws {
    try output.console.exiting {
      var recipe = RunRecipe(.weights)
      let tops = top?.values ?? [20]
      recipe.analysis = Recipe(
        seed: input.seed, ties: ties, top: tops.last ?? 20, tops: tops,
        weights: WeightRecipe(
          schemes: schemeWeights, gradeCuts: gradeCuts?.values, box: box?.values,
          relativeBox: boxRelative, constraints: constraint, dirichlet: dirichlet?.values,
          hasSobolIndices: sobol, accuracy: accuracy))
      if let components {
        recipe.table = input.tableSource
        recipe.plainWeights = PlainWeightOptions(
          components: components.values, unit: unit ?? "unit", weights: input.weights?.list,
          weightsByComponent: input.weights?.mapping)
      } else {
        recipe.round = try input.source()
      }
      try output.carryOut(recipe, threads: threads.threads)
    }
  }
}
