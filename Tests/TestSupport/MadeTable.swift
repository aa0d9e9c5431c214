public import Statistics

/// A plain table drawn at random, and a command that reads it.
public struct MadeTable: Sendable {
  /// The choices, for messages.
  public private(set) var choices: [String] = []
  /// Names of the columns.
  public private(set) var header: [String] = []
  /// Rows of cells.
  public private(set) var rows: [[String]] = []
  /// The command; the table is `t.csv`.
  public private(set) var command: [String] = []

  private enum Kind: String, CaseIterable {
    case variance, agreement, study, outliers, distances, weights, components, raters, forms
    case regression
  }
  private enum Pattern: String, CaseIterable {
    case normal, constant, ties, huge, tiny, offset, exact, odd
  }

  private var pattern = Pattern.normal
  private var blanks = 0.0

  /// Draws the table of a number; every ten numbers hold every kind once.
  public init(_ number: Int) {
    var stream = PhiloxStream(seed: UInt64(number), tag: 982)
    let kind = Kind.allCases[number % Kind.allCases.count]
    pattern = stream.isLucky(0.4) ? .normal : Pattern.allCases[stream.below(8)]
    blanks = stream.pick([0, 0, 0.1, 0.5])
    choices = [kind.rawValue, pattern.rawValue, "blank \(blanks)"]
    switch kind {
    case .variance, .agreement, .study, .raters: crossed(kind, &stream)
    case .regression: regression(&stream)
    case .outliers: outliers(&stream)
    case .distances: distances(&stream)
    case .weights, .components: weights(kind, &stream)
    case .forms: forms(&stream)
    }
  }

  private func cell(_ mean: Double, _ stream: inout PhiloxStream) -> String {
    let value = mean + stream.normal()
    guard !stream.isLucky(blanks) else { return "" }
    return switch pattern {
    case .normal, .odd: "\((value * 100).rounded() / 100)"
    case .constant: "5"
    case .ties: "\(Int(value.rounded()))"
    case .huge: "\(value * 1e140)"
    case .tiny: "\(value * 1e-140)"
    case .offset: "\(1e12 + (value * 100).rounded() / 100)"
    case .exact: "\(mean)"
    }
  }

  private mutating func crossed(_ kind: Kind, _ stream: inout PhiloxStream) {
    let (n, m) = (stream.pick([1, 2, 3, 5, 10, 30]), stream.pick([1, 2, 3, 4, 8]))
    let repeats = kind == .agreement ? 1 : stream.pick([1, 1, 2, 3])
    let missing = stream.pick([0, 0, 0.2, 0.6])
    choices.append("\(n) by \(m) by \(repeats), missing \(missing)")
    let names = MadeNames.allCases[stream.below(5)].names(n, "u", &stream)
    let effects = names.map { _ in 2 * stream.normal() }
    let severities = (0..<m).map { _ in stream.normal() }
    header = ["u", "r", "o", "g", "y", "z", "w"]
    for unit in 0..<n {
      for rater in 0..<m {
        for time in 0..<repeats where !stream.isLucky(missing) {
          rows.append([
            names[unit], "R\(rater)", "O\(time)", "G\(unit % 3)",
            cell(10 + effects[unit] + severities[rater], &stream), cell(3, &stream),
            stream.pick(["1", "2", "0.5"]),
          ])
        }
      }
    }
    if pattern == .odd, !rows.isEmpty { rows[0][4] = "1e120" }
    switch kind {
    case .agreement: command = ["icc", "t.csv", "--target", "u", "--rater", "r", "--score", "y"]
    case .study:
      let facets = repeats == 1 ? "r" : stream.pick(["r,o", "o:r", "r"])
      command = [
        "gstudy", "t.csv", "--object", "u", "--facets", facets, "--score",
        stream.pick(["y", "y", "y,z"]),
      ]
    case .raters: command = ["report", "t.csv", "--unit", "u", "--rater", "r", "--score", "y"]
    default:
      command = ["variance", "t.csv", "--response", "y", "--random"]
      command.append(stream.pick(["u", "u,r", "u,r,o", "g,u", "u,u:r"]))
      if stream.isLucky(0.3) { command += ["--fixed", stream.pick(["z", "factor(g)"])] }
      command += ["--ml", "--profile", "--tests", "--effects"].filter { _ in stream.isLucky(0.3) }
    }
  }

