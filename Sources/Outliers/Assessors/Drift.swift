import Severity
public import Statistics

/// A trend of values over an order, tested by permuting them.
public struct PermutationTrend: Equatable, Sendable {
  /// Least-squares change of the value per step of the order.
  public let slope: Double
  /// Correlation of value and order.
  public let correlation: Double
  /// Two-sided p by permutation.
  public let p: Double

  /// With fewer values there are too few orders for any p to be small.
  public static let least = 5

  /// Tests the correlation of values with their order.
  ///
  /// - Throws: `tooFew` below 5 values; `noSpread` where values or order do not vary.
  ///
  /// Source: Pitman (1937), J. R. Stat. Soc. Suppl. 4, 225-232, for the permutation test of a
  /// correlation.
  public init(
    _ values: [Double], order: [Double], seed: UInt64,
    draws: Int = SequentialPermutation.usualDraws
  ) throws(OutliersError) {
    precondition(values.count == order.count, "a place in the order for every value")
    guard values.count >= Self.least else {
      throw .tooFew(needed: Self.least, found: values.count)
    }
    let (a, b) = (mean(values) ?? 0, mean(order) ?? 0)
    let centred = values.map { $0 - a }
    let places = order.map { $0 - b }
    let squares = places.reduce(0) { $0 + $1 * $1 }
    let spread = centred.reduce(0) { $0 + $1 * $1 }
    guard squares > 0, spread > 0 else { throw .noSpread }
    func product(_ values: [Double], _ places: [Double]) -> Double {
      zip(values, places).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let own = product(centred, places)
    slope = own / squares
    correlation = own / (squares * spread).squareRoot()
    let sorted = ValueOrder([centred], scale: (spread / Double(values.count)).squareRoot())
    var stream = PhiloxStream(seed: seed, purpose: .severityDrift, replicate: sorted.replicate)
    let limit = abs(own) - 1e-12 * (squares * spread).squareRoot()
    let ascending = places.ascending()
    var shuffled = sorted.rows[0]
    p = SequentialPermutation(most: draws).p {
      stream.permute(&shuffled)
      return abs(product(shuffled, ascending)) >= limit
    }
  }
}

/// How an assessor's severity changed over the visits, relative to colleagues.
public struct SeverityDrift: Sendable {
  /// Index of the assessor.
  public let assessor: Int
  /// Per cent of full marks per visit; positive is growing severity.
  public let slope: Double
  /// Correlation of severity and order.
  public let correlation: Double
  /// Number of visits compared.
  public let visitCount: Int
  /// Two-sided p by permutation.
  public let p: Double
  /// p adjusted over assessors.
  public let q: Double
  /// Whether `q` is at most the level.
  public let flagged: Bool
}

/// Tests every assessor for drift over the order of the team's visits.
///
/// A sheet's level is compared with the median of the colleagues' levels of the same unit, so neither
/// the quality of later units nor a drift of the whole team counts. Where scores stand at full marks, levels
/// are those of normal scores of the same mean, not cut off: a lenient assessor has less room beside good
/// units, and these may come later. The error that `control` names is held at `level` over the assessors of
/// the round.
///
/// - Parameter orderOfUnit: one number per unit, in the order of the visits; equal numbers tie.
/// - Returns: one entry per assessor with 5 visits or more.
public func severityDrifts(
  _ sheets: ScoreSheets, orderOfUnit: [Double], seed: UInt64, level: Double = 0.05,
  control: MultiplicityControl = .benjaminiHochberg
) -> [SeverityDrift] {
  let ratings = sheets.ratings
  precondition(orderOfUnit.count == ratings.unitCount, "a place in the order for every unit")
  var series = [[(order: Double, value: Double)]](
    repeating: [], count: ratings.teamOfAssessor.count)
  for visit in sheets.uncutLevels {
    for own in ContrastTest.besideOthers(visit.levels) {
      // Levels that are alike may differ by the rounding of sums, in which there is nothing to test.
      let contrast = (own.contrast * 1e9).rounded() / 1e9
      series[own.member].append((orderOfUnit[visit.unit], -contrast))
    }
  }
  let found = series.enumerated().compactMap { assessor, values in
    (try? PermutationTrend(
      values.map(\.value), order: values.map(\.order), seed: seed,
      draws: SequentialPermutation.draws(tests: series.count, level: level)))
      .map { (assessor, $0, values.count) }
  }
  let q = control.adjusted(found.map(\.1.p))
  return found.enumerated().map { place, own in
    SeverityDrift(
      assessor: own.0, slope: own.1.slope, correlation: own.1.correlation, visitCount: own.2,
      p: own.1.p, q: q[place] ?? 1, flagged: (q[place] ?? 1) <= level)
  }
}
