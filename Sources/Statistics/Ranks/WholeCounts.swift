/// How often there was each of some whole numbers.
struct WholeCounts {
  /// Numbers that occur, ascending.
  private(set) var runs: [(number: Int, count: Int)] = []
  /// How many numbers there are, equal ones too.
  let total: Int

  /// - Parameter numbers: one or more.
  /// - Complexity: the count and how far apart the numbers are, or n log n where that is less.
  init(_ numbers: [Int]) {
    precondition(!numbers.isEmpty, "one number or more")
    total = numbers.count
    let (least, most) = numbers.reduce(into: (numbers[0], numbers[0])) {
      $0 = (min($0.0, $1), max($0.1, $1))
    }
    if most - least < Self.wide * total {
      var counts = [Int](repeating: 0, count: most - least + 1)
      for number in numbers { counts[number - least] += 1 }
      for (place, count) in counts.enumerated() where count > 0 {
        runs.append((least + place, count))
      }
    } else {
      for number in numbers.sorted() {
        if let last = runs.indices.last, runs[last].number == number {
          runs[last].count += 1
        } else {
          runs.append((number, 1))
        }
      }
    }
  }

  /// Sorting takes longer than so many empty counters for each number.
  private static let wide = 4

  /// Mean of a value of the numbers.
  func mean(_ value: (Int) -> Double) -> Double {
    runs.reduce(0) { $0 + Double($1.count) * value($1.number) } / Double(total)
  }

  /// The central 95 % of the numbers, widened to whole ones; quantiles of type 7, as `quantile(sorted:)` has them.
  var centralInterval: ClosedRange<Int> {
    Int(quantile(0.025).rounded(.down))...Int(quantile(0.975).rounded(.up))
  }

  private func quantile(_ probability: Double) -> Double {
    let position = probability * Double(total - 1)
    let below = Int(position)
    var (seen, first) = (0, Double?.none)
    for (number, count) in runs {
      seen += count
      if first == nil, seen > below { first = Double(number) }
      if let first, seen > below + 1 || seen == total {
        return first + (position - Double(below)) * (Double(number) - first)
      }
    }
    return first ?? 0
  }
}
