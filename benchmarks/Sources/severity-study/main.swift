import Dispatch
import Foundation
import Severity
import Synchronization

// severity-study [rounds a scenario] [results folder]
let arguments = CommandLine.arguments
let rounds = arguments.count > 1 ? Int(arguments[1]) ?? 400 : 400
let folder = URL(filePath: arguments.count > 2 ? arguments[2] : "results")

/// Fits timed one at a time, before the machine is filled.
func timeFits(_ count: Int) throws -> [Double] {
  try (0..<count).map { replicate in
    let index = replicate % Scenario.stated.count
    let round = SimulatedRound(Scenario.stated[index], index: index, replicate: replicate)
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
let probe = ProcessInfo.processInfo.environment["PROBE"].flatMap(Int.init)
if let probe {
  skating()
  let all = Scenario.stated + Scenario.further + Scenario.unusual + Scenario.leaning
  let wanted = ProcessInfo.processInfo.environment["ONLY"]?.split(separator: ",").compactMap { Int($0) } ?? Array(all.indices)
  let results = Mutex([RoundOutcome?](repeating: nil, count: wanted.count * probe))
  DispatchQueue.concurrentPerform(iterations: wanted.count * probe) { i in
    let index = wanted[i / probe]
    let outcome = try? RoundOutcome(all[index], index: index, replicate: i % probe, seed: 77)
    results.withLock { $0[i] = outcome }
  }
  let outcomes = results.withLock { $0 }
  for (place, index) in wanted.enumerated() {
    let own = outcomes[(place * probe)..<((place + 1) * probe)].compactMap(\.self)
    let tally = Tally(scenario: all[index], outcomes: own)
    let t = tally.tau
    print(String(index).padding(toLength: 3, withPad: " ", startingAt: 0), all[index].name.padding(toLength: 46, withPad: " ", startingAt: 0), own.count, "tau", number(t.last ?? .nan, 4), "best", number(t.dropLast().filter { !$0.isNaN }.max() ?? .nan, 4), "raw", number(t[0], 4), "d", signed((t.last ?? .nan) - t[0]), "cov", number(100 * tally.average(\.covered), 1), "rmse", number(tally.average(\.rmse), 3), "P0", number(tally.average(\.probabilityNoSeverity), 2), "any", number(100 * tally.average { $0.isAnyFlagged ? 1 : 0 }, 1), "bh", number(100 * tally.average { $0.isAnyBH ? 1 : 0 }, 1), "z", number(100 * tally.average(\.endAtZero), 1), "ess", number(tally.quantile(0.05, \.bulkEffectiveSampleSize), 0))
  }
  exit(0)
}
let stated = try Scenario.stated.enumerated().map { try run($1, index: $0) }
let further = try Scenario.further.enumerated().map {
  try run($1, index: Scenario.stated.count + $0)
}
let report = StudyReport(
  stated: stated, further: further, rounds: rounds, fitSeconds: fitSeconds)
print(report.markdown)
try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
try report.markdown.write(
  to: folder.appending(path: "severity-study.md"), atomically: true, encoding: .utf8)
