import Dispatch
import Foundation
import Outliers
import Severity
import StudyRecord
import Synchronization

// outlier-study [rounds] [rounds with plants] [results folder] [off-normal rounds a case] [word]
// With a word, only the families whose names contain it.
let arguments = CommandLine.arguments
let cleanRounds = arguments.count > 1 ? Int(arguments[1]) ?? 2_000 : 2_000
let plantedRounds = arguments.count > 2 ? Int(arguments[2]) ?? 200 : 200
let troubledRounds = arguments.count > 4 ? Int(arguments[4]) ?? 400 : 400
let folder = URL(filePath: arguments.count > 3 ? arguments[3] : "results")

let families = Family.named(arguments.count > 5 ? arguments[5] : nil)

/// What the families flagged in each round.
func run(
  _ count: Int, first: Int, plant: Plant?, trouble: Trouble? = nil
) throws -> [[Set<String>]] {
  let results = Mutex([Result<[Set<String>], any Error>?](repeating: nil, count: count))
  DispatchQueue.concurrentPerform(iterations: count) { index in
    let outcome = Result {
      let round = StudyRound(replicate: first + index, plant: plant, trouble: trouble)
      var model = AnchoredModel()
      // Only posterior means are used.
      model.draws = 100
      let variances = AnchoredVariances(try model.fit(round.data, seed: 1))
      return try families.map { try $0.flagged(round, variances) }
    }
    results.withLock { $0[index] = outcome }
  }
  return try results.withLock { try $0.compactMap { try $0?.get() } }
}

let clean = try run(cleanRounds, first: 0, plant: nil)
// The same planted rounds beside any number of clean ones up to 2,000.
let planted = try run(plantedRounds, first: max(cleanRounds, 2_000), plant: Plant())
// Numbers of their own: a million on, no round of a case is one of the others.
let troubled = try Trouble.allCases.map { trouble in
  let rounds = try run(troubledRounds, first: 1_000_000, plant: nil, trouble: trouble)
  return (trouble: trouble, rounds: rounds)
}
let report = StudyReport(families: families, clean: clean, planted: planted, troubled: troubled)
print(report.markdown)
try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
try report.markdown.write(
  to: folder.appending(path: "outlier-study.md"), atomically: true, encoding: .utf8)
