import Phrases

/// One grade of a round's result; grades are listed from the best down.
public struct Grade: Codable, Equatable, Sendable {
  /// What it is called, such as "excellent".
  public var name: String
  /// Share of all units, from the best rank, that get this grade; nil for the rest.
  public var share: Double?
  /// The least total that earns it, points of 100; nil where shares decide.
  public var from: Double?

  /// - Parameters:
  ///   - name: what it is called.
  ///   - share: of all units, 0 to 1, from the best rank; nil for the rest.
  ///   - from: the least total that earns it, points of 100; nil where shares decide.
  public init(name: String, share: Double? = nil, from: Double? = nil) {
    self.name = name
    self.share = share
    self.from = from
  }

  enum CodingKeys: String, CodingKey {
    case name = "grade"
    case share, from
  }
}

extension [Grade] {
  /// What is wrong with a list of grades, or nil.
  ///
  /// Every grade but the last says either a share or a least total, all of the same kind.
  var problem: Phrase? {
    guard let last else { return Phrase("grades: list at least one grade") }
    let before = dropLast()
    let open = last.share == nil && last.from == nil
    let rated = open ? Array(before) : self
    if !rated.isEmpty, rated.allSatisfy({ $0.share != nil && $0.from == nil }) {
      let shares = rated.compactMap(\.share)
      return shares.allSatisfy { $0 > 0 } && shares.reduce(0, +) <= 1 + 1e-9
        ? nil : Phrase("grades: each share must be above 0, and together they may be 1 at most")
    }
    if rated.allSatisfy({ $0.from != nil && $0.share == nil }) {
      let cuts = rated.compactMap(\.from)
      return zip(cuts, cuts.dropFirst()).allSatisfy { $0 > $1 }
        ? nil : Phrase("grades: each 'from' must be lower than the one before")
    }
    return Phrase(
      "grades: give every grade a 'share', or every grade a 'from'; only the last grade may have neither"
    )
  }

  /// Numbers of units up to the end of each grade but the last; nil where totals decide.
  ///
  /// - Parameter count: ranked units. A cut is rounded to the nearest unit.
  public func cuts(among count: Int) -> [Int]? {
    let shares = compactMap(\.share)
    guard !shares.isEmpty else { return nil }
    var sum = 0.0
    let ends = shares.map { share in
      sum += share
      return Int((sum * Double(count)).rounded())
    }
    return ends.filter { $0 > 0 && $0 < count }
  }

  /// The grade of each unit, as its place in the list; nil without a total or below the last cut.
  ///
  /// - Parameters:
  ///   - totals: points, one per unit; nil without a total.
  ///   - ranks: of the totals, 1 for the best; equal totals share the better rank's grade.
  public func places(totals: [Double?], ranks: [Double?]) -> [Int?] {
    let scale = GradeScale(self, among: totals.count { $0 != nil })
    return zip(totals, ranks).map { total, rank in
      guard let total, let rank else { return nil }
      return scale.place(total: total, rank: rank)
    }
  }
}

/// Which total or rank earns which grade, among a number of ranked units.
public struct GradeScale: Sendable {
  private let grades: [Grade]
  /// The last rank of each grade.
  private let ends: [Double]
  private let byTotal: Bool

  /// - Parameter count: ranked units. A cut is rounded to the nearest unit.
  public init(_ grades: [Grade], among count: Int) {
    self.grades = grades
    byTotal = grades.contains { $0.from != nil }
    var sum = 0.0
    ends = grades.map {
      sum += $0.share ?? 1
      return (sum * Double(count)).rounded()
    }
  }

  /// Number of grades.
  public var count: Int { grades.count }

  /// The grade as its place in the list; nil below the last cut.
  ///
  /// - Parameter rank: 1 for the best; equal totals share the better rank's grade.
  public func place(total: Double, rank: Double) -> Int? {
    byTotal
      ? grades.firstIndex { total >= $0.from ?? -.infinity } : ends.firstIndex { rank <= $0 }
  }
}
