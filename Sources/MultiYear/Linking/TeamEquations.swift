import Foundation

/// A team's equations while its effects are eliminated.
struct TeamEquations {
  private let team: TeamChains.Team
  /// The severities' equations, once eliminated.
  private var chain: ChainInverse?
  private let sums: MultiYearSums
  private var parameters: MultiYearParameters
  private var precisions: [Double] = []
  /// Component: loading × precision.
  private var pressures: [Double] = []
  /// Component: group's row of a mean, for one score.
  private var groupRows: [Double] = []
  private var beside: [Double] = []
  private var diagonal: [Double] = []
  /// Severity's row, by year of the team: the means of that year, and the right side.
  private var onMeans: [Double]
  private var right: [Double]
  /// Severity's row, by kind, and the year of the kind.
  private var onKinds: [Double]
  private var yearOfKind: [Int]
  private(set) var logDeterminant = 0.0
  /// Kind × kind: the effects' part in what ties the kinds.
  private(set) var block: [Double]

  init(_ team: TeamChains.Team, _ sums: MultiYearSums) {
    self.team = team
    self.sums = sums
    parameters = MultiYearParameters(
      severitySD: 0, groupSD: 0, qualitySD: 0, errorSDs: [], loadings: [], qualityPersistence: 0,
      severityPersistence: 0)
    onMeans = Array(repeating: 0, count: team.places.count * sums.componentCount)
    right = Array(repeating: 0, count: team.places.count)
    onKinds = Array(repeating: 0, count: team.size)
    yearOfKind = Array(repeating: 0, count: team.size)
    block = Array(repeating: 0, count: team.size * team.size)
  }

  /// Starts an elimination at other parameters, in the memory of the one before.
  mutating func prepare(_ prior: PersistencePrecision, _ parameters: MultiYearParameters) {
    self.parameters = parameters
    precisions = parameters.errorSDs.map { 1 / ($0 * $0) }
    pressures = zip(parameters.loadings, precisions).map { $0 * $1 }
    groupRows = pressures.map { parameters.groupSD * $0 }
    beside = prior.beside
    diagonal = prior.diagonal
    logDeterminant = prior.logDeterminant
    block.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
  }

  /// The group's row of a kind, over the group's SD.
  private func weight(_ kind: Int) -> Double {
    var weight = 0.0
    for (a, number) in sums.kinds[kind].counts.enumerated() {
      weight += Double(number) * parameters.loadings[a] * pressures[a]
    }
    return weight
  }

  mutating func eliminateGroups(
    _ panel: UnsafeMutableBufferPointer<Double>, rows: Int,
    _ means: UnsafeMutableBufferPointer<Double>
  ) {
    let (k, order) = (sums.componentCount, panel.count / rows)
    let last = order - 1
    let (s, g) = (parameters.severitySD, parameters.groupSD)
    for (i, place) in team.places.enumerated() {
      let first = place * k
      // The information on the group of on-site scores, and of the others.
      let count = sums.homeCounts[first]
      let onsite = parameters.loadings[0] * pressures[0] * count
      var (others, groupRight) = (0.0, 0.0)
      for a in 0..<k {
        if a > 0 { others += parameters.loadings[a] * pressures[a] * sums.homeCounts[first + a] }
        groupRight += groupRows[a] * sums.homeValues[first + a]
      }
      let group = 1 + g * g * (onsite + others)
      logDeterminant += log(group)
      // What severity shares with the group, over the group's information.
      let shared = -s * groupRows[0] * count / group
      // Severity's information less what it shares, in a form that does not cancel.
      let kept = precisions[0] * count * (1 + g * g * others) / group
      diagonal[i] += s * s * kept
      let mean = team.years[i] * k
      for a in 0..<k {
        let groupMean = groupRows[a] * sums.homeCounts[first + a]
        onMeans[i * k + a] = a == 0 ? -s * kept : -shared * groupMean
        let column = (mean + a) * order
        means[mean + a + column] += precisions[a] * sums.homeCounts[first + a]
        for b in a..<k {
          means[mean + b + column] -=
            groupMean * groupRows[b] * sums.homeCounts[first + b] / group
        }
        means[last + column] +=
          precisions[a] * sums.homeValues[first + a] - groupMean * groupRight / group
      }
      right[i] = -s * precisions[0] * sums.homeValues[first] - shared * groupRight
      means[last + last * order] -= groupRight * groupRight / group
      for kind in team.kinds[i] {
        let numbers = sums.kinds[kind].counts
        let onGroup = g * weight(kind)
        let row = kind - team.firstKind
        yearOfKind[row] = i
        onKinds[row] = -s * Double(numbers[0]) * pressures[0] - shared * onGroup
        for a in 0..<k {
          panel[kind - team.firstOfPart + (mean + a) * rows] =
            Double(numbers[a]) * pressures[a]
            - onGroup * groupRows[a] * sums.homeCounts[first + a] / group
        }
        panel[kind - team.firstOfPart + last * rows] = -onGroup * groupRight / group
        for other in team.kinds[i].lowerBound...kind {
          block[row + (other - team.firstKind) * team.size] = onGroup * g * weight(other) / group
        }
      }
    }
  }

