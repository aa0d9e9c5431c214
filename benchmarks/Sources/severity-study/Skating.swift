import Foundation
import Severity
import Statistics

func skating() {
  let folder = "/work/shared/data/skating/"
  func rows(_ name: String) -> [[String]] {
    (try! String(contentsOfFile: folder + name, encoding: .utf8)).split(whereSeparator: \.isNewline).dropFirst()
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map { $0.trimmingCharacters(in: .whitespacesAndNewlines) } }
  }
  var truth: [String: Double] = [:]
  for r in rows("truth.csv") { truth[r[0] + r[1] + r[2]] = Double(r[4])! / 2 }
  var cover = 0.0, n = 0.0, sq = 0.0, wide = 0.0
  for (key, own) in Dictionary(grouping: rows("rounds.csv"), by: { $0[0] + $0[1] }).sorted(by: { $0.key < $1.key }) {
    let teams = Set(own.map { $0[3] }).sorted()
    let data = AnchoredData(
      unitCount: own.count, teamCount: teams.count,
      visits: own.enumerated().map { .init(unit: $0, team: teams.firstIndex(of: $1[3])!, score: Double($1[4])! / 2) },
      anchors: own.map { [Double($0[5])!, $0[6].isEmpty ? nil : Double($0[6])! / 2] })
    let est = try! AnchoredModel().fit(data, seed: 1)
    let t = teams.map { truth[key + $0]! }
    let c = t.reduce(0, +) / Double(t.count)
    for (i, e) in est.teams.enumerated() {
      guard let e else { continue }
      n += 1
      if e.lower <= t[i] - c && t[i] - c <= e.upper { cover += 1 }
      sq += (e.severity - t[i] + c) * (e.severity - t[i] + c)
      wide += e.upper - e.lower
    }
  }
  var p: [String: Double] = [:]
  for r in rows("panels_f.csv") { p[r[0] + r[1]] = Double(r.last!)! }
  var out = ""
  var zero = 0
  for (key, own) in Dictionary(grouping: rows("panels.csv"), by: { $0[0] + $0[1] }).sorted(by: { p[$0.key]! < p[$1.key]! }) {
    let teams = Set(own.map { $0[3] }).sorted()
    let units = Set(own.map { $0[2] }).sorted()
    let data = AnchoredData(
      unitCount: units.count, teamCount: teams.count,
      visits: own.map { .init(unit: units.firstIndex(of: $0[2])!, team: teams.firstIndex(of: $0[3])!, score: Double($0[4])! / 2.5) },
      anchors: units.map { _ in [] })
    let est = try! AnchoredModel().fit(data, seed: 1)
    let ps = est.teams.map { $0?.p }
    let a = benjaminiHochberg(ps).count { $0! <= 0.05 }, b = posteriorErrorRates(ps).count { $0! <= 0.05 }
    zero += est.teams.count { $0!.lower == 0 || $0!.upper == 0 }
    out += " \(p[key]! < 0.001 ? "S" : p[key]! < 0.05 ? "m" : "n")\(a)/\(b)z\(number(est.probabilityNoSeverity, 3))"
  }
  print("skating cover", number(cover / n, 3), "rmse", number((sq / n).squareRoot(), 3), "width", number(wide / n, 2), "zeros", zero, "panels", out)
}
