import Statistics

/// Item scores of assessors on arrays, free of names; one entry per score given.
public struct RatingArrays: Sendable {
  /// Units of the round, rated or not.
  public let unitCount: Int
  /// Teams of the round.
  public let teamCount: Int
  /// Items of the instrument.
  public let itemCount: Int
  /// Team of each assessor.
  public let teamOfAssessor: [Int]
  /// Full marks of each item, points; they are also the weights of its share.
  public let full: [Double]
  /// Category of each item; empty without an instrument.
  public let categoryOfItem: [Int]
  /// Categories of the instrument.
  public let categoryCount: Int
  /// Index of the unit, per score.
  public let unit: [Int32]
  /// Index of the assessor, per score.
  public let assessor: [Int32]
  /// Index of the item, per score.
  public let item: [Int32]
  /// Points given.
  public let score: [Double]
  /// Sheets and visits of the scores.
  public let sheets: RatingSheets

  /// Scores as parallel arrays: entry i of `unit`, `assessor`, `item` and `score` is one score.
  public init(
    unitCount: Int, teamCount: Int, teamOfAssessor: [Int], full: [Double], categoryOfItem: [Int],
    categoryCount: Int, unit: [Int32], assessor: [Int32], item: [Int32], score: [Double]
  ) {
    precondition(
      unit.count == score.count && assessor.count == score.count && item.count == score.count,
      "parallel arrays of one length")
    self.unitCount = unitCount
    self.teamCount = teamCount
    itemCount = full.count
    self.teamOfAssessor = teamOfAssessor
    self.full = full
    self.categoryOfItem = categoryOfItem
    self.categoryCount = categoryCount
    self.unit = unit
    self.assessor = assessor
    self.item = item
    self.score = score
    sheets = RatingSheets(
      unitCount: unitCount, teamOfAssessor: teamOfAssessor, unit: unit, assessor: assessor)
  }

  /// Per cent of full marks of each score.
  var shares: [Double] { score.indices.map { 100 * score[$0] / full[Int(item[$0])] } }

  /// Mean per cent of each item; nil where nobody scored it.
  public var itemMeans: [Double?] {
    // With twice the digits the order of rows does not show in the mean.
    var sums = [DoubleDouble](repeating: DoubleDouble(0), count: itemCount)
    var counts = [Double](repeating: 0, count: itemCount)
    for (index, share) in shares.enumerated() {
      sums[Int(item[index])] += DoubleDouble(share)
      counts[Int(item[index])] += 1
    }
    return zip(sums, counts).map { $1 > 0 ? $0.head / $1 : nil }
  }

  /// Per cent of full marks beyond the item's mean.
  var centredShares: [Double] {
    let means = itemMeans
    return shares.enumerated().map { index, share in share - (means[Int(item[index])] ?? 0) }
  }
}