  /// - Returns: whether the severities' equations are positive definite.
  mutating func eliminateSeverities(
    _ panel: UnsafeMutableBufferPointer<Double>, rows: Int,
    _ means: UnsafeMutableBufferPointer<Double>
  ) -> Bool {
    guard let chain = ChainInverse(diagonal: diagonal, beside: beside) else { return false }
    self.chain = chain
    logDeterminant += chain.logDeterminant
    let (k, order, n) = (sums.componentCount, panel.count / rows, team.places.count)
    let last = order - 1
    for i in 0..<n {
      var solved = 0.0
      for j in 0..<n { solved += chain[i, j] * right[j] }
      means[last + last * order] -= right[i] * solved
      for a in 0..<k {
        means[last + (team.years[i] * k + a) * order] -= onMeans[i * k + a] * solved
      }
      onMeans.withUnsafeBufferPointer { onMeans in
        for j in i..<n {
          let tie = chain[i, j]
          let first = team.years[i] * k * order + team.years[j] * k
          for a in 0..<k {
            let scaled = tie * onMeans[i * k + a]
            let start = first + a * order
            for b in (i == j ? a : 0)..<k { means[start + b] -= scaled * onMeans[j * k + b] }
          }
        }
      }
      for kind in team.kinds[i] {
        panel[kind - team.firstOfPart + last * rows] -= onKinds[kind - team.firstKind] * solved
      }
    }
    let size = team.size
    chain.storage.withUnsafeBufferPointer { chain in
      onKinds.withUnsafeBufferPointer { onKinds in
        yearOfKind.withUnsafeBufferPointer { yearOfKind in
          for j in 0..<n {
            for b in 0..<k {
              let start = team.firstKind - team.firstOfPart + (team.years[j] * k + b) * rows
              let onMean = onMeans[j * k + b]
              for row in 0..<size {
                panel[start + row] -= onKinds[row] * chain[yearOfKind[row] * n + j] * onMean
              }
            }
          }
          block.withUnsafeMutableBufferPointer { block in
            for column in 0..<size {
              let (year, onKind) = (yearOfKind[column], onKinds[column])
              for row in column..<size {
                block[row + column * size] +=
                  onKinds[row] * chain[yearOfKind[row] * n + year] * onKind
              }
            }
          }
        }
      }
    }
    return true
  }

  /// The team's severities by year, over their SD: their mean for no noise, a draw for normal noise.
  ///
  /// - Parameters:
  ///   - means: of years and components.
  ///   - qualities: by kind of all teams, the sum of its units' qualities.
  ///   - noise: one number a year.
  func severities(means: [Double], qualities: [Double], noise: ArraySlice<Double>) -> [Double] {
    var left = right
    let k = sums.componentCount
    for i in left.indices {
      for a in 0..<k { left[i] -= onMeans[i * k + a] * means[team.years[i] * k + a] }
    }
    for (row, value) in onKinds.enumerated() {
      left[yearOfKind[row]] -= value * qualities[team.firstKind + row]
    }
    return chain?.solution(left, noise: noise) ?? left
  }
}
