import Appraisals
import Archive
import Assessments
import Foundation
import Phrases

extension FuzzTarget {
  static let scheme = FuzzTarget(name: "scheme") { bytes in
    _ = try? Scheme(yaml: String(decoding: bytes, as: UTF8.self), file: "scheme.yaml")
  }

  /// Every file a round may have; the first byte chooses the one that is the input.
  private static let files = [
    "scheme.yaml", "units.csv", "scores.csv", "ratings.csv", "ballots.csv", "findings.csv",
    "interviews.csv", "assessors.csv",
  ]

  /// One file of a small round; with the highest bit of the first byte, it is the only one. With the next
  /// bit the round is appraised too, which takes a hundred times as long.
  static let roundFolder = FuzzTarget(name: "round") { bytes in
    let first = bytes.first ?? 0
    let chosen = files[Int(first & 0x3f) % files.count]
    for name in files {
      let isChosen = name == chosen
      let text =
        isChosen ? Array(bytes.dropFirst()) : Array((SoundRoundFiles.texts[name] ?? "").utf8)
      let isAlone = first & 0x80 != 0
      if isChosen || !(text.isEmpty || isAlone) {
        _ = Scratch.write(text, to: "round/\(name)")
      } else {
        unlink(Scratch.path("round/\(name)"))
      }
    }
    guard let reading = try? RoundReader().read(path: Scratch.path("round")) else { return }
    for diagnostic in reading.diagnostics {
      _ = diagnostic.line.said(in: .zh)
    }
    guard first & 0x40 != 0, let round = reading.round, round.units.count <= 60 else { return }
    _ = try? Appraisal(round, recipe: Recipe(top: 2)).adjusted
  }

  static let mapping = FuzzTarget(name: "mapping") { bytes in
    let path = Scratch.write(bytes, to: "mapping.csv")
    guard let mapping = try? RoundMapping(path: path) else { return }
    try? MappingLine.check(mapping.lines)
  }

  static let record = FuzzTarget(name: "record") { bytes in
    let path = Scratch.write(bytes, to: "run.json")
    guard let read = try? RunRecord.read(path) else { return }
    _ = read.record.recipe.problem
    _ = read.record.recipe.paths
  }

  static let archive = FuzzTarget(name: "archive") { bytes in
    for suffix in ["-wal", "-shm", "-journal"] { unlink(Scratch.path("a.sqlite" + suffix)) }
    let path = Scratch.write(bytes, to: "a.sqlite")
    guard let archive = try? RoundArchive(path: path) else { return }
    _ = try? archive.read { snapshot in
      _ = snapshot.faults()
      _ = try? snapshot.mapping()
      _ = try? snapshot.unitYears()
      _ = try? snapshot.suggestedMapping()
      for summary in try snapshot.rounds() {
        _ = try? snapshot.round(summary.key)
        _ = try? snapshot.ratings(of: summary.key)
        _ = try? snapshot.runs(of: summary.key)
      }
    }
  }

  static let values = FuzzTarget(name: "values") { bytes in
    let text = String(decoding: bytes, as: UTF8.self)
    _ = CommaList<String>(argument: text)
    _ = CommaList<Int>(argument: text)
    _ = CommaList<Double>(argument: text)
    _ = PairList(argument: text)
    _ = ColumnChoice(argument: text)
    _ = NumberChoice(argument: text)
    _ = WeightChoice(argument: text)
    _ = GroupPart(text)
    _ = try? VarianceOptions.Nesting(text)
    let options = VarianceOptions(response: text, random: [text], fixed: [text])
    for dialect in SQLDialect.allCases {
      _ = try? VarianceQueries(options, dialect: dialect, table: text, folder: text).text(in: .zh)
    }
  }
}
