// How far robust distances of clean normal rows lie beyond their reference distributions.
//
//   swift run -c release mcd-null SEED SAMPLES ROWS,ROWS… COLUMNS,COLUMNS… [--part 3/8 | --join]
//     [--parts folder]
//
// Prints the share of samples with any flag at a false discovery rate of 5 %, by the references alone
// and with the small-sample factor in use, and the factor at which that share would be 5 %.
import Foundation
import Outliers
import Statistics
import StudyRecord

let study = Study.started("mcd-null")
let arguments = study.arguments
guard arguments.count == 4, let seed = UInt64(arguments[0]), let samples = Int(arguments[1]) else {
  fatalError("mcd-null SEED SAMPLES ROWS,ROWS… COLUMNS,COLUMNS…")
}
func list(_ text: String) -> [Int] { text.split(separator: ",").compactMap { Int($0) } }

struct Sample {
  let squares: [Double]
  let isInside: [Bool]
  let columns: Double

  /// Whether Benjamini-Hochberg at 5 % flags any row once squares are divided by `factor`.
  func flags(_ factor: Double) -> Bool {
    let w = Double(isInside.count { $0 })
    let tails = zip(squares, isInside).map { square, inside in
      inside
        ? Distributions.betaUpper(
          min(1, square / factor * w / ((w - 1) * (w - 1))), columns / 2, (w - columns - 1) / 2)
        : Distributions.fisherUpper(
          square / factor * w * (w - columns) / ((w + 1) * (w - 1) * columns), columns, w - columns)
    }
    return benjaminiHochberg(tails).contains { ($0 ?? 1) <= 0.05 }
  }

  /// The least factor at which nothing is flagged.
  var clearing: Double {
    var (low, high) = (0.1, 20.0)
    for _ in 0..<40 {
      let middle = (low * high).squareRoot()
      if flags(middle) { low = middle } else { high = middle }
    }
    return high
  }
}

/// What one sample came to.
struct Clearing: Codable, Sendable {
  let isFlagged: Bool
  let factor: Double
}

var lines: [String] = []
for rows in list(arguments[2]) {
  for columns in list(arguments[3]) where rows >= 2 * columns + 2 {
    let started = Date()
    let found = try study.replicates("\(rows) x \(columns)", samples, isParallel: false) {
      replicate in
      var stream = PhiloxStream(
        seed: 100_000 * (seed - 1) + UInt64(1000 * rows + columns), tag: 975,
        replicate: replicate)
      let table = (0..<rows).map { _ in (0..<columns).map { _ in stream.normal() } }
      let (flags, estimate) = try robustDistances(table)
      let sample = Sample(
        squares: estimate.squaredDistances, isInside: estimate.isInside, columns: Double(columns))
      return Clearing(isFlagged: flags.contains(where: \.flagged), factor: sample.clearing)
    }
    guard !found.isEmpty else { continue }
    let clearing = found.map(\.factor).sorted()
    let share = Double(clearing.count { $0 > 1 }) / Double(samples)
    let bounds = [0.94, 0.95, 0.96].map { quantile(sorted: clearing, $0) }
    let flagged = found.count(where: \.isFlagged)
    lines.append(
      "| \(rows) | \(columns) | \(String(format: "%.1f", 100 * share)) % | "
        + "\(String(format: "%.1f", 100 * Double(flagged) / Double(samples))) % | "
        + bounds.map { String(format: "%.3f", $0) }.joined(separator: " | ") + " |")
    if study.isWhole {
      let seconds = Date().timeIntervalSince(started) / Double(samples)
      remark("\(rows) x \(columns): \(String(format: "%.1f", 1000 * seconds)) ms a sample")
    }
  }
}
try study.finish {
  print(
    """
    # Robust distances of clean rows

    \(samples) normal samples a size, seed \(seed). Any flag: share of samples with a row flagged at a false
    discovery rate of 5 %, by the reference distributions and with the factor in use. The factor is the
    one that makes the share 5 %, with those for 6 and 4 %.

    - Machine: \(Machine.description)
    - Commit: \(Machine.commit)
    - Date: \(Machine.date)

    | rows | columns | any flag | with factor | 6 % | 5 % | 4 % |
    |---|---|---|---|---|---|---|
    """)
  for line in lines { print(line) }
}
