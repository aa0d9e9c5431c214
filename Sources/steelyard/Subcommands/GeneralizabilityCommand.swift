import Agreement
import ArgumentParser
import Phrases
import Reporting

struct GeneralizabilityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gstudy",
    abstract: "Find where scores vary and how many conditions make them dependable.",
    discussion: """
      Examples:
        steelyard gstudy scores.csv --object p --facets i
        steelyard gstudy scores.csv --object p --facets r:t --sizes t=1,2,4 --cut 4
      """)

  @OptionGroup var input: FileOptions
  @Option(help: "Column of the objects of measurement.") var object: String
  @Option(help: "Columns of the facets: i, or i,o crossed, or r:t for r within t.")
  var facets: String
  @Option(help: "Column of the numbers.") var score = "score"
  @Option(help: "Numbers of conditions to try, as i=5,10; may be repeated, one facet each.")
  var sizes: [String] = []
  @Option(help: "Cut score of Phi(lambda).") var cut: Double?
  @OptionGroup var output: OutputOptions

  func run() throws {
    try exiting {
      let design: MeasurementDesign
      do { design = try MeasurementDesign(object: object, facets: facets) } catch {
        throw ValidationError("--facets: \(error)")
      }
      let table = try input.table()
      let scores = try table.numbers(score)
      let labels = try design.indices.map { try table.labels($0) }
      let complete = CompleteRows(count: table.rowCount, numbers: [scores], labels: labels)
      if complete.dropped > 0 {
        say(Phrase("\(complete.dropped) rows have a blank cell: left out"))
      }
      let codes = zip(labels, design.indices).map { complete.factor($0, name: $1).codes }
      let study: GeneralizabilityStudy
      do {
        study = try GeneralizabilityStudy(design, scores: complete.values(scores), codes: codes)
      } catch {
        throw Failure(code: 1, sentence: Phrase("no G study: \(error)"))
      }
      if !study.isBalanced { say(Phrase("the design is not balanced: components are by REML")) }
      for component in study.components where component.varianceByMeanSquares ?? 0 < 0 {
        say(Phrase("component \(component.name) is negative by mean squares: 0 in the D study"))
      }
      try output.write([study.table, study.decisions(grid: try grid(study), cut: cut)])
    }
  }

  /// Conditions to try: as asked for, else those of the study and small numbers.
  private func grid(_ study: GeneralizabilityStudy) throws -> [[Double]] {
    let facets = Array(study.design.indices.dropFirst())
    var asked: [String: [Double]] = [:]
    for text in sizes {
      let sides = text.split(separator: "=", maxSplits: 1).map(String.init)
      let numbers = sides.last?.split(separator: ",").compactMap { Double($0) } ?? []
      guard sides.count == 2, facets.contains(sides[0]), !numbers.isEmpty,
        numbers.allSatisfy({ $0 >= 1 })
      else { throw ValidationError("--sizes: '\(text)' is not facet=numbers") }
      asked[sides[0]] = numbers
    }
    let lists = facets.enumerated().map { index, facet -> [Double] in
      if let own = asked[facet] { return own }
      let observed = study.sizes[index + 1]
      return asked.isEmpty ? Array(Set([1, 2, 5, 10, observed])).sorted() : [observed]
    }
    let observed = Array(study.sizes.dropFirst())
    let combinations = lists.reduce([[]]) { rows, list in
      rows.flatMap { row in list.map { row + [$0] } }
    }
    return [observed] + combinations.filter { $0 != observed }
  }
}

extension GeneralizabilityStudy {
  var table: ResultTable {
    let total = components.reduce(0) { $0 + $1.variance }
    return ResultTable(
      name: "gstudy",
      columns: ["term", "df", "ss", "ms", "variance", "variance_reml", "share"],
      rows: components.map { component in
        [
          .text(component.name), .exact(component.df), .exact(component.sumOfSquares),
          .exact(component.meanSquare),
          .exact(component.varianceByMeanSquares ?? component.variance),
          .exact(component.varianceByREML), .exact(component.variance / total),
        ]
      })
  }

  func decisions(grid: [[Double]], cut: Double?) -> ResultTable {
    ResultTable(
      name: "dstudy",
      columns: design.indices.dropFirst().map { "n_\($0)" } + [
        "relative_error", "absolute_error", "e_rho_squared", "phi", "phi_lambda",
      ],
      rows: grid.map { sizes in
        let study = DecisionStudy(self, sizes: sizes, cut: cut)
        return sizes.map { .exact($0) } + [
          .exact(study.relativeErrorVariance), .exact(study.absoluteErrorVariance),
          .exact(study.generalizability), .exact(study.dependability),
          .exact(study.dependabilityAtCut),
        ]
      })
  }
}
