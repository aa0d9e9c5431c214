public import ArgumentParser
import Normalization
import Phrases
import Sensitivity
import Statistics
import SteelyardKit

extension TiePolicy: ExpressibleByArgument {}
extension ComponentScale: ExpressibleByArgument {}
extension Aggregation: ExpressibleByArgument {}

struct WeightsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "weights",
    abstract: Phrase("Show how certain the ranks are and how they depend on the weights.").asked,
    discussion: """
      Examples:
        steelyard weights round/ --box 10,10,5 -o results
        steelyard weights t.csv --components a,b,c --normalise minmax
      """)

  @OptionGroup var input: RoundOptions
  @OptionGroup var threads: ThreadOptions
  @OptionGroup var output: OutputOptions
  @Option(help: Phrase("How equal totals are ranked; the scheme's policy if not given.").help)
  var ties: TiePolicy?
  @Option(
    help: Phrase("Sizes k of the first sets to look at, such as 3,10,20; P(top k) uses the last.")
      .help)
  var top: CommaList<Int>?
  @Option(
    help: Phrase("Other weights with a name, as name=50,40,10 or name=a=50,b=50; may be repeated.")
      .help,
    transform: Self.scheme)
  var schemeWeights: [NamedWeights] = []
  @Option(
    help: Phrase(
      "Last rank of each grade but the last one, such as 10,40, instead of the scheme's."
    ).help)
  var gradeCuts: CommaList<Int>?
  @Option(
    help: Phrase("Columns of a plain table, such as a,b,c, instead of a round's components.").help)
  var components: CommaList<String>?
  @Option(help: Phrase("Column that names the rows of a plain table; 'unit' if not given.").help)
  var unit: String?
  @Option(
    name: [.customLong("normalise"), .customLong("normalize")],
    help: Phrase("Scale that components of a plain table are brought onto, each by itself.").help)
  var normalise: ComponentScale?
  @Option(
    name: [.customLong("normalise-scale"), .customLong("normalize-scale")],
    help: Phrase(
      "Mean and SD of zscore (0,1 if not given), or ends of minmax (0,100 if not given)."
    ).help)
  var normaliseScale: CommaList<Double>?
  @Option(help: Phrase("Components of which lower values are better, with --normalise.").help)
  var lowerIsBetter: CommaList<String>?
  @Option(help: Phrase("Targets of dist2targ, one per component: 10,20,5 or a=10,b=20,c=5.").help)
  var targets: NumberChoice?
  @Option(
    help: Phrase("Kind of mean of the components of a plain table; arithmetic if not given.").help)
  var aggregate: Aggregation?
  @Flag(
    help: Phrase(
      "Add Sobol' indices and Shapley effects of every unit's rank; takes about a second."
    ).help)
  var sobol = false
  @Option(help: Phrase("Percentage points by which each weight may move, such as 10,10,5.").help)
  var box: CommaList<Double>?
  @Option(help: Phrase("Share of itself by which each weight may move, such as 0.2.").help)
  var boxRelative: Double?
  @Option(
    help: Phrase("A condition on weights, such as onsite>=routine or peer<=0.2; may be repeated.")
      .help)
  var constraint: [String] = []
  @Option(help: Phrase("A belief about weights as whole Dirichlet parameters, such as 6,3,1.").help)
  var dirichlet: CommaList<Int>?
  @Option(
    help: Phrase(
      "Largest standard error of sampled shares (not 3 components); 0.0006 if not given."
    ).help)
  var accuracy: Double?
  @Flag(help: Phrase("All ranks and pairs of more than 400 units too, not only near ones.").help)
  var fullTables = false

  private static func scheme(_ text: String) throws -> NamedWeights {
    let sides = text.split(separator: "=", maxSplits: 1).map(String.init)
    let wrong = ValidationError(Phrase("'\(text)' is not a name and its weights, as name=50,40,10"))
    guard sides.count == 2, let choice = WeightChoice(argument: sides[1]) else { throw wrong }
    let named = choice.mapping.map { $0.sorted { $0.key < $1.key } }
    let weights = named?.map(\.value) ?? choice.list ?? []
    guard weights.contains(where: { $0 > 0 }) else { throw wrong }
    return NamedWeights(name: sides[0], weights: weights, components: named?.map(\.key))
  }

  func validate() throws {
    try validateScale()
    guard top?.values.allSatisfy({ $0 > 0 }) ?? true else {
      throw ValidationError(Phrase("--top: give whole numbers of 1 or more, as 3,10,20"))
    }
    let cuts = gradeCuts?.values ?? []
    guard cuts.allSatisfy({ $0 > 0 }), zip(cuts, cuts.dropFirst()).allSatisfy(<) else {
      throw ValidationError(
        Phrase(
          "--grade-cuts: give whole numbers of 1 or more, each greater than the one before, as 10,40"
        ))
    }
    guard accuracy.map({ $0 > 0 && $0 < 1 }) ?? true else {
      throw ValidationError(Phrase("--accuracy: give a number between 0 and 1, as 0.0006"))
    }
    if components == nil {
      guard unit == nil, normalise == nil, aggregate == nil else {
        throw ValidationError(
          Phrase("--unit, --normalise and --aggregate are for plain tables; give --components too"))
      }
    } else if input.columns != nil {
      throw ValidationError(
        Phrase("--columns is for rounds; --components and --unit name the columns of a plain table")
      )
    }
  }

  /// What the options of a scale need of each other.
  private func validateScale() throws {
    guard normalise != nil || (normaliseScale == nil && lowerIsBetter == nil && targets == nil)
    else {
      throw ValidationError(
        Phrase(
          "--normalise-scale, --lower-is-better and --targets need a scale; give --normalise too"))
    }
    guard let normalise else { return }
    if let values = normaliseScale?.values {
      guard normalise.hasParameters else {
        throw ValidationError(Phrase("--normalise-scale is for zscore and minmax"))
      }
      guard values.count == 2, values.allSatisfy(\.isFinite),
        normalise == .zScore ? values[1] > 0 : values[0] < values[1]
      else {
        throw ValidationError(
          Phrase(
            "--normalise-scale: give a mean and an SD above 0, or a lower and a higher end, as 1,100"
          ))
      }
    }
    guard (targets != nil) == (normalise == .distanceToTarget) else {
      throw ValidationError(
        Phrase("--targets and --normalise dist2targ belong together; give both"))
    }
  }

  private var scales: PlainScales? {
    normalise.map {
      PlainScales(
        $0, parameters: normaliseScale?.values, reversed: lowerIsBetter?.values ?? [],
        targets: targets?.list, targetsByComponent: targets?.mapping)
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
          hasSobolIndices: sobol, accuracy: accuracy,
          hasFullTables: fullTables ? true : nil))
      if let components {
        recipe.table = input.tableSource
        recipe.plainWeights = PlainWeightOptions(
          components: components.values, unit: unit ?? "unit", weights: input.weights?.list,
          weightsByComponent: input.weights?.mapping, scales: scales, aggregation: aggregate)
      } else {
        recipe.round = try input.source()
      }
      try output.carryOut(recipe, threads: threads.threads)
    }
  }
}
