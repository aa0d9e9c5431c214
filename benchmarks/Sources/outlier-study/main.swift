import Foundation
import Outliers
import StudyRecord

// outlier-study [rounds] [rounds with plants] [results folder] [off-normal rounds a case] [words] [seed]
//   [--part 3/8 | --join] [--parts folder]
// With words, only the families whose names contain one of them; commas stand between them.
let study = Study.started("outlier-study")
let arguments = study.arguments
let cleanRounds = arguments.count > 0 ? Int(arguments[0]) ?? 2_000 : 2_000
let plantedRounds = arguments.count > 1 ? Int(arguments[1]) ?? 200 : 200
let troubledRounds = arguments.count > 3 ? Int(arguments[3]) ?? 400 : 400
let folder = URL(filePath: arguments.count > 2 ? arguments[2] : "results")

let words = arguments.count > 4 ? arguments[4] : nil
let seed = arguments.count > 5 ? UInt64(arguments[5]) ?? 2_028 : 2_028

let families = Family.named(words)

/// What is asked of each round.
@MainActor func run<Answer: Codable & Sendable>(
  _ section: String, _ count: Int, first: Int, plant: Plant?, trouble: Trouble? = nil,
  _ ask: @escaping @Sendable (StudyRound) throws -> Answer
) throws -> [Answer] {
  let seed = seed
  return try study.replicates(section, count) { index in
    try ask(StudyRound(seed: seed, replicate: first + index, plant: plant, trouble: trouble))
  }
}

let refusals = Family.refusals.filter { own in families.contains { $0.name == own.name } }

/// What the families flagged, then which units were not judged.
let flagged: @Sendable (StudyRound) throws -> [Set<String>] = { round in
  try (families + refusals).map { try $0.flagged(round) }
}
let clean = try run("clean", cleanRounds, first: 0, plant: nil, flagged)
// The same planted rounds beside any number of clean ones up to 2,000.
let firstPlanted = max(cleanRounds, 2_000)
let planted = try run("planted", plantedRounds, first: firstPlanted, plant: Plant(), flagged)
let hasRatings = families.contains { $0.name == Family.singleRatings }
let ratings =
  hasRatings
  ? try run("ratings", plantedRounds, first: firstPlanted, plant: Plant(), RatingPower.judged) : []
// Numbers of their own: a million on, no round of a case is one of the others.
let troubled = try Trouble.allCases.map { trouble in
  let rounds = try run(
    trouble.rawValue, troubledRounds, first: 1_000_000, plant: nil, trouble: trouble, flagged)
  return (trouble: trouble, rounds: rounds)
}
try study.finish {
  let report = StudyReport(
    families: families, refusals: refusals, seed: seed, clean: clean, planted: planted,
    troubled: troubled,
    ratings: ratings)
  print(report.markdown)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  try report.markdown.write(
    to: folder.appending(path: "outlier-study.md"), atomically: true, encoding: .utf8)
}
