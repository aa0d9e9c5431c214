import Dispatch
import Foundation
import SimulatedRounds
import Synchronization

// rank-study [rounds per scenario] [results folder] [only scenarios whose name contains this]
let arguments = CommandLine.arguments
let rounds = arguments.count > 1 ? Int(arguments[1]) ?? 200 : 200
let folder = URL(filePath: arguments.count > 2 ? arguments[2] : "results")
let only = arguments.count > 3 ? arguments[3] : ""

func run(_ scenario: Scenario, index: Int) throws -> Tally? {
  guard only.isEmpty || scenario.name.contains(only) else { return nil }
  let results = Mutex([Result<RankOutcome, any Error>?](repeating: nil, count: rounds))
  DispatchQueue.concurrentPerform(iterations: rounds) { replicate in
    let outcome = Result { try RankOutcome(scenario, index: index, replicate: replicate) }
    results.withLock { $0[replicate] = outcome }
  }
  let outcomes = try results.withLock { try $0.compactMap { try $0?.get() } }
  let tally = Tally(scenario: scenario, outcomes: outcomes)
  FileHandle.standardError.write(Data("\(tally.line)\n".utf8))
  return tally
}

// Indices are those of severity-study, so rounds are the same.
let stated = try Scenario.stated.enumerated().compactMap { try run($1, index: $0) }
let further = try Scenario.further.enumerated().compactMap {
  try run($1, index: Scenario.stated.count + $0)
}
let unusual = try Scenario.unusual.enumerated().compactMap { try run($1, index: 100 + $0) }
let leaning = try Scenario.leaning.enumerated().compactMap { try run($1, index: 200 + $0) }
let report = StudyReport(tallies: stated + further + unusual + leaning, rounds: rounds)
print(report.markdown)
if only.isEmpty {
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  try report.markdown.write(
    to: folder.appending(path: "rank-study.md"), atomically: true, encoding: .utf8)
}