  private mutating func regression(_ stream: inout PhiloxStream) {
    header = ["y", "x", "g"]
    rows = (0..<stream.pick([1, 2, 3, 5, 20, 60])).map { row in
      [cell(5, &stream), cell(2, &stream), "G\(row % 2)"]
    }
    command = ["variance", "t.csv", "--response", "y", "--fixed"]
    command.append(stream.pick(["x", "x,x^2", "factor(g)", "x,factor(g)"]))
  }

  private mutating func outliers(_ stream: inout PhiloxStream) {
    header = ["id", "g", "y", "s"]
    rows = (0..<stream.pick([1, 2, 3, 5, 8, 12, 30, 200])).map { row in
      ["id\(row)", "g\(row % 3)", cell(10, &stream), "\(row)"]
    }
    if pattern == .odd { rows[0][2] = "1e120" }
    command = ["outliers", "t.csv", "--value", "y", "--id", "id"]
    if stream.isLucky(0.4) { command += ["--by", "g"] }
    if stream.isLucky(0.3) { command += ["--order", "s"] }
    if stream.isLucky(0.3) { command.append("--digits") }
    if stream.isLucky(0.5) { command += ["--scale", stream.pick(["qn", "sn"])] }
  }

  private mutating func distances(_ stream: inout PhiloxStream) {
    let columns = (0..<stream.pick([2, 3, 5])).map { "c\($0)" }
    header = ["id"] + columns
    rows = (0..<stream.pick([2, 3, 5, 12, 40])).map { row in
      ["id\(row)"] + columns.map { _ in cell(10, &stream) }
    }
    command = ["outliers", "t.csv", "--id", "id", "--columns", columns.joined(separator: ",")]
  }

  private mutating func weights(_ kind: Kind, _ stream: inout PhiloxStream) {
    let columns = (0..<stream.pick([1, 2, 3, 3, 4, 5])).map { "c\($0)" }
    let names = MadeNames.allCases[stream.below(5)].names(
      stream.pick([1, 2, 3, 5, 12, 30]), "u", &stream)
    choices.append("\(names.count) by \(columns.count)")
    header = ["unit"] + columns
    rows = names.map { name in [name] + columns.map { _ in cell(10, &stream) } }
    command = [kind == .weights ? "weights" : "report", "t.csv", "--components"]
    command.append(columns.joined(separator: ","))
    if stream.isLucky(0.4) {
      let weights = columns.map { _ in stream.pick(["10", "20", "1"]) }
      command += ["--weights", weights.joined(separator: ",")]
    }
    guard kind == .weights else { return }
    if stream.isLucky(0.5) {
      command += ["--normalise", stream.pick(["minmax", "zscore", "rank"])]
    }
    if stream.isLucky(0.3) { command += ["--aggregate", stream.pick(["geometric", "harmonic"])] }
  }

  private mutating func forms(_ stream: inout PhiloxStream) {
    let (count, most) = (stream.pick([1, 2, 5, 30, 200]), stream.pick([1, 5, 20]))
    header = ["form", "s", "v"]
    for form in ["X", "Y"] {
      for _ in 0..<count {
        let ability = stream.normal()
        func score(_ most: Int) -> Int {
          min(most, max(0, Int(Double(most) * (0.5 + 0.2 * ability + 0.05 * stream.normal()))))
        }
        rows.append([form, "\(pattern == .constant ? most : score(most))", "\(score(most / 3))"])
      }
    }
    command = ["equate", "t.csv", "--score", "s", "--form", "form", "--forms", "X,Y"]
    if stream.isLucky(0.5) { command += ["--anchor", "v"] }
    if stream.isLucky(0.3) { command += ["--degree", stream.pick(["1", "2", "4"])] }
    if stream.isLucky(0.3) { command += ["--bootstrap", "20"] }
  }
}
