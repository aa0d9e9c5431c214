import MultiYear
import Phrases
import Severity
import Statistics

/// Years on common axes with the severities estimated from all of them at once.
struct EstimatedYears: Sendable {
  let joined: JoinedYears
  let estimate: MultiYearEstimate
  /// year × unit: mean severity of the unit's visitors, points; 0 without a visit.
  let visitSeverities: [[Double]]
  /// year × unit of the model → places of its visitors' severities.
  private let visitors: [[[Int]]]

  /// - Throws: `AppraisalError` where the years cannot separate teams, units and errors; it names the
  ///   component or the year.
  init(_ joined: JoinedYears, seed: UInt64, threads: Int) throws(AppraisalError) {
    self.joined = joined
    var model = MultiYearModel()
    model.threads = threads
    do {
      estimate = try model.fit(joined.data, seed: seed)
    } catch {
      throw AppraisalError(
        .impossible, Phrase("the years cannot be compared: \(joined.named(error))"))
    }
    let visitors = estimate.visitors(joined.data)
    self.visitors = visitors
    let severities = estimate.severities.map(\.severity)
    visitSeverities = joined.rounds.indices.map { year in
      joined.units.indices.map { unit in
        joined.combined.mean(year, unit) { part -> Double in
          let own = visitors[year][part]
          return own.isEmpty ? 0 : own.reduce(0) { $0 + severities[$1] } / Double(own.count)
        }
      }
    }
  }

  /// Change of one component's score with the on-site one adjusted for severity, points; nil where
  /// the unit lacks the component in one of the years.
  func change(_ unit: Int, _ k: Int, _ pair: YearPair) -> Double? {
    guard let before = joined.scores[pair.from][unit][k],
      let after = joined.scores[pair.to][unit][k]
    else { return nil }
    guard k == 0 else { return after - before }
    return after - before + visitSeverities[pair.to][unit] - visitSeverities[pair.from][unit]
  }

  /// Drift of each component between two years, in the components' order; nil for the on-site one,
  /// which is the reference, and where fewer than three units have both scores in both years.
  func scaleDrifts(_ pair: YearPair) -> [ScaleDrift?] {
    let onsite = joined.units.indices.map { change($0, 0, pair) }
    var severities: [[Int]: [Double]] = [:]
    return joined.components.indices.map { k -> ScaleDrift? in
      guard k > 0 else { return nil }
      let changes = joined.units.indices.map { change($0, k, pair) }
      let compared = joined.units.indices.filter { changes[$0] != nil && onsite[$0] != nil }
      let own = severities[compared] ?? severityChanges(compared, pair)
      severities[compared] = own
      return ScaleDrift(
        changes: changes, onsite: onsite, loading: estimate.loadings[k],
        draws: zip(estimate.loadingDraws, own).map { .init(loading: $0[k], severity: $1) })
    }
  }

  /// One per draw: mean change of the severity of some units' visitors, with what all teams of a year
  /// share, points.
  private func severityChanges(_ units: [Int], _ pair: YearPair) -> [Double] {
    func shares(_ year: Int) -> [Double] {
      var shares = [Double](repeating: 0, count: estimate.severities.count)
      for unit in units {
        for part in joined.combined.parts[year][unit] {
          let own = visitors[year][part.unit]
          for place in own { shares[place] += part.share / Double(own.count * units.count) }
        }
      }
      return shares
    }
    let (before, after) = (shares(pair.from), shares(pair.to))
    return zip(estimate.draws, estimate.commonDraws).map { draw, common in
      draw.indices.reduce(common[pair.to] - common[pair.from]) { sum, place in
        sum + (after[place] - before[place]) * draw[place]
      }
    }
  }
}

extension JoinedYears {
  /// Standard errors of severities from each year alone, from half the usual draws; a year that cannot
  /// be analysed alone has none.
  ///
  /// - Complexity: one fit of the anchored model per year.
  func errorsAlone(seed: UInt64, threads: Int) -> [TeamYear: Double] {
    let years = rounds.count
    let severities = parallelMap(count: years, threads: threads) { year in
      var model = AnchoredModel()
      model.threads = threads
      model.draws /= 2
      // A component the year lacks is no anchor of it.
      let present = components.indices.dropFirst().filter { k in
        data.anchors[year].contains { $0[k - 1] != nil }
      }
      let own = AnchoredData(
        unitCount: data.unitCount, teamCount: teams.count,
        visits: data.visits.filter { $0.year == year }.map {
          .init(unit: $0.unit, team: $0.team, score: $0.score)
        }, anchors: data.anchors[year].map { row in present.map { row[$0 - 1] } })
      return (try? model.fit(own, seed: seed))?.teams ?? []
    }
    var errors: [TeamYear: Double] = [:]
    for (year, teams) in severities.enumerated() {
      for (team, severity) in teams.enumerated() {
        if let severity { errors[TeamYear(team: team, year: year)] = severity.standardError }
      }
    }
    return errors
  }

  /// The model's error with the name of the component it counts.
  func named(_ error: MultiYearError) -> Phrase {
    guard case .noSpread(let component) = error, components.indices.contains(component) else {
      return error.phrase
    }
    return Phrase(
      "'\(components[component])' does not vary within teams, so nothing can be learnt from it; "
        + "leave it out of the scheme")
  }
}
