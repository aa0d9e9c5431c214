import Foundation
import SimulatedRounds
import StudyRecord

// rank-study [rounds per scenario] [results folder] [only scenarios whose name contains this]
//   [--part 3/8 | --join] [--parts folder]
let study = Study.started("rank-study")
let arguments = study.arguments
let rounds = arguments.count > 0 ? Int(arguments[0]) ?? 200 : 200
let folder = URL(filePath: arguments.count > 1 ? arguments[1] : "results")
let only = arguments.count > 2 ? arguments[2] : ""

@MainActor func run(_ scenario: Scenario, index: Int) throws -> Tally? {
  guard only.isEmpty || scenario.name.contains(only) else { return nil }
  let outcomes = try study.replicates("\(index)", rounds) { replicate in
    try RankOutcome(scenario, index: index, replicate: replicate)
  }
  let tally = Tally(scenario: scenario, outcomes: outcomes)
  if study.isWhole { remark(tally.line) }
  return tally
}

// Indices are those of severity-study, so rounds are the same.
let stated = try Scenario.stated.enumerated().compactMap { try run($1, index: $0) }
let further = try Scenario.further.enumerated().compactMap {
  try run($1, index: Scenario.stated.count + $0)
}
let unusual = try Scenario.unusual.enumerated().compactMap { try run($1, index: 100 + $0) }
let leaning = try Scenario.leaning.enumerated().compactMap { try run($1, index: 200 + $0) }
try study.finish {
  let report = StudyReport(tallies: stated + further + unusual + leaning, rounds: rounds)
  print(report.markdown)
  if only.isEmpty {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try report.markdown.write(
      to: folder.appending(path: "rank-study.md"), atomically: true, encoding: .utf8)
  }
}
