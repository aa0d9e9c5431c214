/// One posterior draw of all that scores are made of besides units' own qualities and errors, in
/// points.
///
/// y(u, k) = means[k] + loadings[k] (groups[t] + quality(u)) − [k = on-site] severities[t]
///   + [k an anchor] leans[k − 1][t] + error(u, k).
public struct ScoreDraw: Sendable {
  /// One per team, on-site points taken off, about the mean of the teams; 0 for a team without scores.
  public let severities: [Double]
  /// SD between teams' severities, on-site points; 0 where none differs.
  public let severitySD: Double
  /// One per team: how far the units it was sent to are above the mean unit, on-site points.
  public let groups: [Double]
  /// anchor × team, points its units were favoured by, about the mean of the teams.
  public let leans: [[Double]]
  /// SD between teams of each anchor's lean, points.
  public let leanSDs: [Double]
  /// One per component, on-site first, points.
  public let means: [Double]
  /// One per component, per on-site point of quality; the on-site one is 1.
  public let loadings: [Double]
  /// SD of quality between units of one group, on-site points.
  public let qualitySD: Double
  /// SD between groups of units, on-site points.
  public let groupSD: Double
  /// One per component, points.
  public let errorSDs: [Double]

  /// A draw in the model's units and order of teams, in points and the order of the data.
  ///
  /// - Parameter nothing: a zero per team, shared by the draws that have no groups or leans.
  init(
    _ parameters: AnchoredParameters, severities: [Double], _ drawn: ChainDraws.TeamDraw,
    _ prepared: PreparedAnchors, nothing: [Double]
  ) {
    let (scales, centres) = (prepared.scales, prepared.centres)
    func byTeam(_ values: [Double], _ component: Int) -> [Double] {
      prepared.position.map { $0.map { values[$0] * scales[component] } ?? 0 }
    }
    self.severities = byTeam(severities, 0)
    severitySD = parameters.severitySD * scales[0]
    groups = parameters.groupSD == 0 ? nothing : byTeam(drawn.groups, 0)
    leans = drawn.leans.enumerated().map {
      parameters.partSD($0 + 1) == 0 ? nothing : byTeam($1, $0 + 1)
    }
    leanSDs = scales.indices.dropFirst().map { parameters.partSD($0) * scales[$0] }
    means = scales.indices.map { centres[$0] + scales[$0] * drawn.means[$0] }
    loadings = scales.indices.map { parameters.loading($0) * scales[$0] / scales[0] }
    qualitySD = parameters.qualitySD * scales[0]
    groupSD = parameters.groupSD * scales[0]
    errorSDs = scales.indices.map { parameters.errorSD($0) * scales[$0] }
  }
}
