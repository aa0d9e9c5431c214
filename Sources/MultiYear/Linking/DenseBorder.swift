import Foundation
import LinearAlgebra

/// The equations of severities, groups and means as one dense matrix, qualities eliminated.
///
/// Severities come first, then groups, then means by year and component.
struct DenseBorder {
  private let data: PreparedMultiYear
  private let sums: MultiYearSums
  private var border: SymmetricBlock
  private var right: [Double]
  /// Kind after kind: columns of its effects.
  private let columns: [Int]
  private let firstColumns: [Int]
  private var values: [Double]

  private var teamYearCount: Int { data.teamYears.count }

  init(_ data: PreparedMultiYear, _ sums: MultiYearSums) {
    self.data = data
    self.sums = sums
    let (teamYears, k) = (data.teamYears.count, data.componentCount)
    var (columns, firstColumns) = ([Int](), [0])
    for kind in sums.kinds {
      let firstMean = 2 * teamYears + data.teamYears[kind.home].year * k
      columns += kind.visitors + [teamYears + kind.home]
      columns += kind.counts.indices.filter { kind.counts[$0] > 0 }.map { firstMean + $0 }
      firstColumns.append(columns.count)
    }
    self.columns = columns
    self.firstColumns = firstColumns
    values = Array(repeating: 0, count: columns.count)
    border = SymmetricBlock(order: Self.order(data))
    right = Array(repeating: 0, count: border.order)
  }

  var order: Int { border.order }

  /// Severities, groups and means.
  static func order(_ data: PreparedMultiYear) -> Int {
    2 * data.teamYears.count + data.years.count * data.componentCount
  }

  /// What one severity effect stands for, in on-site within-team SDs.
  private func severityUnit(_ parameters: MultiYearParameters) -> Double {
    data.assessors == nil ? parameters.severitySD : 1
  }

  /// Log determinant of all equations, and the squares that the effects leave.
  ///
  /// - Returns: nil where rounding leaves no positive definite matrix.
  /// - Complexity: order³/3, and some 25 per pair of kinds.
  mutating func eliminate(
    _ qualities: QualityElimination, _ parameters: MultiYearParameters
  ) -> (logDeterminant: Double, squares: Double)? {
    var right = [Double](repeating: 0, count: order)
    addScores(parameters, to: &right)
    subtractQualities(qualities, parameters, from: &right)
    guard let prior = addPriors(parameters, to: &right), (try? border.factor()) != nil else {
      return nil
    }
    border.forward(&right)
    self.right = right
    return (
      prior.logDeterminant + border.logDeterminant(from: 0, to: order),
      qualities.squares + prior.squares - right.reduce(0) { $0 + $1 * $1 }
    )
  }

  /// Sets the border to what the scores say with qualities taken as known.
  private mutating func addScores(_ parameters: MultiYearParameters, to right: inout [Double]) {
    let (teamYears, k) = (teamYearCount, sums.componentCount)
    let (s, g) = (severityUnit(parameters), parameters.groupSD)
    let precisions = parameters.errorSDs.map { 1 / ($0 * $0) }
    for index in border.storage.indices { border.storage[index] = 0 }
    for (place, teamYear) in data.teamYears.enumerated() {
      let firstMean = 2 * teamYears + teamYear.year * k
      for component in 0..<k {
        let count = sums.homeCounts[place * k + component]
        let value = precisions[component] * sums.homeValues[place * k + component]
        let (group, mean) = (teamYears + place, firstMean + component)
        let loading = g * parameters.loadings[component]
        let precision = precisions[component] * count
        border[group, group] += loading * loading * precision
        border[mean, group] += loading * precision
        border[mean, mean] += precision
        right[group] += loading * value
        right[mean] += value
      }
      let precision = precisions[0] * sums.visitCounts[place]
      border[place, place] += s * s * precision
      border[firstMean, place] -= s * precision
      right[place] -= s * precisions[0] * sums.visitValues[place]
    }
    for visit in sums.visits {
      border[teamYears + visit.second, visit.first] -=
        s * g * parameters.loadings[0] * precisions[0] * visit.count
    }
  }

