import Foundation
import TestSupport

extension OptionTrials {
  /// Twenty-four units of three teams, other scores in other years.
  private static func scores(_ year: Int) -> String {
    let rows = (0..<24).map { unit in
      let name = unit == 0 ? "Finance" : "Unit\(unit)"
      let quality = Double(unit * 7 % 24) - 12
      let noise = Double((unit * 5 + year) % 7) / 3 - 1
      return "\(name),t\(unit % 3),\(80 + quality + noise - (unit % 3 == 1 ? 3 : 0)),"
        + "\(78 + 0.8 * quality - noise),\(82 + 0.5 * quality + Double(unit * 3 % 5) / 2)\n"
    }
    return "unit,team,onsite,routine,peer\n" + rows.joined()
  }

  private static func scheme(_ year: Int) -> String {
    """
    name: first
    year: \(year)
    components:
      - {key: onsite, weight: 60, full: 100, scored_by: team}
      - {key: routine, weight: 30, full: 100, scored_by: centre}
      - {key: peer, weight: 10, full: 100, scored_by: members}

    """
  }

  /// Writes the files that a call names.
  static func prepare(_ folder: TemporaryFolder, for words: [String]) throws {
    func names(_ name: String) -> Bool { words.contains { $0.hasPrefix(name) } }
    func make(_ call: String) throws { _ = try folder.run(Self.words(call)) }
    if names("s.csv") || names("kept") || names("other") {
      try folder.write(scores(2017), to: "s.csv")
    }
    if names("s-20") || names("full.sqlite") || names("a.sqlite") || names("scheme.yaml") {
      for year in [2015, 2016, 2017] {
        try folder.write(scheme(year), to: "s-\(year)/scheme.yaml")
        try folder.write(scores(year), to: "s-\(year)/scores.csv")
      }
    }
    // It would be found beside other files.
    if names("scheme.yaml") {
      try folder.write(
        scheme(2017).replacingOccurrences(
          of: "full: 100, scored_by: members", with: "full: 50, scored_by: members"),
        to: "scheme.yaml")
    }
    if names("t-20") {
      for year in [2015, 2016] { try folder.write(scores(year), to: "t-\(year).csv") }
    }
    if names("names.csv") {
      try folder.write("year,unit,identity\n2016,Unit2,Unit1\n2016,Unit1,Unit2\n", to: "names.csv")
    }
    if names("t.csv") {
      let rows = (0..<7).map {
        "n\($0),\($0 * 5 % 9),\($0 * 7 % 11),\($0 * 3 % 5),\($0 * $0 % 8)\n"
      }
      try folder.write("n,a,b,c,d\n" + rows.joined(), to: "t.csv")
    }
    if names("many.csv") {
      let rows = (0..<410).map { row in
        "n\(row),t\(row % 20),\(row * 37 % 101),\(row * 53 % 97),\(row * 71 % 89)\n"
      }
      try folder.write("unit,team,onsite,routine,peer\n" + rows.joined(), to: "many.csv")
    }
    if names("long.csv") {
      let rows = (0..<32).map { row in
        "u\(row / 4),a\(row % 4),g\(row % 4 / 2),\(row * 7 % 11 + row / 4 + (row == 9 ? 25 : 0)),"
          + "\(row * 5 % 13),\(1 + row % 3)\n"
      }
      try folder.write("u,a,g,y,o,w\n" + rows.joined(), to: "long.csv")
    }
    if names("sums") {
      // One factor of two levels, each of two rows around 3.
      for (name, text) in [
        ("terms", "place,role,name,parts\n0,response,y,1\n1,random,u,1\n"),
        ("totals", "table_rows,row_count,mean_0,product_0_0\n4,4,3,20\n"),
        ("levels_1", "level_1,row_count,sum_0\na,2,4\nb,2,-4\n"),
      ] {
        try folder.write(text, to: "sums/\(name).csv")
      }
    }
    if names("ex.csv") || names("both.csv") {
      let rows = [0, 1].map { form in
        (0..<60).map { row -> String in
          let ability = row * 7 % 12 + row % 5
          return "\(12 + ability + (row * 5 + form) % 4 - 2 * form),\(ability / 2 + row % 3)"
        }
      }
      try folder.write("total,v\n" + rows[0].joined(separator: "\n") + "\n", to: "ex.csv")
      try folder.write("total,v\n" + rows[1].joined(separator: "\n") + "\n", to: "ey.csv")
      let both = zip(["X", "Y"], rows).flatMap { form, rows in rows.map { "\($0),\(form)\n" } }
      try folder.write("total,v,f\n" + both.joined(), to: "both.csv")
    }
    if names("kept") || names("other") {
      try make("bias s.csv -o kept")
      try make("bias s.csv --seed 2 -o other")
    }
    if names("unknown.csv") {
      try folder.write("year,unit,identity\n2016,Nobody,Noone\n", to: "unknown.csv")
    }
    if names("ren.sqlite") {
      for (year, name) in [(2015, "Unit23"), (2016, "Unit 23")] {
        try folder.write(scheme(year), to: "r-\(year)/scheme.yaml")
        try folder.write(
          scores(year).replacingOccurrences(of: "Unit23", with: name), to: "r-\(year)/scores.csv")
      }
      try make("archive add ren.sqlite r-2015 r-2016")
    }
    if names("full.sqlite") { try make("archive add full.sqlite s-2015 s-2016") }
  }
}
