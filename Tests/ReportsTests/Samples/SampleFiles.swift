import Foundation
import TestSupport

/// Small inputs with Chinese names, written into a folder of a test.
enum SampleFiles {
  /// A round of the repository.
  static func founding(_ year: Int) -> String {
    Repository.data("founding-\(year)")
  }

  /// The first units of a founding round, with three grades.
  static func cutRound(_ year: Int, units count: Int = 36, to folder: String) throws {
    let source = URL(filePath: founding(year))
    let names = try lines(source.appending(path: "units.csv")).dropFirst().prefix(count)
      .compactMap { $0.split(separator: ",").first.map(String.init) }
    let kept = Set(names)
    for file in ["units", "scores", "ratings", "ballots", "findings", "interviews"] {
      let all = try lines(source.appending(path: file + ".csv"))
      let own = all.dropFirst().filter { line in
        line.split(separator: ",").first.map { kept.contains(String($0)) } ?? false
      }
      try write((all.prefix(1) + own).joined(separator: "\n") + "\n", to: folder, file + ".csv")
    }
    let scheme = try String(contentsOf: source.appending(path: "scheme.yaml"), encoding: .utf8)
    let grades =
      "grades:\n  - {grade: 优秀, share: 0.3}\n  - {grade: 良好, share: 0.5}\n  - {grade: 一般}\n"
    try write(grades + scheme, to: folder, "scheme.yaml")
  }

  /// A round of 18 units and three teams in one wide table.
  ///
  /// - Parameters:
  ///   - shift: added to every on-site score, points.
  ///   - extra: more rows: unit, team and three scores.
  static func wide(shift: Double = 0, extra: String = "") -> String {
    let rows = (0..<18).map { unit in
      let quality = Double(unit * 7 % 18) - 9
      let noise = Double(unit * 5 % 7) / 3 - 1
      let onsite = 80 + quality + noise - (unit % 3 == 1 ? 3 : 0) + shift
      let routine = 78 + 0.8 * quality - noise
      let peer = 82 + 0.5 * quality + Double(unit * 3 % 5) / 2
      return "单位\(unit),第\(unit % 3)组,\(onsite),\(routine),\(peer)\n"
    }
    return "unit,team,onsite,routine,peer\n" + rows.joined() + extra
  }

  /// A table of scores of persons in groups; `d` repeats whole numbers.
  static var long: String {
    let rows = (0..<48).map { row in
      let (p, i) = (row / 4, row % 4)
      let y = Double(p * 5 % 12) + Double(i * 3 % 4) + Double(row * 11 % 7) / 3
      return "人\(p),项\(i),班\(p % 3),\(y),\(Double(row * 5 % 13) / 2),\(1 + row % 3)\n"
    }
    return "p,i,g,y,x,w\n" + rows.joined()
  }

  /// A table of four components.
  static var components: String {
    let rows = (0..<9).map { "甲\($0),\($0 * 4 % 9),\($0 * 7 % 9),\($0 * 2 % 9),\($0 * 5 % 9)\n" }
    return "unit,a,b,c,d\n" + rows.joined()
  }

  /// Two forms of a test: scores, anchor scores, and how many examinees have both.
  static var forms: String {
    let rows = (0..<72).map { row in
      let (form, v, rest) = (row / 36, row / 6 % 6, row % 6)
      let n = 1 + (v * rest * 5 + v + rest * 3 + form * 7) % 11
      return "\(form == 0 ? "新" : "旧"),\(v + rest),\(v),\(n)\n"
    }
    return "form,total,v,n\n" + rows.joined()
  }

  static func write(_ text: String, to folder: String, _ name: String) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
  }

  private static func lines(_ file: URL) throws -> [String] {
    try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
  }
}
