/// A linear program whose costs are 0 or more: minimise cost · x over x ≥ 0 with row · x ≥ bound.
///
/// Such a program is dual feasible as it stands, so the dual simplex method needs no first phase.
/// Made for a few dozen variables and rows; rows should be of size 1 or so.
///
/// Source: Lemke (1954), Naval Research Logistics Quarterly 1, 36-47; Bland (1977), Mathematics of
/// Operations Research 2, 103-107, against cycles.
struct DualSimplex {
  /// What is below this is rounding, rows being of size 1.
  private static let tolerance = 1e-12
  /// Pivots by the steepest row, before Bland's rule takes over.
  private static let steepest = 60
  private static let most = 20_000

  private let variables: Int
  /// Slack × (structural variable …, constant): each row is its basic variable.
  private var table: [[Double]]
  /// Reduced costs.
  private var costs: [Double]
  private var basic: [Int]
  private var nonbasic: [Int]

  init(costs: [Double], rows: [[Double]], bounds: [Double]) {
    precondition(costs.allSatisfy { $0 >= 0 }, "costs of 0 or more")
    variables = costs.count
    self.costs = costs
    table = zip(rows, bounds).map { $0 + [-$1] }
    nonbasic = Array(0..<variables)
    basic = Array(costs.count..<costs.count + rows.count)
  }

  /// The values of the variables at the minimum; nil where nothing meets every row.
  consuming func minimum() -> [Double]? {
    for pivot in 0..<Self.most {
      guard let row = leaving(byNumber: pivot >= Self.steepest) else { return values }
      guard let column = entering(row) else { return nil }
      exchange(row, column)
    }
    return nil
  }

  private var values: [Double] {
    var result = Array(repeating: 0.0, count: variables)
    for (row, variable) in basic.enumerated() where variable < variables {
      result[variable] = table[row][variables]
    }
    return result
  }

  /// A row whose variable is negative.
  private func leaving(byNumber: Bool) -> Int? {
    let negative = table.indices.filter { table[$0][variables] < -Self.tolerance }
    return byNumber
      ? negative.min { basic[$0] < basic[$1] }
      : negative.min {
        (table[$0][variables], basic[$0]) < (table[$1][variables], basic[$1])
      }
  }

  /// The column that keeps every reduced cost at 0 or more.
  private func entering(_ row: Int) -> Int? {
    var best: (column: Int, ratio: Double)?
    for column in 0..<variables where table[row][column] > Self.tolerance {
      let ratio = costs[column] / table[row][column]
      if let found = best {
        let slack = Self.tolerance * max(1, found.ratio)
        if ratio > found.ratio + slack { continue }
        if ratio > found.ratio - slack, nonbasic[column] > nonbasic[found.column] { continue }
      }
      best = (column, ratio)
    }
    return best?.column
  }

  private mutating func exchange(_ row: Int, _ column: Int) {
    let pivot = table[row][column]
    var own = table[row].map { -$0 / pivot }
    own[column] = 1 / pivot
    table[row] = own
    for other in table.indices where other != row {
      let factor = table[other][column]
      guard factor != 0 else { continue }
      table[other][column] = 0
      for place in own.indices { table[other][place] += factor * own[place] }
    }
    let factor = costs[column]
    costs[column] = 0
    if factor != 0 {
      for place in 0..<variables { costs[place] = max(0, costs[place] + factor * own[place]) }
    }
    swap(&basic[row], &nonbasic[column])
  }
}
