import Foundation
import TestSupport

/// A round in which every field that a user fills holds every payload.
struct HostileRound {
  /// Payloads as names that stay apart however names are compared.
  static let names: [String] = {
    var seen: Set<String> = []
    return Payloads.all.enumerated().map { place, whole in
      // Cells are trimmed when they are read.
      let payload = whole.trimmingCharacters(
        in: .whitespacesAndNewlines.union(["\u{FEFF}", "\u{200B}"]))
      // Names that differ in other characters alone are taken for mistakes of typing.
      let key = payload.lowercased().filter { $0.isLetter || $0.isNumber }
      return seen.insert(key).inserted && !key.isEmpty ? payload : "\(payload) \(place)"
    }
  }()

  private static var count: Int { names.count }

  /// The name some places further on.
  private static func name(_ place: Int, _ shift: Int = 0) -> String {
    names[(place + shift) % count]
  }

  /// The files of a round of a year: two units to each name, one of them with a mark.
  static func files(year: Int) -> [(name: String, text: String)] {
    let units = (0..<2 * count).map { $0 < count ? names[$0] : "\(names[$0 - count]) again" }
    func score(_ place: Int, _ shift: Int) -> String {
      "\(50 + (place * 7 + shift * 11 + year) % 41)"
    }
    let onsite = units.indices.map { unit in
      (0..<count).map { item in
        [
          units[unit], name(unit, 1), name(unit, 2), name(item, 3),
          "\((unit * 7 + item * 5 + year) % 5)",
        ]
      }
    }
    return [
      ("scheme.yaml", scheme(year: year)),
      (
        "units.csv",
        csv(
          ["unit", "name", "members"],
          units.indices.map { [units[$0], name($0, 4), "90"] })
      ),
      (
        "scores.csv",
        csv(
          ["unit", "component", "rater", "score"],
          units.indices.map { [units[$0], "routine", name($0, 6), score($0, 1)] })
      ),
      ("ratings.csv", csv(["unit", "team", "assessor", "item", "score"], onsite.flatMap { $0 })),
      (
        "ballots.csv",
        csv(
          ["unit", "grade", "count"],
          units.indices.flatMap { unit in
            (0..<2).map { [units[unit], name($0 * 3 + unit % 2, 8), "\(20 + (unit + $0) % 20)"] }
          })
      ),
      (
        "findings.csv",
        csv(
          ["unit", "team", "kind", "text"],
          units.indices.map { [units[$0], name($0, 1), "highlight", name($0, 9)] })
      ),
      (
        "interviews.csv",
        csv(
          ["unit", "role", "count"], units.indices.map { [units[$0], name($0, 10), "5"] })
      ),
      (
        "assessors.csv",
        csv(
          ["assessor", "team", "home", "role"],
          (0..<count).map { [name($0, 2), name($0, 1), name($0, 11), name($0, 12)] })
      ),
    ]
  }

  private static func scheme(year: Int) -> String {
    let grades = (0..<count).map { "{grade: \(yaml(names[$0])), share: \(0.9 / Double(count))}" }
    let points = (0..<count).map { "? \(yaml(names[$0])) : \($0 % 101)" }
    let areas = (0..<count).map { place in
      """
        - area: \(yaml(name(place, 7)))
          full: 5
          categories:
            - category: \(yaml(name(place, 13)))
              full: 5
              items: [{item: \(yaml(name(place, 3))), full: 5, kind: quantitative}]
      """
    }
    return """
      name: \(yaml(names.joined(separator: " ")))
      year: \(year)
      components:
        - {key: onsite, weight: 60, full: \(5 * count), scored_by: team}
        - {key: routine, weight: 30, full: 100, scored_by: centre}
        - {key: peer, weight: 10, full: 100, scored_by: members}
      grades: [\(grades.joined(separator: ", ")), {grade: rest}]
      ballots: {\(points.joined(separator: ", "))}
      instrument:
      \(areas.joined(separator: "\n"))
      """
  }

  /// Every cell in quotes.
  static func csv(_ header: [String], _ rows: [[String]]) -> String {
    ([header] + rows).map { row in
      row.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",") + "\n"
    }.joined()
  }

  /// A text as YAML in double quotes, of ASCII alone.
  private static func yaml(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "\"") { out, scalar in
      switch scalar.value {
      case 0x22, 0x5C: out += "\\\(scalar)"
      case 0x20...0x7E: out.unicodeScalars.append(scalar)
      default:
        let digits = String(scalar.value, radix: 16)
        out += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
      }
    } + "\""
  }
}
