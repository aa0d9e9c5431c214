import MixedModels
import Phrases
import Statistics
import TableIO

/// The columns of a variance study as the model reads them.
struct VarianceInput {
  private let response: NumberColumn
  private let complete: CompleteRows
  let random: [RandomFactor]
  let fixed: [LeastSquaresTerm]
  let weights: [Double]?
  let notices: [Phrase]

  private typealias Labels = (name: String, labels: TableCodes)

  /// A fixed column before incomplete rows are left out.
  private enum FixedColumn {
    case covariate(name: String, values: NumberColumn)
    case power(name: String, base: NumberColumn, exponent: Int)
    case factor(name: String, labels: TableCodes)
  }

  init(_ table: LongTable, _ options: VarianceOptions) throws(AppraisalError) {
    let response = try table.exactColumn(options.response)
    let random = try Self.randomColumns(table, options)
    let fixed = try options.fixed.map { term throws(AppraisalError) in
      try Self.fixedColumn(table, term)
    }
    let weights = try options.weights.map { name throws(AppraisalError) in
      try table.numberColumn(name)
    }
    var blanks = [response.blanks] + (weights.map { [$0.blanks] } ?? [])
    var labels = random.map(\.labels)
    for column in fixed {
      switch column {
      case .covariate(_, let values), .power(_, let values, _): blanks.append(values.blanks)
      case .factor(_, let own): labels.append(own)
      }
    }
    let complete = CompleteRows(count: table.rowCount, blanks: blanks, labels: labels)
    self.response = response
    self.complete = complete
    self.random = random.map { complete.factor($0.labels, name: $0.name) }
    self.fixed = fixed.map { column in
      switch column {
      case .covariate(let name, let values):
        return .covariate(name: name, values: complete.exact(values))
      case .power(let name, let base, let exponent):
        return .covariate(name: name, values: complete.exact(base).map { $0.power(exponent) })
      case .factor(let name, let labels):
        let factor = complete.factor(labels, name: name, isSorted: true)
        return .factor(name: name, levels: factor.levels, codes: factor.codes)
      }
    }
    self.weights = weights.map { complete.rounded($0) }
    notices = complete.notices
  }

  /// The response with all its digits, one per complete row.
  var exactResponse: [DoubleDouble] { complete.exact(response) }
  /// The response less its first value, one per complete row.
  var offsetResponse: OffsetValues { complete.offset(response) }

  /// Random factors by the terms of the options, nested ones as combinations with their outer.
  private static func randomColumns(
    _ table: LongTable, _ options: VarianceOptions
  ) throws(AppraisalError) -> [Labels] {
    try options.randomTerms.map { term throws(AppraisalError) -> Labels in
      (term.name, try table.labels(ofTerm: term.columns))
    }
  }

  /// The column of a term written `factor(column)`; nil for others.
  static func factorName(_ term: String) -> String? {
    guard term.hasPrefix("factor("), term.hasSuffix(")") else { return nil }
    return String(term.dropFirst(7).dropLast())
  }

  private static func fixedColumn(
    _ table: LongTable, _ term: String
  ) throws(AppraisalError) -> FixedColumn {
    let factor = factorName(term)
    let (isForced, name) = (factor != nil, factor ?? term)
    if !isForced, let power = Power(term), !table.header.contains(term) {
      let base = try table.exactColumn(power.base)
      guard
        (0..<base.count).allSatisfy({ row in
          let size = abs(base.exact(row).power(power.exponent).head)
          return size == 0 || NumberColumn.squareable.contains(size)
        })
      else {
        throw AppraisalError(
          .badData,
          Phrase(
            "'\(term)' is too large or too small to be squared; give column \(power.base) in another "
              + "unit"))
      }
      return .power(name: term, base: base, exponent: power.exponent)
    }
    if !isForced, try table.isNumeric(name) {
      return .covariate(name: name, values: try table.exactColumn(name))
    }
    return .factor(name: name, labels: try table.labels(ofTerm: name))
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

extension VarianceOptions {
  /// What a study reads of its table, by name of the column.
  var columns: [String: TableColumns.Use] {
    var uses: [String: TableColumns.Use] = [:]
    func note(_ term: String, _ use: TableColumns.Use) {
      for part in term.split(separator: ":") { uses[String(part), default: []].formUnion(use) }
    }
    uses[response] = .numbers
    if let weights { uses[weights, default: []].formUnion(.numbers) }
    for term in random + interactions { note(term, .labels) }
    for nesting in nested {
      note(nesting.inner, .labels)
      note(nesting.outer, .labels)
    }
    for term in fixed {
      if let factor = VarianceInput.factorName(term) {
        note(factor, .labels)
      } else {
        uses[term, default: []].formUnion(.numbersOrLabels)
        if let power = VarianceInput.Power(term) {
          uses[power.base, default: []].formUnion(.numbers)
        }
      }
    }
    return uses
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
