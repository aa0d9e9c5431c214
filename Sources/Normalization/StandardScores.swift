import Foundation
import Phrases
import Statistics

/// z-scores within teams on the pooled scale: pooled mean + pooled SD · (x − team mean) / team SD.
func zScores(_ groups: TeamGroups) throws(NormalizationError) -> [Double] {
  let all = groups.scores.map(\.score)
  let centre = mean(all) ?? 0
  let spread = (variance(all) ?? 0).squareRoot()
  return try groups.mapped { (team, own) throws(NormalizationError) -> (Double) -> Double in
    guard let mean = mean(own), let variance = variance(own), variance > 0 else {
      throw .noSpread(team: team)
    }
    return { centre + spread * ($0 - mean) / variance.squareRoot() }
  }
}

/// Scores cut at 0 and at full marks; says how many were.
func capped(_ values: [Double], full: Double) -> Adjustment {
  let above = values.count { $0 > full }
  let below = values.count { $0 < 0 }
  let marks = full == full.rounded() ? String(format: "%.0f", full) : "\(full)"
  var notes: [Phrase] = []
  if above > 0 {
    notes.append(
      above == 1
        ? Phrase("1 score is capped at \(marks)")
        : Phrase("\(above) scores are capped at \(marks)"))
  }
  if below > 0 {
    notes.append(
      below == 1 ? Phrase("1 score is raised to 0") : Phrase("\(below) scores are raised to 0"))
  }
  return Adjustment(values: values.map { min(full, max(0, $0)) }, notes: notes)
}

/// Every team's lowest and highest score moved to the lowest and highest of all, linearly.
func minMax(_ groups: TeamGroups) throws(NormalizationError) -> [Double] {
  let all = groups.scores.map(\.score)
  let low = all.min() ?? 0
  let high = all.max() ?? 0
  return try groups.mapped { (team, own) throws(NormalizationError) -> (Double) -> Double in
    guard let least = own.min(), let most = own.max(), most > least else {
      throw .noSpread(team: team)
    }
    return { low + (high - low) * ($0 - least) / (most - least) }
  }
}
