import Foundation
import TestSupport
import Testing

/// Files and tables in Chinese as people open them.
@Suite struct ChineseFilesTests {
  private let work: TemporaryFolder
  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  init() throws {
    work = try TemporaryFolder()
    #expect(try work.run(["init", "round"]).status == 0)
    #expect(try work.run(["init", "next", "--year", "2016"]).status == 0)
  }

  private func bias(_ folder: String, _ options: [String]) throws {
    let run = try work.run(["bias", "round", "--quiet", "-o", folder] + options)
    #expect(run.status == 0, "\(run.errors)")
  }

  @Test func `CSV files have a byte order mark in Chinese, unless another encoding is asked for`()
    throws
  {
    try bias("zh", ["--lang", "zh"])
    try bias("plain", ["--lang", "zh", "--csv-encoding", "utf-8"])
    try bias("en", ["--lang", "en"])
    for (folder, isMarked) in [("zh", true), ("plain", false), ("en", false)] {
      for (name, bytes) in try work.files(folder) where name.hasSuffix(".csv") {
        #expect(bytes.starts(with: Self.mark) == isMarked, "\(folder)/\(name)")
      }
    }
    let package = try work.text("zh/datapackage.json")
    #expect(
      package.contains(#""encoding": "utf-8-sig""#) || package.contains(#""encoding":"utf-8-sig""#))
    // Programs read standard output.
    let stream = try work.run(
      ["bias", "round", "--quiet", "--lang", "zh", "--format", "csv", "--table", "team_severity"])
    #expect(stream.status == 0 && stream.output.hasPrefix("team,"))
  }

  @Test func `marked files are run again, compared, kept and read`() throws {
    try bias("zh", ["--lang", "zh"])
    try bias("plain", ["--lang", "zh", "--csv-encoding", "utf-8"])
    let again = try work.run(["rerun", "zh/run.json"])
    #expect(again.status == 0, "\(again.errors)")
    let difference = try work.run(["diff", "zh", "plain", "--format", "csv", "--table", "moves"])
    #expect(difference.status == 0 && difference.output.split(separator: "\n").count <= 1)
    let kept = try work.run(["archive", "add", "a.sqlite", "round", "--results", "zh"])
    #expect(kept.status == 0, "\(kept.errors)")
    let read = try work.run(
      [
        "outliers", "zh/team_severity.csv", "--value", "raw_mean", "--id", "team", "--format",
        "csv",
      ])
    #expect(read.status == 0, "\(read.errors)")
  }

  @Test func `a mapping with a byte order mark is read back`() throws {
    for round in ["round", "next"] {
      #expect(try work.run(["archive", "add", "a.sqlite", round]).status == 0)
    }
    let run = try work.run(["archive", "suggest", "a.sqlite", "-o", "m.csv", "--lang", "zh"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(try work.bytes("m.csv").starts(with: Self.mark))
    let added = try work.run(["archive", "add", "a.sqlite", "--mapping", "m.csv"])
    #expect(added.status == 0, "\(added.errors)")
    let stream = try work.run(["archive", "suggest", "a.sqlite", "--lang", "zh"])
    #expect(stream.output.hasPrefix("year,"))
  }

  @Test func `parts in Chinese are joined into what one run writes`() throws {
    let rounds = ["trend", "round", "next", "--quiet", "--lang", "zh"]
    #expect(try work.run(rounds + ["-o", "whole"]).status == 0)
    #expect(try work.run(rounds + ["--part", "1/1", "-o", "part"]).status == 0)
    let joined = try work.run([
      "trend", "--join", "part", "-o", "joined", "--quiet", "--lang", "zh",
    ])
    #expect(joined.status == 0, "\(joined.errors)")
    #expect(try work.files("joined") == work.files("whole"))
  }

  @Test func `tables on a terminal have their Chinese titles and the names of their files`() throws
  {
    let tables = try work.run(
      ["normalize", "round", "--quiet", "--lang", "zh", "--format", "table"])
    #expect(
      tables.output.contains("各规则下的得分（adjusted_scores）\n")
        || tables.output.contains("（adjusted_scores）\n"))
    #expect(tables.output.contains("均值平移") && !tables.output.contains("mean-shift"))
    let english = try work.run(["normalize", "round", "--quiet", "--format", "table"])
    #expect(
      english.output.contains("\nadjusted_scores\n")
        || english.output.hasPrefix("adjusted_scores\n"))
    let csv = try work.run(
      [
        "normalize", "round", "--quiet", "--lang", "zh", "--format", "csv", "--table",
        "rule_comparison",
      ])
    #expect(csv.output.contains("mean-shift") && !csv.output.contains("均值平移"))
  }
}
