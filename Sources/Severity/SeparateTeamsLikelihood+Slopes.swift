extension SeparateTeamsLikelihood {
  /// By how much the mean severity of the teams moves with each component mean, scores unchanged, at the
  /// parameters of the last evaluation; in SDs of severities.
  ///
  /// - Complexity: linear in the teams.
  var severityPerMean: [Double] {
    var sums = Array(repeating: 0.0, count: componentCount)
    for team in 0..<teamCount {
      guard let block = factored(team) else { continue }
      for (component, slope) in perMean(block).enumerated() { sums[component] += slope }
    }
    return sums.map { $0 / Double(teamCount) }
  }

  /// By how much a team's severity, against the mean of the teams, moves when one component of all its units
  /// is higher by one, at the parameters of the last evaluation; in SDs of severities.
  ///
  /// - Parameter severityPerMean: as the property has it.
  /// - Complexity: components³ and the team's kinds of units.
  func severitySlope(
    ofTeam team: Int, component: Int, severityPerMean: [Double]
  ) -> Double {
    guard var block = factored(team) else { return 0 }
    let ownPerMean = perMean(block)
    block.shift(component)
    let change = solveMeans(block.reducedRight())
    let own = severity(block, means: change)
    var centre = own / Double(teamCount)
    for a in 0..<componentCount {
      centre += (severityPerMean[a] - ownPerMean[a] / Double(teamCount)) * change[a]
    }
    return own - centre
  }

  /// A team's equations without its scores; nil where they cannot be solved.
  private func factored(_ team: Int) -> TeamBlock? {
    var block = block
    block.clear()
    for share in shares[firstShare[team]..<firstShare[team + 1]] {
      block.add(
        precision: precision, at: share.pattern * componentCount * componentCount,
        count: share.count)
    }
    guard block.factor() != nil else { return nil }
    block.solveRows()
    return block
  }

  /// A team's severity per component mean, its scores being zero.
  private func perMean(_ block: TeamBlock) -> [Double] {
    (0..<componentCount).map { component in
      var means = Array(repeating: 0.0, count: componentCount)
      means[component] = 1
      return severity(block, means: means)
    }
  }

  private func severity(_ block: TeamBlock, means: [Double]) -> Double {
    let still = Array(repeating: 0.0, count: componentCount + 1)
    var effects = still
    effects.withUnsafeMutableBufferPointer {
      block.solve(means: means, noise: still, into: $0, at: 0)
    }
    return effects[1]
  }

  /// Solves the factored equations of the means.
  private func solveMeans(_ right: [Double]) -> [Double] {
    let width = componentCount + 1
    var solution = right
    for a in 0..<componentCount {
      for b in 0..<a { solution[a] -= means[a * width + b] * solution[b] }
      solution[a] /= means[a * width + a]
    }
    for a in (0..<componentCount).reversed() {
      for b in (a + 1)..<max(componentCount, a + 1) {
        solution[a] -= means[b * width + a] * solution[b]
      }
      solution[a] /= means[a * width + a]
    }
    return solution
  }
}
