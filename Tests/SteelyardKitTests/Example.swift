import SteelyardKit

/// A round from arrays; `Appraisal(path: "scores.csv")` appraises files instead.
func departments() throws -> Round {
  try Round(
    units: ["Archives", "Budget", "Culture", "Energy", "Forests", "Grants", "Health", "Justice"],
    teams: ["North", "North", "North", "North", "South", "South", "South", "South"],
    scores: [
      "onsite": [88, 84, 91, 79, 82, 76, 85, 73],
      "routine": [85, 80, 88, 76, 86, 81, 90, 77],
      "peer": [92, 88, 93, 86, 92, 90, nil, 87],
    ])
}

/// What the scores come to, line by line; the full report goes into a folder.
func findings(of appraisal: Appraisal, reportingTo folder: String) throws -> [String] {
  var lines: [String] = []
  for team in appraisal.severities.teams {
    guard let own = team.estimate else { continue }
    let points = [own.severity, own.lower, own.upper].map { $0.fixed(1) }
    lines.append("\(team.name) took off \(points[0]) points (\(points[1]) to \(points[2]))")
  }
  for unit in appraisal.ranks.inOrder {
    guard let total = unit.totalAdjusted, let rank = unit.quality else { continue }
    lines.append("\(unit.name): \(total.fixed(1)), rank between \(rank.lower) and \(rank.upper)")
  }
  if let points = try appraisal.weightAnalysis().smallestMove(.winner) {
    lines.append("another unit is first once weights move by \(points.fixed(1)) points")
  }
  lines += appraisal.verdicts.flagged(.unit).map { "look again at \($0.subject.name)" }
  try appraisal.report(in: .english).write(to: folder)
  return lines
}
