import Foundation
import Severity
import SimulatedRounds
import StudyRecord

// severity-study [rounds a scenario] [results folder] [--part 3/8 | --join] [--parts folder]
let study = Study.started("severity-study")
let arguments = study.arguments
let rounds = arguments.count > 0 ? Int(arguments[0]) ?? 400 : 400
let folder = URL(filePath: arguments.count > 1 ? arguments[1] : "results")

/// Fits timed one at a time, before the machine is filled.
func timeFits(_ count: Int) throws {
  let names = Scenario.stated.map(\.name)
  let seconds = try (0..<count).map { replicate in
    let index = replicate % names.count
    let round = DrawnRound(Scenario.stated[index], index: index, replicate: replicate)
    let clock = ContinuousClock()
    var failure: SeverityError?
    let took = clock.measure {
      do throws(SeverityError) { _ = try AnchoredModel().fit(round.data, seed: 1) } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return took / .seconds(1)
  }
  let times = names.indices.map { index in
    let own = seconds.indices.filter { $0 % names.count == index }.map { seconds[$0] }
    return "\(number(1_000 * median(own), 0)) (\(names[index]))"
  }
  remark(
    "One fit takes, in ms on one thread (median of \(count / names.count) fits each): "
      + times.joined(separator: ", "))
}

@MainActor func run(_ scenario: Scenario, index: Int) throws -> Tally {
  let outcomes = try study.replicates("\(index)", rounds) { replicate in
    try RoundOutcome(scenario, index: index, replicate: replicate)
  }
  return Tally(scenario: scenario, outcomes: outcomes)
}

if study.isWhole { try timeFits(50) }
let stated = try Scenario.stated.enumerated().map { try run($1, index: $0) }
let further = try Scenario.further.enumerated().map {
  try run($1, index: Scenario.stated.count + $0)
}
let unusual = try Scenario.unusual.enumerated().map { try run($1, index: 100 + $0) }
let leaning = try Scenario.leaning.enumerated().map { try run($1, index: 200 + $0) }
try study.finish {
  let report = StudyReport(
    stated: stated, further: further, unusual: unusual, leaning: leaning, rounds: rounds)
  print(report.markdown)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  try report.markdown.write(
    to: folder.appending(path: "severity-study.md"), atomically: true, encoding: .utf8)
}
