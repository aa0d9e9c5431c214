/// On-site points a unit got beyond what its anchors, its team and the model expect.
public struct UnitResidual: Sendable {
  /// Points; positive got more than expected.
  public let residual: Double
  /// SD of such a residual for an ordinary unit whose score has the same weight and known variance,
  /// points.
  public let standardDeviation: Double

  /// One per unit; nil without an on-site score or with several.
  static func all(
    prepared: PreparedAnchors, parameters: [AnchoredParameters], means average: ChainDraws.TeamSums
  ) -> [UnitResidual?] {
    let data = prepared.data
    let count = Double(parameters.count)
    let k = prepared.componentCount
    let (severities, groups, means, leans) = (
      average.severities, average.groups, average.means, average.leans
    )
    let loadings = (0..<k).map { place in
      parameters.reduce(0) { $0 + $1.loading(place) } / count
    }
    let errors = (0..<k).map { place in
      parameters.reduce(0) { $0 + $1.errorSD(place) * $1.errorSD(place) } / count
    }
    let quality = parameters.reduce(0) { $0 + $1.qualitySD * $1.qualitySD } / count

    var visits = [Int](repeating: 0, count: data.unitCount)
    for visit in data.visits { visits[visit.unit] += 1 }
    var result = [UnitResidual?](repeating: nil, count: data.unitCount)
    for visit in data.visits where visits[visit.unit] == 1 {
      guard let team = prepared.position[visit.team] else { continue }
      var precision = 1 / quality
      var weighted = 0.0
      for component in 1..<max(k, 1) {
        guard let score = data.anchors[visit.unit][component - 1] else { continue }
        let z = (score - prepared.centres[component]) / prepared.scales[component]
        let part =
          z - means[component] - loadings[component] * groups[team] - leans[component - 1][team]
        precision += loadings[component] * loadings[component] / errors[component]
        weighted += loadings[component] * part / errors[component]
      }
      let z = (visit.score - prepared.centres[0]) / prepared.scales[0]
      let expected = means[0] + groups[team] - severities[team] + weighted / precision
      result[visit.unit] = UnitResidual(
        residual: (z - expected) * prepared.scales[0],
        standardDeviation: ((errors[0] / visit.weight + 1 / precision)
          * prepared.scales[0] * prepared.scales[0] + visit.knownVariance).squareRoot())
    }
    return result
  }
}
