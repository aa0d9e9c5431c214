import Statistics

/// What the mean and SD say of a value, against what the median and a robust scale say.
public enum ClassicalAndRobust: String, Sendable {
  case agree
  /// The robust judgement flags it, the classical does not: outliers inflate the SD and hide.
  case masked
  /// The classical judgement flags it, the robust does not: others pull the mean towards
  /// themselves, or the robust scale is too unsure.
  case swamped

  public init(classical: Bool, robust: Bool) {
    self = classical == robust ? .agree : robust ? .masked : .swamped
  }
}
