// How far robust distances of clean normal rows lie beyond their reference distributions.
//
//   swift run -c release mcd-null SEED SAMPLES ROWS,ROWS… COLUMNS,COLUMNS…
//
// Prints the share of samples with any flag at a false discovery rate of 5 %, by the references alone
// and with the small-sample factor in use, and the factor at which that share would be 5 %.
import Foundation
import Outliers
import Statistics
import StudyRecord

let arguments = CommandLine.arguments
guard arguments.count == 5, let seed = UInt64(arguments[1]), let samples = Int(arguments[2]) else {
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

print(
  """
  # Robust distances of clean rows

  \(samples) normal samples a size, seed \(seed). Any flag: share of samples with a row flagged at a false
  discovery rate of 5 %, by the reference distributions and with the factor in use. The factor is the
  one that makes the share 5 %, with those for 6 and 4 %.

  - Machine: \(Machine.description)
  - Commit: \(Machine.commit)
  - Date: \(Machine.date)

  | rows | columns | any flag | with factor | 6 % | 5 % | 4 % | ms a sample |
  |---|---|---|---|---|---|---|---|
  """)
for rows in list(arguments[3]) {
  for columns in list(arguments[4]) where rows >= 2 * columns + 2 {
    let started = Date()
    var flagged = 0
    let clearing = try (0..<samples).map { replicate -> Double in
      var stream = PhiloxStream(
        seed: 100_000 * (seed - 1) + UInt64(1000 * rows + columns), tag: 975,
        replicate: replicate)
      let table = (0..<rows).map { _ in (0..<columns).map { _ in stream.normal() } }
      let (flags, estimate) = try robustDistances(table)
      if flags.contains(where: \.flagged) { flagged += 1 }
      return Sample(
        squares: estimate.squaredDistances, isInside: estimate.isInside, columns: Double(columns)
      ).clearing
    }.sorted()
    let share = Double(clearing.count { $0 > 1 }) / Double(samples)
    let bounds = [0.94, 0.95, 0.96].map { quantile(sorted: clearing, $0) }
    let seconds = Date().timeIntervalSince(started) / Double(samples)
    print(
      "| \(rows) | \(columns) | \(String(format: "%.1f", 100 * share)) % | "
        + "\(String(format: "%.1f", 100 * Double(flagged) / Double(samples))) % | "
        + bounds.map { String(format: "%.3f", $0) }.joined(separator: " | ")
        + " | \(String(format: "%.1f", 1000 * seconds)) |")
    fflush(nil)
  }
}
