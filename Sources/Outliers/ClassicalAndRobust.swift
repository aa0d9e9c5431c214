import Statistics

/// What mean and SD show about a value, compared with what the median and a robust scale show.
public enum ClassicalAndRobust: String, Sendable {
  /// Both flag the value, or neither does.
  case agree
  /// Only the robust judgement flags the value: outliers inflate the SD and hide.
  case masked
  /// Only the classical judgement flags the value: others pull the mean towards themselves, or the
  /// robust scale is too uncertain.
  case swamped

  /// Compares two judgements of one value; true where it was flagged.
  public init(classical: Bool, robust: Bool) {
    self = classical == robust ? .agree : robust ? .masked : .swamped
  }
}
