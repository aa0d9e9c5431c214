// Simulated rounds of several years: coverage of change intervals, error of severities with and
// without linking the years, false reliable changes.
//
//   swift run -c release trend-study ROUNDS > results/trend-study.md
//
// A second word, unchanged, years or assessors, asks for one of the three tables; numbers and
// words after unchanged ask for the rows of so many years, or of such a name. --part 3/8 computes a
// part, --join joins parts; both in the folder that --parts names.
import Foundation
import LinearAlgebra
import StudyRecord

setLinearAlgebraThreads(1)
let study = Study.started("trend-study")
let arguments = study.arguments
let rounds = arguments.first.flatMap { Int($0) } ?? 40
let tables = arguments.count > 1 ? [arguments[1]] : ["unchanged", "years", "assessors"]

var lines: [String] = []
if tables.contains("years") { lines += try yearsTable(study, rounds: rounds) }
if tables.contains("assessors") { lines += try assessorsTable(study, rounds: rounds) }
if tables.contains("unchanged") {
  lines += try unchangedTable(study, rounds: rounds, rows: Array(arguments.dropFirst(2)))
}
try study.finish { for line in lines { print(line) } }

extension Double {
  var rounded3: String { String(format: "%.3f", self) }
}
