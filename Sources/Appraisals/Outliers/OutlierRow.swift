public import Phrases

/// One judged subject: a score, a person, a team or an item, and what a method says of it.
public struct OutlierRow: Sendable {
  /// What is judged.
  public enum Kind: String, CaseIterable, Sendable {
    /// An assessed unit.
    case unit
    /// A team of assessors.
    case team
    /// An assessor.
    case assessor
    /// One score of one item.
    case rating
    /// An item of the instrument.
    case item
    /// A component no team scores, and what leaving it out does to the severities.
    case anchor
    /// Two assessors whose scores of the same units agree more, or less, than others' do.
    case assessorPair = "assessor_pair"
    /// Two units whose score sheets by one assessor repeat each other.
    case unitPair = "unit_pair"
    /// A row of a plain table.
    case row
    /// A group of rows of a plain table.
    case group
  }

  /// What is judged.
  public var kind: Kind
  /// Its name, or the names of a pair.
  public var subject: String
  /// What is measured, a fixed term.
  public var measure: String
  /// The measured value; nil where it has none.
  public var value: Double?
  /// The value on the scale of the test.
  public var statistic: Double?
  /// What the size of the statistic has to exceed; nil where p decides.
  public var threshold: Double?
  /// Chance of such a statistic with nothing odd; nil where there is no test.
  public var p: Double?
  /// p adjusted over the family.
  public var q: Double?
  /// Whether the subject is flagged.
  public var isFlagged = false
  /// What is odd, in a sentence.
  public var reason: Phrase
  /// The judgements whose error rate is held together; empty where nothing is tested.
  public var family: String
  /// The method, a fixed term.
  public var method: String
  /// Size of the departure in units of the value; nil where it has none.
  public var size: Double?
  /// 95 % interval of the size; nil where none is worked out.
  public var interval: ClosedRange<Double>?
  /// The component, item or column it is about; empty where it is about none.
  public var component = ""
  /// Assessors whose scoring it is about, where the subject is none of them alone.
  public var assessors: [String] = []

  /// A judged subject.
  public init(
    kind: Kind, subject: String, measure: String, value: Double? = nil, statistic: Double? = nil,
    threshold: Double? = nil, p: Double? = nil, q: Double? = nil, isFlagged: Bool = false,
    reason: Phrase, family: String, method: String, size: Double? = nil,
    interval: ClosedRange<Double>? = nil, component: String = ""
  ) {
    self.kind = kind
    self.subject = subject
    self.measure = measure
    self.value = value
    self.statistic = statistic
    self.threshold = threshold
    self.p = p
    self.q = q
    self.isFlagged = isFlagged
    self.reason = reason
    self.family = family
    self.method = method
    self.size = size
    self.interval = interval
    self.component = component
  }
}
