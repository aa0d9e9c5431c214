public import Agreement
import MixedModels
public import Phrases
import Statistics

/// Where the scores of a plain table vary, and how many conditions would make them dependable.
public struct GeneralizabilityResult: Sendable {
  /// What was asked for.
  public let options: GeneralizabilityOptions
  /// The variance components of the design.
  public let study: GeneralizabilityStudy
  /// What measurements with other numbers of conditions would be worth; the study's own first.
  public let decisions: [DecisionStudy]
  /// What was met on the way that a reader of the numbers has to know.
  public let notices: [Phrase]

  /// Makes the G study and its D studies.
  ///
  /// - Parameters:
  ///   - table: one row per score; rows with a blank in a column of the design are left out.
  ///   - options: the design and the numbers of conditions to try.
  /// - Throws: `AppraisalError` where a column does not exist, the options make no design, or the
  ///   scores allow no G study.
  public init(
    _ table: LongTable, _ options: GeneralizabilityOptions
  ) throws(AppraisalError) {
    self.options = options
    let design = try options.design()
    let scores = try table.exactNumbers(options.score)
    let labels = try design.indices.map { name throws(AppraisalError) in try table.labels(name) }
    let complete = CompleteRows(
      count: table.rowCount, numbers: [scores.map { $0?.head }], labels: labels)
    let codes = zip(labels, design.indices).map { complete.factor($0, name: $1).codes }
    let study: GeneralizabilityStudy
    do {
      let values = OffsetValues(complete.values(scores))
      study = try GeneralizabilityStudy(
        design, scores: values.values, origin: values.origin, codes: codes)
    } catch {
      throw AppraisalError(.impossible, Phrase("no G study: \(error)"))
    }
    self.study = study
    decisions = Self.grid(study, options.sizes).map {
      DecisionStudy(study, sizes: $0, cut: options.cut)
    }
    notices =
      table.notices + complete.notices
      + (study.isBalanced
        ? [] : [Phrase("the design is not balanced: components are by REML")])
      + study.components.filter { $0.varianceByMeanSquares ?? 0 < 0 }.map {
        Phrase("component \($0.name) is negative by mean squares: 0 in the D study")
      }
  }

  /// Numbers of conditions, one list per D study: those of the study, then every combination.
  private static func grid(
    _ study: GeneralizabilityStudy, _ asked: [GeneralizabilityOptions.FacetSizes]
  ) -> [[Double]] {
    let asked = Dictionary(
      asked.map { ($0.facet, $0.sizes) }, uniquingKeysWith: { _, last in last })
    let observed = Array(study.sizes.dropFirst())
    let lists = zip(study.design.indices.dropFirst(), observed).map { facet, own -> [Double] in
      asked[facet] ?? (asked.isEmpty ? Set([1, 2, 5, 10, own]).sorted() : [own])
    }
    let combinations = lists.reduce([[]]) { rows, list in
      rows.flatMap { row in list.map { row + [$0] } }
    }
    return [observed] + combinations.filter { $0 != observed }
  }

  /// Share of a component in the sum of all, as D studies use them.
  public func share(of component: GeneralizabilityComponent) -> Double {
    component.variance / study.components.reduce(0) { $0 + $1.variance }
  }
}
