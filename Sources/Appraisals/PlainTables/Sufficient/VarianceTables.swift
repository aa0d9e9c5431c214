public import Assessments
import MixedModels
public import Phrases
import Statistics
import TableIO

/// The tables that the queries of `VarianceQueries` make, read and found to agree with each other.
public struct VarianceTables: Sendable {
  /// Every file that was read, by its name in the folder.
  public let inputs: [InputFile]
  /// How many rows the database left out, in a sentence; empty where none was.
  public let notices: [Phrase]
  let terms: [TableTerm]
  let totals: SufficientTables.Totals
  /// By place of the term; only factors have some.
  let levels: [Int: SufficientTables.Levels]
  let pairs: [[Int]: LevelPairs]

  /// Reads a folder.
  ///
  /// - Parameter shownPath: what messages call the folder, where it is not the path.
  /// - Throws: `AppraisalError`, naming the file and the row where a table is missing, is not of the
  ///   form that the queries give, or contradicts another.
  /// - Complexity: linear in the rows of all tables.
  public init(path: String, shownPath: String? = nil) throws(AppraisalError) {
    var folder = try TableFolder(path: path, shown: shownPath ?? path)
    let terms = try Self.terms(&folder)
    let model = SufficientModel(terms: terms)
    let totals = try model.totals(&folder)
    var levels: [Int: SufficientTables.Levels] = [:]
    var pairs: [[Int]: LevelPairs] = [:]
    var places: [Int: LevelPlaces] = [:]
    for place in model.counted {
      let read = try model.levels(place, totals.sums, &folder)
      (levels[place], places[place]) = (read.levels, read.places)
    }
    for (index, first) in model.counted.enumerated() {
      for second in model.counted[(index + 1)...] {
        guard let a = places[first], let b = places[second] else { continue }
        pairs[[first, second]] = try model.pairs((first, a), (second, b), &folder)
      }
    }
    self.terms = terms
    self.totals = totals.sums
    self.levels = levels
    self.pairs = pairs
    inputs = folder.inputs
    notices = Self.notices(totals.tableRows, used: totals.sums.rowCount)
  }

  private static func terms(_ folder: inout TableFolder) throws(AppraisalError) -> [TableTerm] {
    let table = try folder.read(SufficientTable.terms, header: SufficientTable.termColumns)
    let places = try table.numbers(0, named: SufficientTable.termColumns[0])
    let parts = try table.numbers(3, named: SufficientTable.termColumns[3])
    let order = places.indices.sorted { places[$0] < places[$1] }
    let terms = order.map { row -> TableTerm? in
      guard let role = TableTerm.Role(rawValue: table.text(row, 1)),
        (1...100).contains(parts[row])
      else { return nil }
      // The parts' own names are in the queries alone.
      let columns = [String](repeating: "", count: Int(parts[row]))
      return TableTerm(role: role, name: table.text(row, 2), columns: columns)
    }
    let found = terms.compactMap { $0 }
    guard found.count == terms.count, order.map({ places[$0] }) == places.indices.map(Double.init),
      found.indices.filter({ found[$0].role == .response }) == [0],
      found.count(where: { $0.role == .random }) > 0,
      found.indices.filter({ found[$0].role == .weights }).allSatisfy({ $0 == found.count - 1 })
    else {
      throw AppraisalError(
        .badData,
        Phrase(
          "\(table.name): these are not the terms that 'steelyard sql' asks for; make the tables again"
        ))
    }
    return found
  }

  private static func notices(_ all: Int, used: Int) -> [Phrase] {
    switch all - used {
    case 0: []
    case 1: [Phrase("1 of \(all) rows has a blank or N.A. cell: left out")]
    default: [Phrase("\(all - used) of \(all) rows have a blank or N.A. cell: left out")]
    }
  }

  /// The options with the model of the tables in them.
  public func completed(_ options: VarianceOptions) -> VarianceOptions {
    func names(_ role: TableTerm.Role) -> [String] {
      terms.filter { $0.role == role }.map(\.name)
    }
    var options = options
    options.response = terms[0].name
    options.random = names(.random)
    options.fixed = terms.compactMap { term in
      switch term.role {
      case .covariate: term.name
      case .factor: "factor(\(term.name))"
      case .response, .random, .weights: nil
      }
    }
    options.weights = names(.weights).first
    return options
  }

  func sufficient() throws(MixedModelsError) -> SufficientTables {
    let counted = terms.indices.filter { terms[$0].isCounted }
    return try SufficientTables(
      totals,
      random: counted.filter { terms[$0].role == .random }.compactMap { levels[$0] },
      fixed: terms.indices.compactMap { place in
        switch terms[place].role {
        case .covariate: .covariate(name: terms[place].name)
        case .factor: levels[place].map { .factor($0) }
        case .response, .random, .weights: nil
        }
      }
    ) { first, second in
      pairs[[counted[first], counted[second]]] ?? LevelPairs(first: [], second: [], weights: [])
    }
  }

  /// Between and within the levels of the only factor, where nothing else explains the response.
  var oneWay: [AnovaRow] {
    guard terms.count == 2, let factor = levels[1] else { return [] }
    let (n, count) = (Double(totals.rowCount), Double(factor.levels.count))
    let sum = factor.response.reduce(0, +)
    let means = zip(factor.response, factor.weights).map { $0 / $1 }
    let between = zip(means, factor.weights).reduce(0) { squares, level in
      let gap = level.0 - sum / n
      return squares + level.1 * gap * gap
    }
    let within = max(0, totals.products[0] - sum * sum / n - between)
    let df = n - count
    return [
      AnovaRow(
        source: factor.name, df: count - 1, squares: between,
        error: df > 0 ? (within / df, df) : nil),
      AnovaRow(source: "Residual", df: df, squares: within),
    ]
  }
}

/// Where a level of a factor stands among its levels, by its label or the parts of it.
struct LevelPlaces {
  let places: [[String]: Int32]
  let names: [String]
  /// Number of rows and sum of weights of each.
  let rows: [Double]
  let weights: [Double]
  /// What messages call the table.
  let table: String
}