  private mutating func subtractQualities(
    _ qualities: QualityElimination, _ parameters: MultiYearParameters, from right: inout [Double]
  ) {
    fillValues(parameters)
    for kind in sums.kinds.indices {
      for place in firstColumns[kind]..<firstColumns[kind + 1] {
        right[columns[place]] -= values[place] * qualities.pulls[kind]
      }
    }
    let order = order
    border.storage.withUnsafeMutableBufferPointer { border in
      for (pattern, inverse) in zip(sums.patterns, qualities.inverses) {
        for (pairs, share) in zip(pattern.pairs, inverse) {
          for pair in pairs {
            let scaled = share * pair.count
            for i in firstColumns[pair.first]..<firstColumns[pair.first + 1] {
              let (row, value) = (columns[i], scaled * values[i])
              for j in firstColumns[pair.second]..<firstColumns[pair.second + 1]
              where columns[j] <= row {
                border[row + columns[j] * order] -= value * values[j]
              }
            }
          }
        }
      }
    }
  }

  /// What the kinds' columns hold at these parameters.
  private mutating func fillValues(_ parameters: MultiYearParameters) {
    let precisions = parameters.errorSDs.map { 1 / ($0 * $0) }
    let severity = -severityUnit(parameters) * parameters.loadings[0] * precisions[0]
    var place = 0
    for kind in sums.kinds {
      for _ in kind.visitors {
        values[place] = severity
        place += 1
      }
      let group = place
      values[group] = 0
      place += 1
      for (component, count) in kind.counts.enumerated() where count > 0 {
        let pressure = Double(count) * parameters.loadings[component] * precisions[component]
        values[group] += parameters.groupSD * parameters.loadings[component] * pressure
        values[place] = pressure
        place += 1
      }
    }
  }

  /// Adds the precisions of severities and groups; returns the log determinant of their prior's
  /// covariance, and its mean's square.
  private mutating func addPriors(
    _ parameters: MultiYearParameters, to right: inout [Double]
  ) -> (logDeterminant: Double, squares: Double)? {
    for place in 0..<teamYearCount { border[teamYearCount + place, teamYearCount + place] += 1 }
    if let assessors = data.assessors {
      return addMembers(assessors, parameters, to: &right)
    }
    var logDeterminant = 0.0
    for places in data.yearsOfTeam where !places.isEmpty {
      let prior = PersistencePrecision(
        years: places.map { data.years[data.teamYears[$0].year] },
        persistence: parameters.severityPersistence)
      for (i, place) in places.enumerated() {
        border[place, place] += prior.diagonal[i]
        // Places of a team ascend with the years.
        if i > 0 { border[place, places[i - 1]] += prior.beside[i - 1] }
      }
      logDeterminant += prior.logDeterminant
    }
    return (logDeterminant, 0)
  }

  /// The prior of severities that are the team's own part and the mean of its members.
  private mutating func addMembers(
    _ assessors: AssessorMeans, _ parameters: MultiYearParameters, to right: inout [Double]
  ) -> (logDeterminant: Double, squares: Double)? {
    let (count, scale) = (teamYearCount, data.scales[0])
    var covariance = SymmetricBlock(order: count)
    for row in 0..<count {
      for column in 0...row {
        covariance[row, column] = assessors.covariance[row * count + column] / (scale * scale)
      }
    }
    let variance = parameters.severitySD * parameters.severitySD
    for places in data.yearsOfTeam {
      for (i, row) in places.enumerated() {
        for column in places[...i] {
          let gap = abs(
            data.years[data.teamYears[row].year] - data.years[data.teamYears[column].year])
          covariance[row, column] += variance * pow(parameters.severityPersistence, Double(gap))
        }
      }
    }
    guard (try? covariance.factor()) != nil else { return nil }
    let logDeterminant = covariance.logDeterminant(from: 0, to: count)
    let inverse = covariance.leadingInverse(count)
    let mean = assessors.mean.map { $0 / scale }
    var squares = 0.0
    for row in 0..<count {
      var pulled = 0.0
      for column in 0..<count {
        let value = inverse[max(row, column), min(row, column)]
        pulled += value * mean[column]
        if column <= row { border[row, column] += value }
      }
      right[row] += pulled
      squares += pulled * mean[row]
    }
    return (logDeterminant, squares)
  }

  /// Severities at the parameters of the last elimination, in on-site within-team SDs: their
  /// conditional mean for no noise, a draw for normal noise.
  func severities(noise: [Double], _ parameters: MultiYearParameters) -> [Double] {
    var solution = zip(right, noise).map { $0 + $1 }
    border.backward(&solution)
    let unit = severityUnit(parameters)
    return solution.prefix(teamYearCount).map { unit * $0 }
  }
}
