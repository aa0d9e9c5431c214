import Dispatch
import Foundation
import Severity
import SimulatedRounds
import Synchronization

// severity-study [rounds a scenario] [results folder]
let arguments = CommandLine.arguments
let rounds = arguments.count > 1 ? Int(arguments[1]) ?? 400 : 400
let folder = URL(filePath: arguments.count > 2 ? arguments[2] : "results")

/// Fits timed one at a time, before the machine is filled.
func timeFits(_ count: Int) throws -> [Double] {
  try (0..<count).map { replicate in
    let index = replicate % Scenario.stated.count
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
}

func run(_ scenario: Scenario, index: Int) throws -> Tally {
  let results = Mutex([Result<RoundOutcome, any Error>?](repeating: nil, count: rounds))
  DispatchQueue.concurrentPerform(iterations: rounds) { replicate in
    let outcome = Result { try RoundOutcome(scenario, index: index, replicate: replicate) }
    results.withLock { $0[replicate] = outcome }
  }
  let outcomes = try results.withLock { try $0.compactMap { try $0?.get() } }
  return Tally(scenario: scenario, outcomes: outcomes)
}

let fitSeconds = try timeFits(50)
let stated = try Scenario.stated.enumerated().map { try run($1, index: $0) }
let further = try Scenario.further.enumerated().map {
  try run($1, index: Scenario.stated.count + $0)
}
let unusual = try Scenario.unusual.enumerated().map { try run($1, index: 100 + $0) }
let leaning = try Scenario.leaning.enumerated().map { try run($1, index: 200 + $0) }
let report = StudyReport(
  stated: stated, further: further, unusual: unusual, leaning: leaning, rounds: rounds,
  fitSeconds: fitSeconds)
print(report.markdown)
try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
try report.markdown.write(
  to: folder.appending(path: "severity-study.md"), atomically: true, encoding: .utf8)
