import MixedModels
import Phrases

/// Reads the tables of a model and holds each against those before it.
struct SufficientModel {
  let terms: [TableTerm]

  var counted: [Int] { terms.indices.filter { terms[$0].isCounted } }
  private var summed: [Int] { terms.indices.filter { terms[$0].isSummed } }
  private var isWeighted: Bool { terms.last?.role == .weights }
  private var weightColumns: [String] { isWeighted ? [SufficientTable.weight] : [] }

  /// Sums may have been added in another order, by other machines.
  private static let rounding = 1e-8

  private func agree(_ a: Double, _ b: Double, scale: Double) -> Bool {
    abs(a - b) <= Self.rounding * scale
  }

  func totals(
    _ folder: inout TableFolder
  ) throws(AppraisalError) -> (sums: SufficientTables.Totals, tableRows: Int) {
    typealias Name = SufficientTable
    var header = [Name.tableRows, Name.rowCount]
    if isWeighted { header += [Name.weight, Name.leastWeight, Name.logWeight] }
    let means = header.count
    header += summed.map(Name.mean)
    for (index, first) in summed.enumerated() {
      header += summed[index...].map { Name.product(first, $0) }
    }
    let table = try folder.read(Name.totals, header: header)
    guard table.rowCount == 1 else {
      throw AppraisalError(
        .badData, Phrase("\(table.name): there are \(table.rowCount) rows instead of one"))
    }
    guard !["", "0"].contains(table.text(0, 1)) else {
      throw AppraisalError(
        .impossible,
        Phrase("no variance components: \(MixedModelsError.noRows)"))
    }
    let values = try header.indices.map { column throws(AppraisalError) in
      try table.numbers(column, named: header[column])[0]
    }
    let counts = try values[...1].map { value throws(AppraisalError) in
      try count(value, table, 0)
    }
    if isWeighted, !(values[3] > 0) {
      throw AppraisalError(
        .badData,
        Phrase("\(table.name): the least weight is \(values[3]); weights must be positive"))
    }
    guard counts[1] <= counts[0], values[means + summed.count] >= 0 else {
      throw AppraisalError(
        .badData, Phrase("\(table.name): the sums contradict each other; make the tables again"))
    }
    let sums = SufficientTables.Totals(
      rowCount: counts[1], weight: isWeighted ? values[2] : nil,
      logWeights: isWeighted ? values[4] : 0,
      means: Array(values[means..<(means + summed.count)]),
      products: Array(values[(means + summed.count)...]))
    return (sums, counts[0])
  }

  private func count(
    _ value: Double, _ table: PartedTable, _ row: Int
  ) throws(AppraisalError) -> Int {
    guard let count = Int(exactly: value), count >= 0 else {
      throw AppraisalError(
        .badData, Phrase("\(table.place(row)): \(value) is not a number of rows"))
    }
    return count
  }

  func levels(
    _ place: Int, _ totals: SufficientTables.Totals, _ folder: inout TableFolder
  ) throws(AppraisalError) -> (levels: SufficientTables.Levels, places: LevelPlaces) {
    let keys = SufficientTable.level(place, parts: terms[place].columns.count)
    let header =
      keys + [SufficientTable.rowCount] + weightColumns + summed.map(SufficientTable.sum)
    let table = try folder.read(SufficientTable.levels(place), header: header)
    var columns: [[Double]] = []
    for column in keys.count..<header.count {
      columns.append(try table.numbers(column, named: header[column]))
    }
    let labels = table.labels(Array(keys.indices))
    try checkOnce(labels.codes, labels.levels.count, table) { labels.levels[Int($0)] }
    for (row, level) in labels.levels.enumerated() where level.contains("") {
      throw AppraisalError(
        .badData,
        Phrase(
          "\(table.place(row)): there is no level; the queries leave out rows in which it is blank")
      )
    }
    for row in 0..<table.rowCount where try count(columns[0][row], table, row) == 0 {
      throw AppraisalError(.badData, Phrase("\(table.place(row)): a level without rows"))
    }
    let names = labels.levels.map { $0.joined(separator: ":") }
    let order = levelOrder(names)
    let (rows, weights) = (columns[0], isWeighted ? columns[1] : columns[0])
    let sums = Array(columns.suffix(summed.count))
    try check(rows, weights, sums, totals, table)
    let own = SufficientTables.Levels(
      name: terms[place].name, levels: order.map { names[$0] },
      weights: order.map { weights[$0] }, response: order.map { sums[0][$0] },
      covariates: order.flatMap { level in sums.dropFirst().map { $0[level] } })
    let places = LevelPlaces(
      places: Dictionary(
        order.enumerated().map { (labels.levels[$1], Int32($0)) }, uniquingKeysWith: { a, _ in a }),
      names: own.levels, rows: order.map { rows[$0] }, weights: own.weights, table: table.name)
    return (own, places)
  }

