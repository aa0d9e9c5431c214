import Foundation
import LinearAlgebra
import Statistics

/// The restricted likelihood of several years' scores.
///
/// y(u, year, k) = mean(year, k) + loading(k) (group(t, year) + quality(u, year))
/// − [k = on-site] severity(t, year) + error. Quality and severity are autoregressive over years;
/// where assessors moved, severity is a part of the team's own, which is, and the mean of its
/// members, whose distribution `AssessorMeans` gives.
/// Each unit's qualities are eliminated by the inverse of one small matrix, the same for all units
/// seen in the same years by the same components; severities, groups and means are a dense border.
/// An evaluation costs units × (5 years)² and (2 team-years + means)³/3.
///
/// Source: Searle, Casella & McCulloch (1992), Variance Components, section 6.6, with the
/// elimination of section 7.6.
struct MultiYearLikelihood {
  private let data: PreparedMultiYear
  /// Units with the same years and numbers of entries by component share one matrix.
  private let patternOf: [Int]
  private let patterns: [Range<Int>]
  private var border: SymmetricBlock
  private var right: [Double]

  var effectCount: Int { border.order }
  var componentCount: Int { data.componentCount }
  private var teamYearCount: Int { data.teamYears.count }

  /// What one severity effect stands for, in on-site within-team SDs.
  private func severityUnit(_ parameters: MultiYearParameters) -> Double {
    data.assessors == nil ? parameters.severitySD : 1
  }

  init(_ data: PreparedMultiYear) {
    self.data = data
    struct Signature: Hashable { let years: [Int], entries: [[Int]] }
    var signatures = FactorBuilder<Signature>()
    var patterns: [Range<Int>] = []
    patternOf = data.units.map { unit in
      let own = data.unitYears[unit]
      let signature = Signature(
        years: own.map(\.year), entries: own.map { data.entries[$0.entries].map(\.component) })
      let pattern = signatures.code(for: signature)
      if pattern == patterns.count { patterns.append(unit) }
      return pattern
    }
    self.patterns = patterns
    let order = 2 * data.teamYears.count + data.years.count * data.componentCount
    border = SymmetricBlock(order: order)
    right = Array(repeating: 0, count: order)
  }

  /// Inverse of a unit's quality equations (years × years), and what they add to the density.
  private func eliminated(
    _ unit: Range<Int>, _ parameters: MultiYearParameters
  ) -> (inverse: [Double], logDeterminant: Double)? {
    let own = Array(data.unitYears[unit])
    let n = own.count
    let prior = PersistencePrecision(
      years: own.map { data.years[$0.year] }, persistence: parameters.qualityPersistence)
    var block = SymmetricBlock(order: n)
    let variance = parameters.qualitySD * parameters.qualitySD
    for (i, unitYear) in own.enumerated() {
      var weight = 0.0
      for entry in data.entries[unitYear.entries] {
        let scaled = parameters.loadings[entry.component] / parameters.errorSDs[entry.component]
        weight += scaled * scaled
      }
      block[i, i] = prior.diagonal[i] + variance * weight
      if i > 0 { block[i, i - 1] = prior.beside[i - 1] }
    }
    guard (try? block.factor()) != nil else { return nil }
    let inverse = block.leadingInverse(n)
    return (
      (0..<n * n).map { variance * inverse[max($0 / n, $0 % n), min($0 / n, $0 % n)] },
      prior.logDeterminant + block.logDeterminant(from: 0, to: n)
    )
  }

  /// The log density of the scores at these parameters, means integrated out.
  mutating func logDensity(_ parameters: MultiYearParameters) -> Double {
    let precisions = parameters.errorSDs.map { 1 / ($0 * $0) }
    guard precisions.allSatisfy(\.isFinite) else { return -.infinity }
    var solved: [(inverse: [Double], logDeterminant: Double)] = []
    for pattern in patterns {
      guard let own = eliminated(pattern, parameters) else { return -.infinity }
      solved.append(own)
    }
    for index in border.storage.indices { border.storage[index] = 0 }
    var right = [Double](repeating: 0, count: border.order)
    let (data, patternOf, teamYears) = (self.data, self.patternOf, teamYearCount)
    let firstMean = 2 * teamYears
    let severityUnit = severityUnit(parameters)
    var total = 0.0
    var squares = 0.0
    let order = border.order
    var columns: [[(column: Int, value: Double)]] = []
    var sides: [Double] = []
    border.storage.withUnsafeMutableBufferPointer { matrix in
      right.withUnsafeMutableBufferPointer { right in
        for (index, unit) in data.units.enumerated() {
          let own = data.unitYears[unit]
          let (inverse, logDeterminant) = solved[patternOf[index]]
          total -= 0.5 * logDeterminant
          columns.removeAll(keepingCapacity: true)
          sides.removeAll(keepingCapacity: true)
          for unitYear in own {
            let group = teamYears + unitYear.home
            var touched = [(column: Int, value: Double)]()
            touched.reserveCapacity(6)
            var (side, weight) = (0.0, 0.0)
            for entry in data.entries[unitYear.entries] {
              let k = entry.component
              let (precision, loading) = (precisions[k], parameters.loadings[k])
              total += 0.5 * log(precision)
              squares += precision * entry.value * entry.value
              side += loading * precision * entry.value
              weight += loading * loading * precision
              // The entry's own columns: mean, group, and the visitor's severity.
              let mean = firstMean + unitYear.year * data.componentCount + k
              var row = [(mean, 1.0), (group, parameters.groupSD * loading)]
              if let visitor = entry.visitor { row.append((visitor, -severityUnit)) }
              for (a, x) in row {
                right[a] += x * precision * entry.value
                for (b, y) in row where b <= a { matrix[a + b * order] += x * y * precision }
              }
              touched.append((mean, loading * precision))
              if let visitor = entry.visitor {
                touched.append((visitor, -severityUnit * loading * precision))
              }
            }
            touched.append((group, parameters.groupSD * weight))
            columns.append(touched)
            sides.append(side)
          }
          let n = columns.count
          for i in 0..<n {
            var pulled = 0.0
            for j in 0..<n {
              let share = inverse[i * n + j]
              pulled += share * sides[j]
              for (a, x) in columns[i] {
                let scaled = share * x
                for (b, y) in columns[j] where b <= a { matrix[a + b * order] -= scaled * y }
              }
            }
            squares -= pulled * sides[i]
            for (a, x) in columns[i] { right[a] -= x * pulled }
          }
        }
      }
    }
    guard let prior = addPriors(parameters, to: &right) else { return -.infinity }
    total -= 0.5 * prior.logDeterminant
    squares += prior.squares
    guard (try? border.factor()) != nil else { return -.infinity }
    total -= 0.5 * border.logDeterminant(from: 0, to: order)
    border.forward(&right)
    self.right = right
    squares -= right.reduce(0) { $0 + $1 * $1 }
    return total - 0.5 * squares
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

  /// Severities at the parameters last evaluated, in on-site within-team SDs: their conditional
  /// mean for no noise, a draw for normal noise.
  func severities(noise: [Double], _ parameters: MultiYearParameters) -> [Double] {
    var solution = zip(right, noise).map { $0 + $1 }
    border.backward(&solution)
    let unit = severityUnit(parameters)
    return solution.prefix(teamYearCount).map { unit * $0 }
  }
}
