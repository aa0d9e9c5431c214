import Dispatch
import Foundation
import Outliers
import StudyRecord
import Synchronization

// outlier-study [rounds] [rounds with plants] [results folder] [off-normal rounds a case] [words] [seed]
// With words, only the families whose names contain one of them; commas stand between them.
let arguments = CommandLine.arguments
let cleanRounds = arguments.count > 1 ? Int(arguments[1]) ?? 2_000 : 2_000
let plantedRounds = arguments.count > 2 ? Int(arguments[2]) ?? 200 : 200
let troubledRounds = arguments.count > 4 ? Int(arguments[4]) ?? 400 : 400
let folder = URL(filePath: arguments.count > 3 ? arguments[3] : "results")

let words = arguments.count > 5 ? arguments[5] : nil
let seed = arguments.count > 6 ? UInt64(arguments[6]) ?? 2_028 : 2_028

let families = Family.named(words)

/// What is asked of each round.
func run<Answer: Sendable>(
  _ count: Int, first: Int, plant: Plant?, trouble: Trouble? = nil,
  _ ask: @Sendable (StudyRound) throws -> Answer
) throws -> [Answer] {
  let results = Mutex([Result<Answer, any Error>?](repeating: nil, count: count))
  DispatchQueue.concurrentPerform(iterations: count) { index in
    let outcome = Result {
      let round = StudyRound(
        seed: seed, replicate: first + index, plant: plant, trouble: trouble)
      return try ask(round)
    }
    results.withLock { $0[index] = outcome }
  }
  return try results.withLock { try $0.compactMap { try $0?.get() } }
}

let refusals = Family.refusals.filter { own in families.contains { $0.name == own.name } }

/// What the families flagged, then which units were not judged.
let flagged: @Sendable (StudyRound) throws -> [Set<String>] = { round in
  try (families + refusals).map { try $0.flagged(round) }
}
let clean = try run(cleanRounds, first: 0, plant: nil, flagged)
// The same planted rounds beside any number of clean ones up to 2,000.
let firstPlanted = max(cleanRounds, 2_000)
let planted = try run(plantedRounds, first: firstPlanted, plant: Plant(), flagged)
let hasRatings = families.contains { $0.name == Family.singleRatings }
let ratings =
  hasRatings
  ? try run(plantedRounds, first: firstPlanted, plant: Plant(), RatingPower.judged) : []
// Numbers of their own: a million on, no round of a case is one of the others.
let troubled = try Trouble.allCases.map { trouble in
  let rounds = try run(
    troubledRounds, first: 1_000_000, plant: nil, trouble: trouble, flagged)
  return (trouble: trouble, rounds: rounds)
}
let report = StudyReport(
  families: families, refusals: refusals, seed: seed, clean: clean, planted: planted, troubled: troubled,
  ratings: ratings)
print(report.markdown)
try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
try report.markdown.write(
  to: folder.appending(path: "outlier-study.md"), atomically: true, encoding: .utf8)
