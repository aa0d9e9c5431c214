/// Scores of the examinees who took one form, with their anchor scores where there is an anchor.
public struct FormScores: Sendable {
  /// Which form.
  public let form: FormName
  /// Scores of the form.
  public let scale: ScoreScale
  /// Scores of the anchor; nil without one.
  public let anchorScale: ScoreScale?
  /// score × anchor score; one column without an anchor.
  public let frequencies: [[Double]]

  /// - Parameters:
  ///   - form: which form.
  ///   - scale: scores of the form.
  ///   - anchorScale: scores of the anchor; nil without one.
  ///   - frequencies: score × anchor score, 0 or more; one column without an anchor.
  /// - Throws: `noExaminees` where all are 0.
  public init(
    _ form: FormName, scale: ScoreScale, anchorScale: ScoreScale? = nil, frequencies: [[Double]]
  ) throws(EquatingError) {
    precondition(frequencies.count == scale.count, "one row per score")
    precondition(
      frequencies.allSatisfy { $0.count == anchorScale?.count ?? 1 }, "one column per anchor score")
    guard frequencies.contains(where: { $0.contains { $0 > 0 } }) else {
      throw .noExaminees(form)
    }
    self.form = form
    self.scale = scale
    self.anchorScale = anchorScale
    self.frequencies = frequencies
  }

  /// The same scores with other frequencies.
  func replacing(_ frequencies: [[Double]]) -> FormScores {
    FormScores(form: form, scale: scale, anchorScale: anchorScale, frequencies: frequencies)
  }

  private init(
    form: FormName, scale: ScoreScale, anchorScale: ScoreScale?, frequencies: [[Double]]
  ) {
    self.form = form
    self.scale = scale
    self.anchorScale = anchorScale
    self.frequencies = frequencies
  }

  /// Number of examinees, or the sum of shares.
  public var size: Double { frequencies.reduce(0) { $0 + $1.reduce(0, +) } }

  /// Whether frequencies count examinees, so that sampling errors have a meaning.
  public var isCounted: Bool {
    frequencies.allSatisfy { $0.allSatisfy { $0 == $0.rounded() } }
  }

  /// Scores whatever the anchor.
  public var scores: ScoreDistribution {
    ScoreDistribution(scale, frequencies: frequencies.map { $0.reduce(0, +) })
  }

  /// Anchor scores whatever the score; nil without an anchor.
  public var anchor: ScoreDistribution? {
    anchorScale.map { scale in
      ScoreDistribution(
        scale,
        frequencies: (0..<scale.count).map { column in
          frequencies.reduce(0) { $0 + $1[column] }
        })
    }
  }
}
