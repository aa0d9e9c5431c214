import Phrases

/// A term of a model whose tables a database makes: its place is its number in their names.
struct TableTerm: Equatable, Sendable {
  enum Role: String, CaseIterable, Sendable {
    case response, random, covariate, factor, weights
  }

  let role: Role
  /// What results call it.
  let name: String
  /// Columns of the user's table; several are combined.
  let columns: [String]
  /// What a covariate is raised to.
  var power = 1

  /// Whether its levels are counted.
  var isCounted: Bool { role == .random || role == .factor }
  /// Whether its numbers are added up.
  var isSummed: Bool { role == .response || role == .covariate }

  /// The terms of a model: the response first, then random factors and fixed terms, weights last.
  ///
  /// A fixed term is a covariate unless it is written `factor(column)`: nothing is known of the data.
  static func all(of options: VarianceOptions) throws(AppraisalError) -> [TableTerm] {
    var terms = [TableTerm(role: .response, name: options.response, columns: [options.response])]
    terms += options.randomTerms.map {
      TableTerm(role: .random, name: $0.name, columns: parts($0.columns))
    }
    terms += options.fixed.map { term in
      if let factor = VarianceInput.factorName(term) {
        return TableTerm(role: .factor, name: factor, columns: parts(factor))
      }
      guard let power = VarianceInput.Power(term) else {
        return TableTerm(role: .covariate, name: term, columns: [term])
      }
      return TableTerm(
        role: .covariate, name: term, columns: [power.base], power: power.exponent)
    }
    if let weights = options.weights {
      terms.append(TableTerm(role: .weights, name: weights, columns: [weights]))
    }
    for term in terms where term.columns.isEmpty || term.columns.contains("") {
      throw AppraisalError(.badData, Phrase("'\(term.name)' names no column"))
    }
    return terms
  }

  private static func parts(_ term: String) -> [String] {
    term.split(separator: ":").map(String.init)
  }
}

/// Names of the tables, and of their columns by the place of a term.
enum SufficientTable {
  static let terms = "terms"
  static let totals = "totals"
  static func levels(_ place: Int) -> String { "levels_\(place)" }
  static func pairs(_ first: Int, _ second: Int) -> String { "pairs_\(first)_\(second)" }

  static let termColumns = ["place", "role", "name", "parts"]
  static let rowCount = "row_count"
  static let tableRows = "table_rows"
  static let weight = "weight"
  static let logWeight = "log_weight"
  static let leastWeight = "least_weight"
  static func mean(_ place: Int) -> String { "mean_\(place)" }
  static func sum(_ place: Int) -> String { "sum_\(place)" }
  static func product(_ first: Int, _ second: Int) -> String { "product_\(first)_\(second)" }
  /// Of a combination, one column per part.
  static func level(_ place: Int, parts: Int) -> [String] {
    parts == 1 ? ["level_\(place)"] : (1...parts).map { "level_\(place)_part_\($0)" }
  }
}
