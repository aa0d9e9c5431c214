import Statistics

/// Changes and slopes of units beyond what all units share, from the joint posterior of all years.
///
/// All years compared are weighted alike, so that other weights are not taken for a change.
public struct OwnChanges: Sendable {
  private let totals: AdjustedTotals
  private let estimate: MultiYearEstimate
  /// year × unit × component, points, on-site given back the posterior mean severity.
  private let scores: [[[Double?]]]
  /// year × unit: variance of the on-site error, in squared error SDs; visits and parts are averaged.
  private let onsiteFactor: [[Double]]
  /// The same of every other component.
  private let partFactor: [[Double]]

  /// Every contrast rests on the totals' draws, so changes and slopes cannot contradict each other.
  ///
  /// - Complexity: draws × units × years.
  public init(_ totals: AdjustedTotals, _ estimate: MultiYearEstimate, _ data: MultiYearData) {
    self.totals = totals
    self.estimate = estimate
    let means = estimate.severities.map(\.severity)
    let (visitors, combined) = (totals.visitors, totals.combined)
    func average(_ places: [Int], _ value: (Int) -> Double) -> Double {
      places.isEmpty ? 0 : places.reduce(0) { $0 + value($1) } / Double(places.count)
    }
    var sums = [[(sum: Double, count: Double)]](
      repeating: Array(repeating: (0, 0), count: data.unitCount), count: data.years.count)
    for visit in data.visits {
      sums[visit.year][visit.unit].sum += visit.score
      sums[visit.year][visit.unit].count += 1
    }
    let units = 0..<totals.unitCount
    scores = data.years.indices.map { year in
      units.map { unit in
        (0...data.anchorCount).map { k -> Double? in
          combined.mean(year, unit) { part -> Double? in
            guard k == 0 else { return data.anchors[year][part][k - 1] }
            let own = sums[year][part]
            guard own.count > 0 else { return nil }
            return own.sum / own.count + average(visitors[year][part]) { means[$0] }
          }
        }
      }
    }
    onsiteFactor = data.years.indices.map { year in
      units.map { unit in
        combined.variance(year, unit) { 1 / Double(max(1, visitors[year][$0].count)) }
      }
    }
    partFactor = data.years.indices.map { year in
      units.map { combined.variance(year, $0) { _ in 1 } }
    }
  }

  private func factor(_ year: Int, _ unit: Int, _ k: Int) -> Double {
    k == 0 ? onsiteFactor[year][unit] : partFactor[year][unit]
  }

  /// The own part of changes, in their order; nil for a unit that lacks a component in one year.
  ///
  /// - Parameters:
  ///   - changes: as `AdjustedTotals.changes` gives them.
  ///   - threads: threads the work may use; the answer does not depend on them.
  /// - Complexity: pairs of years × (units² + draws × units).
  public func changes(_ changes: [UnitChange], threads: Int = 1) -> [OwnChange?] {
    own(changes.map { ($0.unit, .change(from: $0.from, to: $0.to)) }, threads: threads)
  }

  /// The own part of each unit's yearly slope; nil for a unit with totals in fewer than two years, or
  /// without a component in one.
  ///
  /// - Parameter threads: threads the work may use; the answer does not depend on them.
  public func slopes(threads: Int = 1) -> [OwnChange?] {
    var result = [OwnChange?](repeating: nil, count: totals.unitCount)
    let grown = totals.units.filter { $0.present.count > 1 }
    let found = own(
      grown.map { ($0.unit, .slope($0.present, calendar: totals.years)) }, threads: threads)
    for (unit, own) in zip(grown, found) { result[unit.unit] = own }
    return result
  }

  /// One contrast's units after the other's, so that only their draws are in memory.
  private func own(
    _ asked: [(unit: Int, contrast: YearContrast)], threads: Int
  ) -> [OwnChange?] {
    var result = [OwnChange?](repeating: nil, count: asked.count)
    for (contrast, places) in Dictionary(grouping: asked.indices, by: { asked[$0].contrast }) {
      let field = field(contrast)
      let own = parallelMap(count: places.count, threads: threads) { [asked] in
        field.own(asked[places[$0]].unit)
      }
      for (place, own) in zip(places, own) { result[place] = own }
    }
    return result
  }

  /// All units that have every score a contrast needs.
  private func field(_ contrast: YearContrast) -> ContrastField {
    let weights = weights(of: contrast)
    let used = weights.indices.filter { weights[$0] > 0 }
    let units = (0..<totals.unitCount).filter { unit in
      contrast.years.allSatisfy { year in used.allSatisfy { scores[year][unit][$0] != nil } }
    }
    let members = units.map { unit in
      var severity = [Double](repeating: 0, count: estimate.draws.count)
      for (year, coefficient) in zip(contrast.years, contrast.coefficients) {
        severity.add(weights[0] * coefficient, times: totals.visitorSeverities[year][unit])
      }
      let middle = mean(severity) ?? 0
      return ContrastField.Member(
        scores: contrast.years.map { year in used.map { scores[year][unit][$0] ?? 0 } },
        factors: contrast.years.map { year in used.map { factor(year, unit, $0) } },
        severity: severity.map { $0 - middle })
    }
    return ContrastField(
      contrast, components: used, weights: used.map { weights[$0] }, units: units,
      members: members, estimate)
  }

  /// The later year's weights over the components that every year compared has, as shares of 1.
  private func weights(of contrast: YearContrast) -> [Double] {
    guard let last = contrast.years.last else { return [] }
    let kept = totals.weights[last].enumerated().map { k, weight in
      contrast.years.allSatisfy { year in scores[year].contains { $0[k] != nil } } ? weight : 0
    }
    let sum = kept.reduce(0, +)
    return sum > 0 ? kept.map { $0 / sum } : kept
  }

  /// Each unit's adjusted change with both years weighted as one of them; nil where a component with
  /// weight is missing.
  public func change(_ change: UnitChange, weightedAs year: Int) -> Double? {
    let contrast = YearContrast.change(from: change.from, to: change.to)
    var sum = 0.0
    for (k, weight) in totals.weights[year].enumerated() where weight > 0 {
      guard let before = scores[change.from][change.unit][k],
        let after = scores[change.to][change.unit][k]
      else { return nil }
      sum += weight * contrast.sum { $0 == change.to ? after : before }
    }
    return sum
  }
}
