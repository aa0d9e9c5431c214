import TestSupport
import Testing

@testable import Equating

/// ACT Mathematics: Kolen & Brennan (2014), table 2.5.
func actForms() throws -> (x: FormScores, y: FormScores) {
  let golden = try Golden("act.csv").table
  let scale = ScoreScale(least: 0, count: 41)
  func form(_ name: FormName, _ column: String) throws -> FormScores {
    let counts = try #require(golden.numbers(column))
    return try FormScores(name, scale: scale, frequencies: counts.map { [$0] })
  }
  return (try form(.x, "x"), try form(.y, "y"))
}

/// The 36-item forms with 12 common items of Kolen & Brennan (2014), chapters 4 and 5.
func anchoredForms() throws -> (x: FormScores, y: FormScores) {
  let golden = try Golden("anchored.csv").table
  let names = try #require(golden.column("form"))
  let scores = try #require(golden.numbers("score"))
  let anchors = try #require(golden.numbers("anchor"))
  let counts = try #require(golden.numbers("frequency"))
  func form(_ name: FormName) throws -> FormScores {
    var table = [[Double]](repeating: [Double](repeating: 0, count: 13), count: 37)
    for row in names.indices where names[row] == name.rawValue {
      table[Int(scores[row])][Int(anchors[row])] += counts[row]
    }
    return try FormScores(
      name, scale: ScoreScale(least: 0, count: 37),
      anchorScale: ScoreScale(least: 0, count: 13), frequencies: table)
  }
  return (try form(.x), try form(.y))
}

/// A form without an anchor.
func form(
  _ name: FormName, _ counts: [Double], least: Double = 0, step: Double = 1
) throws -> FormScores {
  try FormScores(
    name, scale: ScoreScale(least: least, step: step, count: counts.count),
    frequencies: counts.map { [$0] })
}

/// Equated scores of the only method of a plan.
func equated(
  _ x: FormScores, _ y: FormScores, _ method: EquatingMethod,
  _ change: (inout EquatingPlan) -> Void = { _ in }
) throws -> EquatedForm {
  var plan = EquatingPlan(methods: [method])
  change(&plan)
  return try FormEquating(x, y, plan).forms[0]
}
