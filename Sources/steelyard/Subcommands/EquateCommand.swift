import ArgumentParser
import Equating
import Phrases
import SteelyardKit

struct EquateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "equate",
    abstract: Phrase("Put scores of one form of a test on the scale of another.").asked,
    usage: """
      steelyard equate <file of X> <file of Y> [--anchor v] [options]
             steelyard equate <file> --score x,y [options]
             steelyard equate <file> --score s --frequency fx,fy [options]
             steelyard equate <file> --form f --forms X,Y [options]
      """,
    discussion: Phrase(
      """
      Without an anchor, groups are taken as equivalent: mean, linear, equipercentile
      and kernel. With one: tucker, tucker-mean, levine, levine-mean, levine-true,
      chained-linear, braun-holland, frequency-estimation, chained-equipercentile and
      kernel-frequency-estimation. Where two names are given, X's comes first.
      """
    ).asked + """


      Examples:
        steelyard equate f.csv --score score --frequency x,y --degree 3
        steelyard equate x.csv y.csv --score total --anchor v --w1 1 --bootstrap 200
      """)

  @Argument(
    help: Phrase("A CSV or Excel file with scores of form X, or of both; - is standard input.").help
  )
  var file: String
  @Argument(help: Phrase("A file with scores of form Y, if it is another one.").help) var fileY:
    String?
  @OptionGroup var tables: TableFileOptions
  @Option(help: Phrase("Column with the scores, or one of X and one of Y, as x,y.").help)
  var score: CommaList<String>?
  @Option(help: Phrase("Column with the anchor scores, or one of X and one of Y.").help)
  var anchor: CommaList<String>?
  @Option(
    help: Phrase("Column that says how many examinees a row stands for, or one of X and one of Y.")
      .help)
  var frequency: CommaList<String>?
  @Option(help: Phrase("Column that names the form of a row.").help) var form: String?
  @Option(help: Phrase("Names of X and Y in the column --form, as new,old.").help) var forms:
    CommaList<String>?
  @Option(
    help: Phrase("All scores X can give, as 0,40 or 0,40,0.5; those that occur if not given.").help)
  var scaleX: CommaList<Double>?
  @Option(help: Phrase("All scores Y can give, as 0,40 or 0,40,0.5.").help) var scaleY:
    CommaList<Double>?
  @Option(help: Phrase("All scores the anchor can give, as 0,12.").help) var scaleAnchor:
    CommaList<Double>?
  @Option(help: Phrase("Methods, such as linear,equipercentile; the usual ones if not given.").help)
  var method: CommaList<EquatingMethodName>?
  @Option(
    name: .customLong("w1"),
    help: Phrase("Weight of the group that took X in the synthetic population, 0 to 1.").help)
  var weight: Double?
  @Flag(help: Phrase("The anchor's items do not count in the scores.").help) var external = false
  @Option(
    help: Phrase("Moments that log-linear presmoothing keeps, for both forms or as X,Y.").help)
  var degree: CommaList<Int>?
  @Option(
    help: Phrase("Moments of the anchor that presmoothing keeps; --degree if not given.").help)
  var anchorDegree: CommaList<Int>?
  @Option(
    help: Phrase("Cross moments of scores and anchor that presmoothing keeps; 1 if not given.").help
  )
  var crossDegree: CommaList<Int>?
  @Option(
    help: Phrase("SD of the kernel in points, for both forms or as X,Y; the best if not given.")
      .help)
  var bandwidth: CommaList<Double>?
  @Option(help: Phrase("Number of bootstrap samples for standard errors.").help) var bootstrap = 0
  @Option(help: Phrase("Seed for all random draws.").help) var seed: UInt64 = 1
  @OptionGroup var threads: ThreadOptions
  @OptionGroup var output: OutputOptions

  /// The scale that an option names.
  private static func scale(
    _ name: String, _ list: CommaList<Double>?
  ) throws -> ScoreScale? {
    guard let values = list?.values else { return nil }
    let step = values.count > 2 ? values[2] : 1
    let steps = values.count > 1 ? (values[1] - values[0]) / step : 0
    guard (2...3).contains(values.count), values.allSatisfy(\.isFinite), step > 0, steps >= 1,
      abs(steps - steps.rounded()) < 1e-6, steps < ScoreScale.most
    else {
      throw ValidationError(
        Phrase("\(name): give the least and the greatest score and the step, as 0,40 or 0,40,0.5"))
    }
    return ScoreScale(least: values[0], step: step, count: Int(steps.rounded()) + 1)
  }

  /// The value of a form: a list of one is of both.
  private static func own<Value>(
    _ name: String, _ list: CommaList<Value>?, _ place: Int
  ) throws -> Value? {
    guard let values = list?.values else { return nil }
    guard values.count <= 2 else {
      throw ValidationError(Phrase("\(name): give one value, or one of X and one of Y"))
    }
    return values.count > place ? values[place] : values[0]
  }

  private func smoothing(_ place: Int) throws -> PresmoothingDegrees? {
    guard let degree = try Self.own("--degree", degree, place) else {
      if anchorDegree != nil || crossDegree != nil {
        throw ValidationError(Phrase("--anchor-degree and --cross-degree need --degree"))
      }
      return nil
    }
    if anchor == nil, anchorDegree != nil || crossDegree != nil {
      throw ValidationError(Phrase("--anchor-degree and --cross-degree need --anchor"))
    }
    return PresmoothingDegrees(
      scores: degree, anchor: try Self.own("--anchor-degree", anchorDegree, place),
      cross: try Self.own("--cross-degree", crossDegree, place) ?? 1)
  }

  private func options() throws -> EquatingOptions {
    if anchor == nil, external || scaleAnchor != nil {
      throw ValidationError(Phrase("--external and --scale-anchor need --anchor"))
    }
    func columns(_ list: CommaList<String>?) throws -> EquatingOptions.Columns? {
      try list.map { try EquatingOptions.Columns($0.values) }
    }
    return EquatingOptions(
      scores: try columns(score) ?? EquatingOptions.Columns("score"),
      anchor: try columns(anchor), frequencies: try columns(frequency), formColumn: form,
      formNames: forms?.values ?? [], scaleX: try Self.scale("--scale-x", scaleX),
      scaleY: try Self.scale("--scale-y", scaleY),
      scaleAnchor: try Self.scale("--scale-anchor", scaleAnchor),
      methods: method?.values.map(\.method) ?? [], weight: weight, isAnchorInternal: !external,
      smoothingX: try smoothing(0), smoothingY: try smoothing(1),
      bandwidths: bandwidth?.values ?? [], replicates: bootstrap, seed: seed)
  }

  func validate() throws {
    if file == "-" && fileY == "-" {
      throw ValidationError(Phrase("standard input can hold one of the two files only"))
    }
  }

  func run() throws {
    try output.console.exiting {
      var recipe = RunRecipe(.equate)
      func source(_ path: String) -> TableSource {
        TableSource(path: path, encoding: tables.encoding, sheet: tables.sheet)
      }
      recipe.table = source(file)
      recipe.secondTable = fileY.map(source)
      recipe.equating = try options()
      try output.carryOut(recipe, threads: threads.threads)
    }
  }
}

/// A method as it is written on the command line.
struct EquatingMethodName: LosslessStringConvertible, Sendable {
  let method: EquatingMethod

  init?(_ text: String) {
    guard let method = EquatingMethod(rawValue: text) else { return nil }
    self.method = method
  }

  var description: String { method.rawValue }
}
