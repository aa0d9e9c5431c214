public import Agreement
import MixedModels
public import Phrases
import Statistics

/// A decision study with its cost and intervals.
public struct DecisionRow: Sendable {
  /// Why a search chose a design.
  public enum Choice: String, Sendable {
    /// The greatest coefficient that the budget buys.
    case bestWithinBudget = "best within the budget"
    /// The least cost that reaches the target.
    case cheapestToTarget = "cheapest to the target"
    /// Both.
    case both = "best within the budget, cheapest to the target"
  }

  /// Variances and coefficients.
  public let decision: DecisionStudy
  /// Of the coefficients.
  public let intervals: CoefficientIntervals
  /// By the prices; nil without any.
  public let cost: Double?
  /// nil for a design that no search chose.
  public let choice: Choice?
}

/// Where the scores of a plain table vary, and how many conditions would make them dependable.
public struct GeneralizabilityResult: Sendable {
  /// What was asked for.
  public let options: GeneralizabilityOptions
  /// The variance components of the design.
  public let study: GeneralizabilityStudy
  /// What measurements with other numbers of conditions would be worth; the study's own first.
  public let rows: [DecisionRow]
  /// What searches found, one sentence each.
  public let findings: [Phrase]
  /// What was met on the way that a reader of the numbers has to know.
  public let notices: [Phrase]

  /// The decision studies alone.
  public var decisions: [DecisionStudy] { rows.map(\.decision) }

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
    try options.check(isSeveral: false)
    let design = try options.design()
    let fixed = try options.fixedPositions(design)
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
    let search = try CostSearch(study, options, fixed: fixed)
    let found = search?.found ?? []
    let source = IntervalSource(study, fixed: fixed, options: options.intervals)
    let grid = Self.grid(study, options.sizes, fixed)
    rows = (grid + found.map(\.sizes).filter { !grid.contains($0) }.uniqued).map { sizes in
      DecisionRow(
        decision: DecisionStudy(study, sizes: sizes, cut: options.cut, fixed: fixed),
        intervals: source.intervals(sizes: sizes), cost: search?.cost.total(sizes),
        choice: search?.choice(sizes))
    }
    findings = search?.sentences ?? []
    notices =
      table.notices + complete.notices
      + (study.isBalanced
        ? []
        : [
          Phrase("the design is not balanced: components are by REML"),
          Phrase("coefficients have no intervals: the design is not balanced"),
        ])
      + study.components.filter { $0.varianceByMeanSquares ?? 0 < 0 }.map {
        Phrase("component \($0.name) is negative by mean squares: 0 in the D study")
      } + (search?.notices ?? [])
  }

  /// Numbers of conditions, one list per D study: those of the study, then every combination.
  private static func grid(
    _ study: GeneralizabilityStudy, _ asked: [GeneralizabilityOptions.FacetSizes],
    _ fixed: Set<Int>
  ) -> [[Double]] {
    let asked = Dictionary(
      asked.map { ($0.facet, $0.sizes) }, uniquingKeysWith: { _, last in last })
    let observed = Array(study.sizes.dropFirst())
    let lists = observed.enumerated().map { place, own -> [Double] in
      if fixed.contains(place + 1) { return [own] }
      return asked[study.design.indices[place + 1]]
        ?? (asked.isEmpty ? Set([1, 2, 5, 10, own]).sorted() : [own])
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

extension [[Double]] {
  /// Each list once, in order of first appearance.
  fileprivate var uniqued: [[Double]] {
    reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
