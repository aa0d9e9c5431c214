/// Scores of form X on the scale of form Y, by one method.
public struct EquatedForm: Sendable {
  /// The method.
  public let method: EquatingMethod
  /// One per score of X, ascending.
  public internal(set) var scores: [EquatedScore]
  /// The line; nil where the method is none.
  public let function: LinearFunction?
  /// SD of the kernel of X, points; nil without a kernel.
  public let bandwidthX: Double?
  /// SD of the kernel of Y, points; nil without a kernel.
  public let bandwidthY: Double?
  /// Of the equated scores of the examinees who took X.
  public let moments: ScoreMoments
  /// Bootstrap samples the method could be carried out in.
  public internal(set) var replicates = 0
}

/// One score of X on the scale of Y.
public struct EquatedScore: Sendable {
  /// Score of X.
  public let score: Double
  /// Its equivalent on the scale of Y, not rounded and not cut off at the ends of the scale.
  public let equated: Double
  /// Standard error by formula, points; nil where the method has none here, or frequencies are shares.
  public let standardError: Double?
  /// Standard error of a linear method, were scores normal; nil for other methods.
  public let normalStandardError: Double?
  /// SD over bootstrap samples, points; nil without bootstrap.
  public internal(set) var bootstrapError: Double?
}
