/// The degrees of a log-linear model of one form.
public struct PresmoothingDegrees: Codable, Equatable, Sendable {
  /// Moments of the scores that are kept, 1 or more.
  public var scores: Int
  /// Moments of the anchor that are kept, 1 or more; not used without an anchor.
  public var anchor: Int
  /// Cross moments xⁱvʲ that are kept, i and j from 1 to this; not used without an anchor.
  public var cross: Int

  /// Degrees; those of the anchor are the scores' unless said otherwise.
  public init(scores: Int, anchor: Int? = nil, cross: Int = 1) {
    self.scores = scores
    self.anchor = anchor ?? scores
    self.cross = cross
  }
}

/// How well a log-linear model fits the frequencies of a form.
public struct PresmoothingFit: Sendable {
  /// Which form.
  public let form: FormName
  /// Degree of the scores.
  public let degree: Int
  /// Whether the equating uses this fit.
  public let isUsed: Bool
  /// Likelihood ratio chi-squared.
  public let chiSquared: Double
  /// Degrees of freedom of it.
  public let degreesOfFreedom: Int
  /// Akaike's criterion up to a constant: chi-squared and twice the number of parameters.
  public let akaike: Double
  /// Of the smoothed scores.
  public let moments: ScoreMoments
}

/// A form whose frequencies are smoothed.
struct SmoothedForm {
  let scores: FormScores
  let model: LogLinearModel
  let degrees: PresmoothingDegrees

  /// - Parameter isInternal: whether the anchor's items count in the scores; then the rest of the
  ///   score and the anchor are smoothed, so that no score is below what its anchor score allows.
  init(
    _ observed: FormScores, _ degrees: PresmoothingDegrees, isInternal: Bool
  ) throws(EquatingError) {
    self.degrees = degrees
    guard observed.anchorScale != nil else {
      let most = observed.scale.count - 1
      guard degrees.scores <= most else {
        throw .degreeTooHigh(observed.form, degree: degrees.scores, most: most)
      }
      guard
        let model = LogLinearModel(
          observed.frequencies.map { $0[0] },
          columns: Self.powers(observed.scale, degrees.scores))
      else { throw .noFit(observed.form, degree: degrees.scores) }
      self.model = model
      scores = observed.replacing(model.frequencies.map { [$0] })
      return
    }
    let cells = try AnchoredCells(observed, isInternal: isInternal)
    let most = min(cells.rows, observed.frequencies[0].count) - 1
    guard max(degrees.scores, degrees.anchor, degrees.cross) <= most else {
      throw .degreeTooHigh(
        observed.form, degree: max(degrees.scores, degrees.anchor, degrees.cross), most: most)
    }
    guard let model = LogLinearModel(cells.frequencies, columns: cells.columns(degrees)) else {
      throw .noFit(observed.form, degree: degrees.scores)
    }
    self.model = model
    scores = observed.replacing(cells.table(model.frequencies))
  }

  /// Powers of the places of a scale, centred so that they are not all alike: degree × score.
  static func powers(_ scale: ScoreScale, _ degree: Int) -> [[Double]] {
    powers(count: scale.count, degree)
  }

  /// Chebyshev polynomials of the places, which span the same functions as their powers and stay
  /// apart from each other in high degrees.
  static func powers(count: Int, _ degree: Int) -> [[Double]] {
    let half = max(1, Double(count - 1) / 2)
    let places = (0..<count).map { Double($0) / half - Double(count - 1) / 2 / half }
    var rows = [[Double](repeating: 1, count: count), places]
    while rows.count <= degree {
      let (before, last) = (rows[rows.count - 2], rows[rows.count - 1])
      rows.append(places.indices.map { 2 * places[$0] * last[$0] - before[$0] })
    }
    return Array(rows[1...degree])
  }
}
