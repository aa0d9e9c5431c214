import Assessments
import Outliers
import Phrases
import Reporting
import Statistics

extension Analysis {
  /// Every judged subject, by the usual settings.
  var outliers: ResultTable { outlierTable(OutlierSettings()) }

  /// Every judged subject; residuals of the anchored model first, then robust z by component.
  ///
  /// Each value of `family` names one family; the error rate of the settings is held over each of
  /// them, not over the whole table.
  func outlierTable(_ settings: OutlierSettings) -> ResultTable {
    let model = ModelOutliers(self, settings)
    let rows =
      residualRows(settings) + model.deletionRows + robustRows(settings) + distanceRows(settings)
      + TeamOutliers(round: round, settings: settings).rows
      + (RatingOutliers(round, settings, seed: seed)?.rows ?? [])
    let flagged = Set(rows.filter { $0.kind == "unit" && $0.flagged }.map(\.subject))
    return OutlierRow.table(rows + model.influenceRows(of: flagged))
  }

  private func residualRows(_ settings: OutlierSettings) -> [OutlierRow] {
    let flags = residualFlags(
      estimate.residuals.map { $0.map { ($0.residual, $0.standardDeviation) } },
      level: settings.level, control: settings.control)
    let threshold = settings.normalThreshold(flags.count)
    return flags.map { flag in
      let side = flag.residual > 0 ? Phrase("above") : Phrase("below")
      return OutlierRow(
        kind: "unit", subject: round.units[flag.index].id, measure: "onsite_residual",
        value: flag.residual, statistic: flag.statistic, threshold: threshold, p: flag.p,
        q: flag.q, flagged: flag.flagged,
        reason: Phrase(
          "\(abs(flag.residual).fixed(2)) points \(side) what anchors and team suggest"),
        family: "onsite_residual", method: "anchored model", size: flag.residual,
        component: round.scheme.components[0].key)
    }
  }

  private func robustRows(_ settings: OutlierSettings) -> [OutlierRow] {
    round.scheme.components.indices.flatMap { index -> [OutlierRow] in
      let key = round.scheme.components[index].key
      let result: RobustZ
      do {
        result = try RobustZ(
          round.scores.map { $0[index] }, scale: settings.scale, level: settings.level,
          control: settings.control)
      } catch {
        say(Phrase("\(key): no robust z: \(error)"))
        return []
      }
      let values = round.scores.map { $0[index] }
      let stepped = Set(rosner(values, settings))
      return result.flags.map { flag in
        let both = ClassicalAndRobust(
          classical: stepped.contains(flag.index), robust: flag.flagged)
        let side = flag.residual > 0 ? Phrase("above") : Phrase("below")
        return OutlierRow(
          kind: "unit", subject: round.units[flag.index].id, measure: "\(key)_robust_z",
          value: result.median + flag.residual, statistic: flag.statistic,
          threshold: result.threshold, p: flag.p, q: flag.q, flagged: flag.flagged,
          reason: both.noted(
            Phrase(
              "\(abs(flag.residual).fixed(2)) points \(side) the median of \(Phrase(term: key))"),
            classical: Phrase("the ESD test"), robust: Phrase(term: settings.scale.label)),
          family: "\(key)_robust_z", method: "robust z (\(settings.scale.label))",
          size: flag.residual, component: key)
      }
    }
  }

  /// What the generalized ESD test takes for outliers, a tenth of the values at most.
  private func rosner(_ values: [Double?], _ settings: OutlierSettings) -> [Int] {
    let places = values.indices.filter { values[$0] != nil }
    let known = places.compactMap { values[$0] }
    let steps = try? generalizedESD(known, most: max(1, known.count / 10), level: settings.level)
    return steps?.filter(\.flagged).map { places[$0.index] } ?? []
  }

  /// Units far from the bulk in their components at once, team severities given back.
  private func distanceRows(_ settings: OutlierSettings) -> [OutlierRow] {
    let keys = round.scheme.components.map(\.key)
    let complete = round.units.indices.filter { unit in
      adjustedScores[unit].allSatisfy { $0 != nil }
    }
    let rows = complete.map { unit in adjustedScores[unit].compactMap { $0 } }
    guard keys.count > 1 else { return [] }
    let flags: [OutlierFlag]
    let classical: [OutlierFlag]
    do {
      flags = try robustDistances(rows, level: settings.level, control: settings.control).flags
      classical = try classicalDistances(rows, level: settings.level, control: settings.control)
    } catch {
      say(Phrase("no robust distances: \(error)"))
      return []
    }
    return zip(flags, classical).map { flag, plain in
      let driver = flag.component.map { keys[$0] } ?? ""
      let both = ClassicalAndRobust(classical: plain.flagged, robust: flag.flagged)
      return OutlierRow(
        kind: "unit", subject: round.units[complete[flag.index]].id, measure: "robust_distance",
        value: flag.value, statistic: flag.statistic, threshold: flag.threshold, p: flag.p,
        q: flag.q, flagged: flag.flagged,
        reason: both.noted(
          Phrase(
            "distance \(flag.value.fixed(2)) from the bulk, most of it in \(Phrase(term: driver))"),
          classical: Phrase("the plain covariance"), robust: Phrase("the robust one")),
        family: keys.joined(separator: "+"), method: "reweighted MCD", component: driver)
    }
  }
}
