import Appraisals
import Foundation
import TestSupport

/// Tables of sums as a database would write them, from rows in memory.
struct WrittenTables {
  /// Columns of text; the response is a column of numbers called y, a covariate is called x.
  var random: [(name: String, columns: [[String]])]
  var factor: (name: String, column: [String])?
  var y: [Double]
  var x: [Double]?
  var weights: [Double]?
  /// Rows of the database's table that were left out.
  var leftOut = 0

  private var weighted: Bool { weights != nil }
  private func weight(_ row: Int) -> Double { weights?[row] ?? 1 }

  /// The text of each table by its name, lines without an end.
  var tables: [String: [String]] {
    let numbers = [y] + (x.map { [$0] } ?? [])
    let total = y.indices.reduce(0) { $0 + weight($1) }
    let means = numbers.map { own in
      own.indices.reduce(0) { $0 + weight($1) * own[$1] } / total
    }
    let deviations = zip(numbers, means).map { own, mean in own.map { $0 - mean } }
    var factors = random.map(\.columns)
    var terms = ["place,role,name,parts", "0,response,y,1"]
    for (place, own) in random.enumerated() {
      terms.append("\(place + 1),random,\(Self.quoted(own.name)),\(own.columns.count)")
    }
    // A covariate stands before the factor.
    let xPlace = random.count + 1
    if x != nil { terms.append("\(xPlace),covariate,x,1") }
    var places = Array(1...random.count)
    if let factor {
      places.append(xPlace + (x == nil ? 0 : 1))
      terms.append("\(places[random.count]),factor,\(factor.name),1")
      factors.append([factor.column])
    }
    if weighted { terms.append("\(terms.count - 1),weights,w,1") }
    let summed = [0] + (x == nil ? [] : [xPlace])
    var header = ["table_rows", "row_count"]
    var values = ["\(y.count + leftOut)", "\(y.count)"]
    if let weights {
      header += ["weight", "least_weight", "log_weight"]
      let logarithms = weights.filter { $0 > 0 }.map { log($0) }
      values += ["\(total)", "\(weights.min() ?? 0)", "\(logarithms.reduce(0, +))"]
    }
    header += summed.map { "mean_\($0)" }
    values += means.map { "\($0)" }
    for a in summed.indices {
      for b in a..<summed.count {
        header.append("product_\(summed[a])_\(summed[b])")
        let sum = y.indices.reversed().reduce(0) {
          $0 + weight($1) * deviations[a][$1] * deviations[b][$1]
        }
        values.append("\(sum)")
      }
    }
    var tables = ["terms": terms, "totals": [header, values].map { $0.joined(separator: ",") }]
    for (index, own) in factors.enumerated() {
      tables["levels_\(places[index])"] = grouped(
        [(places[index], own)], sums: zip(summed, deviations).map { ($0, $1) })
      for other in (index + 1)..<max(index + 1, factors.count) {
        tables["pairs_\(places[index])_\(places[other])"] = grouped(
          [(places[index], own), (places[other], factors[other])], sums: [])
      }
    }
    return tables
  }

  /// Lines by level or pair, in no order.
  private func grouped(
    _ factors: [(place: Int, columns: [[String]])], sums: [(place: Int, values: [Double])]
  ) -> [String] {
    var header: [String] = []
    for factor in factors {
      header += factor.columns.indices.map {
        factor.columns.count == 1
          ? "level_\(factor.place)" : "level_\(factor.place)_part_\($0 + 1)"
      }
    }
    header.append("row_count")
    if weighted { header.append("weight") }
    header += sums.map { "sum_\($0.place)" }
    var groups: [[String]: [Double]] = [:]
    for row in y.indices {
      let key = factors.flatMap { $0.columns.map { $0[row] } }
      var own = groups[key] ?? Array(repeating: 0, count: sums.count + 2)
      own[0] += 1
      own[1] += weight(row)
      for (k, sum) in sums.enumerated() { own[k + 2] += weight(row) * sum.values[row] }
      groups[key] = own
    }
    return [header.joined(separator: ",")]
      + groups.map { key, own in
        var numbers = ["\(Int(own[0]))"]
        if weighted { numbers.append("\(own[1])") }
        for sum in own.dropFirst(2) { numbers.append("\(sum)") }
        return (key.map(Self.quoted) + numbers).joined(separator: ",")
      }
  }

  private static func quoted(_ text: String) -> String {
    text.contains { ",\"\n\r".contains($0) } || text.hasPrefix("\"")
      ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
  }

  /// The rows as a table of their own.
  var rows: LongTable {
    get throws {
      var header = ["y"]
      if x != nil { header.append("x") }
      if weighted { header.append("w") }
      if let factor { header.append(factor.name) }
      for own in random { header += own.columns.indices.map { "\(own.name)\($0)" } }
      var lines = [header.joined(separator: ",")]
      for row in y.indices {
        var cells = ["\(y[row])"]
        if let x { cells.append("\(x[row])") }
        if let weights { cells.append("\(weights[row])") }
        if let factor { cells.append(factor.column[row]) }
        for own in random { cells += own.columns.map { Self.quoted($0[row]) } }
        lines.append(cells.joined(separator: ","))
      }
      return try LongTable(csv: lines.joined(separator: "\n") + "\n")
    }
  }

  /// How a table lies in its folder.
  enum Layout: CaseIterable {
    case file, partsWithHeaders, partsWithOneHeader
  }

  /// Writes the tables, changed by `edit`.
  func write(
    to folder: TemporaryFolder, as layout: Layout = .file,
    _ edit: (inout [String: [String]]) -> Void = { _ in }
  ) throws {
    var tables = tables
    edit(&tables)
    for (name, lines) in tables {
      let text = { (lines: [String]) in lines.map { $0 + "\n" }.joined() }
      if layout == .file {
        try folder.write(text(lines), to: "\(name).csv")
        continue
      }
      let (header, middle) = (lines[0], (lines.count + 1) / 2)
      let again = layout == .partsWithHeaders ? [header] : []
      // The part with the header need not be the first by name.
      try folder.write(text(Array(lines[..<middle])), to: "\(name)/part-00001-c000.csv")
      try folder.write(text(again + lines[middle...]), to: "\(name)/part-00000-c000.csv")
      try folder.write("", to: "\(name)/part-00002-c000.csv")
      try folder.write("", to: "\(name)/_SUCCESS")
      try folder.write("x", to: "\(name)/.part-00000-c000.csv.crc")
    }
  }
}
