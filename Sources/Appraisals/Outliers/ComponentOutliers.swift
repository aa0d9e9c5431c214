import Assessments
import Outliers
import Phrases
import Severity
import Statistics

/// Units whose scores are odd, component by component and together.
struct ComponentOutliers {
  private let appraisal: Appraisal
  private var round: Round { appraisal.round }
  private var settings: OutlierSettings { appraisal.recipe.outliers }

  init(_ appraisal: Appraisal) { self.appraisal = appraisal }

  /// On-site scores against what anchors and team suggest; one family.
  var residualRows: [OutlierRow] {
    let flags = residualFlags(
      appraisal.estimate.residuals.map { $0.map { ($0.residual, $0.standardDeviation) } },
      level: settings.level, control: settings.control)
    let threshold = settings.normalThreshold(flags.count)
    return flags.map { flag in
      let side = flag.residual > 0 ? Phrase("above") : Phrase("below")
      return OutlierRow(
        kind: .unit, subject: round.units[flag.index].id, measure: "onsite_residual",
        value: flag.residual, statistic: flag.statistic, threshold: threshold, p: flag.p,
        q: flag.q, isFlagged: flag.flagged,
        reason: Phrase(
          "\(abs(flag.residual).fixed(2)) points \(side) what anchors and team suggest"),
        family: "onsite_residual", method: "anchored model", size: flag.residual,
        component: round.scheme.components[0].key)
    }
  }

  /// Scores far from the median of their component; one family per component.
  func robustRows(_ notices: inout [Phrase]) -> [OutlierRow] {
    round.scheme.components.indices.flatMap { index -> [OutlierRow] in
      let key = round.scheme.components[index].key
      let result: RobustZ
      do {
        result = try RobustZ(
          round.scores.map { $0[index] }, scale: settings.scale, level: settings.level,
          control: settings.control)
      } catch {
        notices.append(Phrase("\(key): no robust z: \(error)"))
        return []
      }
      let values = round.scores.map { $0[index] }
      let stepped = rosner(values)
      return result.flags.map { flag in
        let both = ClassicalAndRobust(
          classical: values[flag.index].map(stepped.contains) ?? false, robust: flag.flagged)
        let side = flag.residual > 0 ? Phrase("above") : Phrase("below")
        return OutlierRow(
          kind: .unit, subject: round.units[flag.index].id, measure: "\(key)_robust_z",
          value: result.median + flag.residual, statistic: flag.statistic,
          threshold: result.threshold, p: flag.p, q: flag.q, isFlagged: flag.flagged,
          reason: both.noted(
            Phrase(
              "\(abs(flag.residual).fixed(2)) points \(side) the median of \(Phrase(term: key))"),
            classical: Phrase("the ESD test"), robust: Phrase(term: settings.scale.label)),
          family: "\(key)_robust_z", method: "robust z (\(settings.scale.label))",
          size: flag.residual, component: key)
      }
    }
  }

  /// What the generalized ESD test takes for outliers: a tenth of the values at most, and those equal to
  /// them.
  private func rosner(_ values: [Double?]) -> Set<Double> {
    let known = values.compactMap { $0 }
    let steps = try? generalizedESD(known, most: max(1, known.count / 10), level: settings.level)
    return Set(steps?.filter(\.flagged).map { known[$0.index] } ?? [])
  }

  /// Units far from the bulk in their components at once, adjusted for severity.
  func distanceRows(_ notices: inout [Phrase]) -> [OutlierRow] {
    let keys = round.scheme.components.map(\.key)
    let adjusted = appraisal.adjusted.scores
    let complete = round.units.indices.filter { unit in adjusted[unit].allSatisfy { $0 != nil } }
    let rows = complete.map { unit in adjusted[unit].compactMap { $0 } }
    guard keys.count > 1 else { return [] }
    let flags: [OutlierFlag]
    let classical: [OutlierFlag]
    do {
      flags = try robustDistances(rows, level: settings.level, control: settings.control).flags
      classical = try classicalDistances(rows, level: settings.level, control: settings.control)
    } catch {
      notices.append(Phrase("no robust distances: \(error)"))
      return []
    }
    return zip(flags, classical).map { flag, plain in
      let driver = flag.component.map { keys[$0] } ?? ""
      let both = ClassicalAndRobust(classical: plain.flagged, robust: flag.flagged)
      return OutlierRow(
        kind: .unit, subject: round.units[complete[flag.index]].id, measure: "robust_distance",
        value: flag.value, statistic: flag.statistic, threshold: flag.threshold, p: flag.p,
        q: flag.q, isFlagged: flag.flagged,
        reason: both.noted(
          Phrase(
            "distance \(flag.value.fixed(2)) from the bulk, most of it in \(Phrase(term: driver))"),
          classical: Phrase("the plain covariance"), robust: Phrase("the robust one")),
        family: keys.joined(separator: "+"), method: "reweighted MCD", component: driver)
    }
  }
}

extension ClassicalAndRobust {
  /// A flag's reason with what the other method says of it; the reason alone where the two agree.
  func noted(_ reason: Phrase, classical: Phrase, robust: Phrase) -> Phrase {
    switch self {
    case .agree: reason
    case .masked: Phrase("\(reason); \(classical) misses it (masked)")
    case .swamped: Phrase("\(reason); \(robust) does not confirm it (perhaps swamped)")
    }
  }
}
