public import Phrases

/// What deserves a second look, decided once from all families of flags: every output reads this.
///
/// A subject is flagged when any family flags it; the families hold their own error rates.
public struct Verdicts: Sendable {
  /// One verdict per flagged subject, strongest first within its kind.
  public let flagged: [Verdict]
  /// Error rate held over each family.
  public let level: Double
  private let places: [Subject: Int]

  /// What a verdict is about.
  public struct Subject: Hashable, Sendable {
    /// What kind of subject it is.
    public let kind: Kind
    /// Its name, or names joined as tables print them.
    public let name: String
    /// The category of a cell; empty for all others.
    public let category: String
  }

  /// Kinds of subjects.
  public enum Kind: String, CaseIterable, Sendable {
    /// An assessed unit.
    case unit
    /// A team of assessors.
    case team
    /// An assessor.
    case assessor
    /// A team in one category.
    case cell
    /// One score of one item.
    case rating
    /// An item of the instrument.
    case item
    /// Two assessors whose scores of the same units agree more, or less, than others' do.
    case assessorPair = "assessor_pair"
    /// Two units whose score sheets by one assessor repeat each other.
    case unitPair = "unit_pair"
  }

  init(_ appraisal: Appraisal) {
    self.init(appraisal, severe: appraisal.severities.flagged, appraisal.outliers.rows)
  }

  /// Verdicts on assessors and cells alone.
  init(scoringOf appraisal: Appraisal) {
    self.init(appraisal, severe: [], appraisal.scoring?.rows ?? [])
  }

  private init(_ appraisal: Appraisal, severe: [TeamResult], _ rows: [OutlierRow]) {
    level = appraisal.recipe.outliers.level
    var reasons: [Subject: [Verdict.Reason]] = [:]
    var assessors: [Subject: [String]] = [:]
    var order: [Subject] = []
    func add(_ subject: Subject, _ reason: Verdict.Reason) {
      if reasons[subject] == nil { order.append(subject) }
      reasons[subject, default: []].append(reason)
    }
    for team in severe {
      guard let severity = team.severity, let q = team.q else { continue }
      add(
        Subject(kind: .team, name: team.name, category: ""),
        Verdict.Reason(
          measure: "team_severity", size: severity, q: q,
          sentence: severity > 0
            ? Phrase("took off \(Self.points(severity)) points from its units")
            : Phrase("gave its units \(Self.points(severity)) points too many")))
    }
    for row in rows where row.isFlagged {
      guard let kind = Kind(row) else { continue }
      let subject = Subject(
        kind: kind, name: row.subject, category: kind == .cell ? row.component : "")
      assessors[subject] = row.assessors
      add(
        subject,
        Verdict.Reason(
          measure: row.measure, size: row.size, q: row.q ?? 0, sentence: row.reason))
    }
    let found = order.map {
      Verdict(subject: $0, reasons: reasons[$0] ?? [], assessors: assessors[$0] ?? [])
    }
    let kinds = Kind.allCases
    flagged = found.sorted { a, b in
      let (first, second) = (
        kinds.firstIndex(of: a.subject.kind) ?? 0, kinds.firstIndex(of: b.subject.kind) ?? 0
      )
      if first != second { return first < second }
      return a.precedes(b)
    }
    places = Dictionary(
      flagged.enumerated().map { ($1.subject, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private static func points(_ value: Double) -> String {
    "\((10 * abs(value)).rounded() / 10)"
  }

  /// Flagged subjects of a kind, strongest first.
  public func flagged(_ kind: Kind) -> [Verdict] { flagged.filter { $0.subject.kind == kind } }

  /// The verdict on a subject; nil where nothing flags it.
  public func verdict(_ kind: Kind, _ name: String, category: String = "") -> Verdict? {
    places[Subject(kind: kind, name: name, category: category)].map { flagged[$0] }
  }

  /// Whether any family flags a subject.
  public func isFlagged(_ kind: Kind, _ name: String, category: String = "") -> Bool {
    verdict(kind, name, category: category) != nil
  }
}

/// Why one subject deserves a second look.
public struct Verdict: Sendable {
  /// What one family says of the subject.
  public struct Reason: Sendable {
    /// What was measured, a fixed term; it names the family.
    public let measure: String
    /// Size of the departure, points; nil where it is not in points.
    public let size: Double?
    /// p adjusted over the family.
    public let q: Double
    /// What is odd, in a sentence.
    public let sentence: Phrase
  }

  /// What it is about.
  public let subject: Verdicts.Subject
  /// One per family that flags it, the surest first.
  public let reasons: [Reason]
  /// Assessors whose scoring it is about, where the subject is a pair or a single rating.
  public let assessors: [String]

  init(subject: Verdicts.Subject, reasons: [Reason], assessors: [String]) {
    self.subject = subject
    self.assessors = assessors
    self.reasons = reasons.enumerated().sorted { a, b in
      (a.element.q, a.offset) < (b.element.q, b.offset)
    }.map(\.element)
  }

  /// The largest departure in points, with its sign; nil where none is in points.
  public var size: Double? { reasons.compactMap(\.size).max { abs($0) < abs($1) } }
  /// The smallest adjusted p.
  public var q: Double { reasons.map(\.q).min() ?? 1 }

  /// Surer first, then larger, then by name.
  func precedes(_ other: Verdict) -> Bool {
    if q != other.q { return q < other.q }
    let (own, its) = (abs(size ?? 0), abs(other.size ?? 0))
    if own != its { return own > its }
    return (subject.name, subject.category) < (other.subject.name, other.subject.category)
  }
}

extension Verdicts.Kind {
  /// nil for rows that describe influence or belong to plain tables.
  fileprivate init?(_ row: OutlierRow) {
    switch row.kind {
    case .unit: self = .unit
    case .team: self = row.measure == "team_category" ? .cell : .team
    case .assessor: self = .assessor
    case .rating: self = .rating
    case .item: self = .item
    case .assessorPair: self = .assessorPair
    case .unitPair: self = .unitPair
    case .anchor, .row, .group: return nil
    }
  }
}
