import ArgumentParser
import MixedModels
import Phrases
import Reporting
import TableIO

struct VarianceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "variance",
    abstract: "Split the variance of any long table into components.",
    discussion: """
      Examples:
        steelyard variance scores.csv --response y --random unit,assessor
        steelyard variance r.csv --response y --random unit --nested assessor/team
      """)

  @OptionGroup var input: FileOptions
  @Option(help: "Column of the numbers to explain.") var response: String
  @Option(help: "Columns with random levels, as a,b,c; a:b is their combination.")
  var random: String
  @Option(help: "Factors whose names mean another level in each group, as inner/outer,…")
  var nested: String?
  @Option(help: "Combinations with a variance of their own, as a:b,…")
  var interaction: String?
  @Option(help: "Columns with fixed effects; numbers are covariates unless factor(x).")
  var fixed: String?
  @Option(help: "Column of precision weights.") var weights: String?
  @Flag(help: "Maximum likelihood instead of REML.") var ml = false
  @Flag(help: "Intervals by profile likelihood in place of Wald's.") var profile = false
  @Flag(help: "Test each variance against zero by likelihood ratio.") var tests = false
  @Flag(help: "Write the predicted effect of every level too.") var effects = false
  @OptionGroup var output: OutputOptions

  func run() throws {
    try exiting {
      let data = try VarianceInput(self).data
      let fit: MixedModelFit
      var ratios: [LikelihoodRatioTest] = []
      var intervals: [ProfileInterval] = []
      do {
        let model = try MixedModel(data)
        fit = try model.fit(ml ? .ml : .reml, effects: effects)
        if profile { intervals = model.profileIntervals(around: fit) }
        if tests { ratios = try model.likelihoodRatioTests(against: fit) }
      } catch {
        throw Failure(code: 1, sentence: Phrase("no variance components: \(error)"))
      }
      for name in fit.droppedFixed {
        say(Phrase("fixed column \(name) repeats earlier ones: left out"))
      }
      say(fit.sentence)
      let tables =
        [fit.componentTable(intervals), fit.fixedTable] + (effects ? [fit.effectTable] : [])
        + (tests ? [ratios.table] : [])
      try output.write(tables, facts: fit.facts)
    }
  }
}

/// The columns of a variance command as the model reads them.
struct VarianceInput {
  let data: MixedModelData

  init(_ command: VarianceCommand) throws {
    let table = try command.input.table()
    func list(_ text: String?) -> [String] {
      (text ?? "").split(separator: ",").map { $0.filter { $0 != " " } }.map { String($0) }
    }
    let response = try table.numbers(command.response)
    var inner: [String: String] = [:]
    for pair in list(command.nested) {
      let sides = pair.split(separator: "/").map(String.init)
      guard sides.count == 2 else {
        throw ValidationError("--nested: '\(pair)' is not of the form inner/outer")
      }
      inner[sides[0]] = sides[1]
    }
    var terms = list(command.random)
    for name in inner.keys.sorted() where !terms.contains(name) { terms.append(name) }
    terms += list(command.interaction)
    let factors = try terms.map { term in
      try table.factor(inner[term].map { "\($0):\(term)" } ?? term, named: term)
    }
    var covariates: [(name: String, values: [Double?])] = []
    var fixedFactors: [(name: String, labels: TableCodes)] = []
    var order: [(isFactor: Bool, index: Int)] = []
    for term in list(command.fixed) {
      let forced = term.hasPrefix("factor(") && term.hasSuffix(")")
      let name = forced ? String(term.dropFirst(7).dropLast()) : term
      if try !forced && table.isNumeric(name) {
        order.append((false, covariates.count))
        covariates.append((name, try table.numbers(name)))
      } else {
        order.append((true, fixedFactors.count))
        fixedFactors.append((name, try table.factor(name).labels))
      }
    }
    let weights = try command.weights.map { try table.numbers($0) }
    let complete = CompleteRows(
      count: table.rowCount,
      numbers: [response] + covariates.map(\.values) + (weights.map { [$0] } ?? []),
      labels: factors.map(\.labels) + fixedFactors.map(\.labels))
    if complete.dropped > 0 {
      say(
        Phrase("\(complete.dropped) of \(table.rowCount) rows have a blank or N.A. cell: left out"))
    }
    let fixed = order.map { place -> FixedTerm in
      if place.isFactor {
        let (name, labels) = fixedFactors[place.index]
        let factor = complete.factor(labels, name: name, sorted: true)
        return .factor(name: name, levels: factor.levels, codes: factor.codes)
      }
      let (name, values) = covariates[place.index]
      return .covariate(name: name, values: complete.values(values))
    }
    do {
      data = try MixedModelData(
        response: complete.values(response),
        random: factors.map { complete.factor($0.labels, name: $0.name) }, fixed: fixed,
        weights: weights.map { complete.values($0) })
    } catch {
      throw Failure(code: 1, sentence: Phrase("no variance components: \(error)"))
    }
  }
}
