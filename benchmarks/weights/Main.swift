import Sensitivity
import Statistics

/// Scores like a round's: three correlated components with three decimals.
func scores(_ count: Int) -> [[Double]] {
  var stream = PhiloxStream(seed: 1, tag: 1)
  return (0..<count).map { _ in
    let quality = 4 * stream.normal()
    return [(1.0, 1.5), (0.9, 2), (0.5, 2)].map { loading, error in
      ((85 + loading * quality + error * stream.normal()) * 1_000).rounded() / 1_000
    }
  }
}

/// The median time of some runs.
func median(_ runs: Int, _ body: () throws -> Void) rethrows -> Duration {
  let clock = ContinuousClock()
  var times: [Duration] = []
  for _ in 0..<runs { times.append(try clock.measure(body)) }
  return times.sorted()[runs / 2]
}

@main
struct Main {
  /// `weights [units…]` times; `weights scores N` and `weights shares N` print CSV for draws.py.
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    let sizes = arguments.compactMap { Int($0) }
    if let what = arguments.first, what == "scores" || what == "shares", let count = sizes.first {
      let rows =
        what == "scores"
        ? scores(count)
        : try TriangleAcceptability(scores: scores(count)).rankAcceptability
      for row in rows { print(row.map { "\($0)" }.joined(separator: ",")) }
      return
    }
    print("units,what,median_ms")
    for count in sizes.isEmpty ? [50, 105, 210, 300, 500, 1_000] : sizes {
      let scores = scores(count)
      let runs = count > 400 ? 1 : count > 250 ? 3 : 9
      func report(_ what: String, _ body: () throws -> Void) throws {
        let time = try median(runs, body)
        print("\(count),\(what),\(Double(Int(time / .microseconds(1))) / 1_000)")
      }
      try report("triangle") { _ = try TriangleAcceptability(scores: scores) }
      let box = try WeightRegion(
        WeightConstraint.box(nominal: [60, 30, 10], points: [10, 10, 5]))
      try report("box 10,10,5") { _ = try TriangleAcceptability(scores: scores, region: box) }
      if count <= 500 {
        let nominal = [60.0, 30, 10]
        try report("flips") { _ = try TriangleFlips(scores: scores, nominal: nominal) }
        let few = scores.map { row in row.map { (($0 - 85) / 4).rounded() } }
        try report("few levels") { _ = try TriangleAcceptability(scores: few) }
        let constant = scores.map { [$0[0], $0[1], 10] }
        try report("constant component") { _ = try TriangleAcceptability(scores: constant) }
        try report("Dirichlet 6,3,1") {
          _ = try TriangleAcceptability(scores: scores, belief: .dirichlet([6, 3, 1]))
        }
        if count <= 105 {
          try report("map of the first 20") { _ = try BandRegions(scores: scores, cuts: [20]) }
        }
        try report("pairs by simplex cut") { _ = try SimplexPairs(scores: scores) }
      }
    }
  }
}
