// How a fit's cost grows: seconds of the pass over the rows and of one evaluation of the criterion,
// with more rows on the same levels and with more levels; scheme-shaped data in memory.
//
//   OPENBLAS_NUM_THREADS=1 swift run -c release mixed-growth
import Foundation
import LinearAlgebra
import MixedModels

setLinearAlgebraThreads(1)

struct Shape {
  let provinces: Int
  let repeats: Int
}

/// Ratings of 105 units by 11 teams of 5 on 71 items, `provinces` times side by side.
func data(_ shape: Shape) throws -> MixedModelData {
  var state: UInt64 = 2015
  func uniform() -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Double(state >> 11) / 9_007_199_254_740_992
  }
  func spread(_ sd: Double) -> Double { sd * 3.4641016 * (uniform() - 0.5) }
  let item = (0..<71).map { _ in spread(6) }
  let quality = (0..<105 * shape.provinces).map { _ in spread(4) }
  let team = (0..<11 * shape.provinces).map { _ in spread(2) }
  let person = (0..<55 * shape.provinces).map { _ in spread(1) }
  var y: [Double] = []
  var codes = [[Int32]](repeating: [], count: 4)
  for _ in 0..<shape.repeats {
    for u in quality.indices {
      let t = u / 105 * 11 + u % 11
      for a in 0..<5 {
        for i in item.indices {
          y.append(78 + quality[u] - team[t] - person[5 * t + a] - item[i] + spread(7))
          for (k, code) in [u, i, t, 5 * t + a].enumerated() { codes[k].append(Int32(code)) }
        }
      }
    }
  }
  let counts = [quality.count, item.count, team.count, person.count]
  return try MixedModelData(
    response: y,
    random: zip(["unit", "item", "team", "assessor"], zip(counts, codes)).map { name, own in
      RandomFactor(name: name, levels: (0..<own.0).map(String.init), codes: own.1)
    })
}

func megabytes() -> Int {
  let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
  let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS") } ?? ""
  return (Int(line.filter(\.isNumber)) ?? 0) / 1024
}

print("| rows | levels | pass over rows, s | fit, s | evaluations | s an evaluation | model, MB |")
print("|---|---|---|---|---|---|---|")
let clock = ContinuousClock()
for shape in [(1, 1), (1, 10), (1, 30), (3, 1), (10, 1), (30, 1), (100, 1)].map(Shape.init) {
  let rows = try data(shape)
  let before = megabytes()
  var model: MixedModel?
  let pass = try clock.measure { model = try MixedModel(rows) }
  let size = max(0, megabytes() - before)
  guard let model else { continue }
  var evaluations = 0
  let fit = try clock.measure { evaluations = try model.fit(.reml, effects: false).evaluations }
  func seconds(_ time: Duration) -> Double {
    Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18
  }
  let levels = rows.random.reduce(0) { $0 + $1.levels.count }
  print(
    "| \(rows.response.count) | \(levels) | \(String(format: "%.3f", seconds(pass))) | "
      + "\(String(format: "%.4f", seconds(fit))) | \(evaluations) | "
      + "\(String(format: "%.5f", seconds(fit) / Double(evaluations))) | \(size) |")
}
