/// What one chain keeps, in standardised units and the model's own order of teams.
struct ChainDraws: Sendable {
  var parameters: [AnchoredParameters] = []
  /// draw × team; conditional means given the parameters, centred on the teams' mean.
  var severityMeans: [[Double]] = []
  var severities: [[Double]] = []
  /// draw × (group of each team, then the component means), drawn with the severities.
  var groups: [[Double]] = []
  var means: [[Double]] = []

  mutating func append(
    parameters: AnchoredParameters, mean: [Double], draw: [Double], teamCount: Int
  ) {
    self.parameters.append(parameters)
    severityMeans.append(Self.centred(mean, parameters.severitySD, teamCount))
    severities.append(Self.centred(draw, parameters.severitySD, teamCount))
    groups.append((0..<teamCount).map { parameters.groupSD * mean[2 * $0] })
    let shift = (0..<teamCount).reduce(0) { $0 + mean[2 * $1 + 1] }
    var means = Array(mean[(2 * teamCount)...])
    means[0] -= parameters.severitySD * shift / Double(teamCount)
    self.means.append(means)
  }

  private static func centred(_ effects: [Double], _ sd: Double, _ teamCount: Int) -> [Double] {
    let values = (0..<teamCount).map { sd * effects[2 * $0 + 1] }
    let centre = values.reduce(0, +) / Double(teamCount)
    return values.map { $0 - centre }
  }
}