  /// Counts and sums of levels against those of all rows.
  private func check(
    _ rows: [Double], _ weights: [Double], _ sums: [[Double]], _ totals: SufficientTables.Totals,
    _ table: PartedTable
  ) throws(AppraisalError) {
    let count = rows.reduce(0, +)
    guard count == Double(totals.rowCount) else {
      throw AppraisalError(
        .badData,
        Phrase(
          "\(table.name): the levels have \(count.fixed(0)) rows together, totals say "
            + "\(totals.rowCount); the table changed between the queries, or a part file is missing"
        ))
    }
    guard agree(weights.reduce(0, +), totals.weight, scale: totals.weight) else {
      throw AppraisalError(
        .badData,
        Phrase("\(table.name): the weights of the levels do not add up to those of totals"))
    }
    for (k, own) in sums.enumerated() {
      let squares = totals.products[k * totals.means.count - k * (k - 1) / 2]
      let spread = (squares * totals.weight).squareRoot()
      let between = zip(own, weights).reduce(0) { $0 + $1.0 * $1.0 / $1.1 }
      guard agree(own.reduce(0, +), 0, scale: spread),
        between <= squares * (1 + Self.rounding)
      else {
        throw AppraisalError(
          .badData,
          Phrase(
            "\(table.name): the sums of '\(terms[summed[k]].name)' contradict its mean or squares in "
              + "totals; the table changed between the queries"))
      }
    }
  }

  func pairs(
    _ first: (place: Int, levels: LevelPlaces), _ second: (place: Int, levels: LevelPlaces),
    _ folder: inout TableFolder
  ) throws(AppraisalError) -> LevelPairs {
    let sides = [first, second]
    let keys = sides.map {
      SufficientTable.level($0.place, parts: terms[$0.place].columns.count)
    }
    let header = keys.joined() + [SufficientTable.rowCount] + weightColumns
    let table = try folder.read(
      SufficientTable.pairs(first.place, second.place), header: Array(header))
    let counts = try table.numbers(keys.joined().count, named: SufficientTable.rowCount)
    let weights =
      isWeighted ? try table.numbers(header.count - 1, named: SufficientTable.weight) : counts
    let a = try codes(table, Array(keys[0].indices), first.levels)
    let b = try codes(
      table, keys[1].indices.map { keys[0].count + $0 }, second.levels)
    let width = Int64(second.levels.names.count)
    let met = zip(a, b).map { Int64($0) * width + Int64($1) }
    try checkOnce(met, nil, table) { pair in
      [first.levels.names[Int(pair / width)], second.levels.names[Int(pair % width)]]
    }
    try check(counts, a, first.levels.rows, first.levels, table)
    try check(counts, b, second.levels.rows, second.levels, table)
    if isWeighted {
      try check(weights, a, first.levels.weights, first.levels, table)
      try check(weights, b, second.levels.weights, second.levels, table)
    }
    return LevelPairs(first: a, second: b, weights: weights)
  }

  private func codes(
    _ table: PartedTable, _ columns: [Int], _ levels: LevelPlaces
  ) throws(AppraisalError) -> [Int32] {
    let labels = table.labels(columns)
    let places = labels.levels.map { levels.places[$0] ?? -1 }
    if let unknown = labels.codes.firstIndex(where: { places[Int($0)] < 0 }) {
      let name = labels.levels[Int(labels.codes[unknown])].joined(separator: ":")
      throw AppraisalError(
        .badData,
        Phrase("\(table.place(unknown)): level '\(name)' is not in \(levels.table)"))
    }
    return labels.codes.map { places[Int($0)] }
  }

  /// Counts by pair against counts by level.
  private func check(
    _ counts: [Double], _ codes: [Int32], _ expected: [Double], _ levels: LevelPlaces,
    _ table: PartedTable
  ) throws(AppraisalError) {
    var sums = [Double](repeating: 0, count: expected.count)
    for (entry, code) in codes.enumerated() { sums[Int(code)] += counts[entry] }
    guard
      let wrong = sums.indices.first(where: {
        !agree(sums[$0], expected[$0], scale: expected[$0])
      })
    else { return }
    throw AppraisalError(
      .badData,
      Phrase(
        "\(table.name): the pairs of level '\(levels.names[wrong])' have \(sums[wrong].significant(15)) "
          + "rows together, \(levels.table) says \(expected[wrong].significant(15)); the table changed "
          + "between the queries, or a part file is missing"))
  }

  /// Whether nothing stands twice.
  private func checkOnce<Code: BinaryInteger & Sendable>(
    _ codes: [Code], _ count: Int?, _ table: PartedTable, _ names: (Code) -> [String]
  ) throws(AppraisalError) {
    if let count, count == codes.count { return }
    let order = codes.indices.sorted { (codes[$0], $0) < (codes[$1], $1) }
    guard let twice = zip(order, order.dropFirst()).first(where: { codes[$0] == codes[$1] })
    else { return }
    throw AppraisalError(
      .badData,
      Phrase(
        "\(table.place(twice.1)): '\(names(codes[twice.0]).joined(separator: ", "))' stands here again "
          + "after \(table.place(twice.0)); a part file is there twice, or names differ by spaces alone"
      ))
  }
}
