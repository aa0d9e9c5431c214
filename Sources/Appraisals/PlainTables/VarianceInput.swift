import MixedModels
import Phrases
import Statistics
import TableIO

/// The columns of a variance study as the model reads them.
struct VarianceInput {
  let response: [DoubleDouble]
  let random: [RandomFactor]
  let fixed: [LeastSquaresTerm]
  let weights: [Double]?
  let notices: [Phrase]

  private typealias Labels = (name: String, labels: TableCodes)

  /// A fixed column before incomplete rows are left out.
  private enum FixedColumn {
    case covariate(name: String, values: [DoubleDouble?])
    case factor(name: String, labels: TableCodes)
  }

  init(_ table: LongTable, _ options: VarianceOptions) throws(AppraisalError) {
    let response = try table.exactNumbers(options.response)
    let random = try Self.randomColumns(table, options)
    let fixed = try options.fixed.map { term throws(AppraisalError) in
      try Self.fixedColumn(table, term)
    }
    let weights = try options.weights.map { name throws(AppraisalError) in
      try table.numbers(name)
    }
    var numbers = [response.map { $0?.head }] + (weights.map { [$0] } ?? [])
    var labels = random.map(\.labels)
    for column in fixed {
      switch column {
      case .covariate(_, let values): numbers.append(values.map { $0?.head })
      case .factor(_, let own): labels.append(own)
      }
    }
    let complete = CompleteRows(count: table.rowCount, numbers: numbers, labels: labels)
    self.response = complete.values(response)
    self.random = random.map { complete.factor($0.labels, name: $0.name) }
    self.fixed = fixed.map { column in
      switch column {
      case .covariate(let name, let values):
        return .covariate(name: name, values: complete.values(values))
      case .factor(let name, let labels):
        let factor = complete.factor(labels, name: name, isSorted: true)
        return .factor(name: name, levels: factor.levels, codes: factor.codes)
      }
    }
    self.weights = weights.map { complete.values($0) }
    notices = complete.notices
  }

  /// Random factors by the terms of the options, nested ones as combinations with their outer.
  private static func randomColumns(
    _ table: LongTable, _ options: VarianceOptions
  ) throws(AppraisalError) -> [Labels] {
    try options.randomTerms.map { term throws(AppraisalError) -> Labels in
      (term.name, try table.labels(ofTerm: term.columns))
    }
  }

  private static func fixedColumn(
    _ table: LongTable, _ term: String
  ) throws(AppraisalError) -> FixedColumn {
    let forced = Self.forcedFactor(term)
    let (isForced, name) = (forced != nil, forced ?? term)
    if !isForced, let power = Power(term), !table.table.header.contains(term) {
      let values = try table.exactNumbers(power.base).map { $0?.power(power.exponent) }
      guard
        values.allSatisfy({ value in
          value.map { $0.head == 0 || LongTable.squareable.contains(abs($0.head)) } ?? true
        })
      else {
        throw AppraisalError(
          .badData,
          Phrase(
            "'\(term)' is too large or too small to be squared; give column \(power.base) in another "
              + "unit"))
      }
      return .covariate(name: term, values: values)
    }
    if !isForced, try table.isNumeric(name) {
      return .covariate(name: name, values: try table.exactNumbers(name))
    }
    return .factor(name: name, labels: try table.labels(ofTerm: name))
  }

  /// The column of a term written `factor(column)`; nil for other terms.
  static func forcedFactor(_ term: String) -> String? {
    term.hasPrefix("factor(") && term.hasSuffix(")") ? String(term.dropFirst(7).dropLast()) : nil
  }

  /// A column and the power it is raised to, written `x^3`.
  struct Power {
    let base: String
    let exponent: Int

    init?(_ term: String) {
      let sides = term.split(separator: "^", omittingEmptySubsequences: false)
      guard sides.count == 2, !sides[0].isEmpty, let exponent = Int(sides[1]),
        (1...40).contains(exponent)
      else { return nil }
      base = String(sides[0])
      self.exponent = exponent
    }
  }
}

extension LeastSquaresTerm {
  /// The term as mixed models read it, in doubles.
  var rounded: FixedTerm {
    switch self {
    case .covariate(let name, let values): .covariate(name: name, values: values.map(\.head))
    case .factor(let name, let levels, let codes):
      .factor(name: name, levels: levels, codes: codes)
    }
  }
}
