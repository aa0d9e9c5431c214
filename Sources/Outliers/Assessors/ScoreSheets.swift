public import Severity
import Statistics

/// Item scores gathered by visit: the sheets the members of one team filled in for one unit.
///
/// Every test of assessors reads them; gather them once.
public struct ScoreSheets: Sendable {
  struct Visit: Sendable {
    let unit: Int
    let team: Int
    /// Ascending.
    var assessors: [Int] = []
    /// assessor × item, points; nil where not given.
    var points: [[Double?]] = []
  }

  /// By unit in the order asked for, then team.
  let visits: [Visit]
  /// The ratings the sheets were gathered from.
  public let ratings: RatingArrays
  /// Mean per cent of each item; nil for one without scores.
  let itemMeans: [Double?]
  /// Share of scores at full marks or at 0.
  public let extremeShare: Double
  /// What full marks cut off; nil where hardly any score stands at them.
  private(set) var ceiling: FullMarks?

  /// Gathers the sheets of a round.
  ///
  /// - Parameter order: the units in the order in which visits are gone over and pairs are listed, such as that of
  ///   their names; nil for that of their indices. Draws do not go by it.
  /// - Complexity: scores, and sheets × items.
  public init(_ ratings: RatingArrays, order: [Int]? = nil) {
    self.ratings = ratings
    itemMeans = ratings.itemMeans
    let extreme = ratings.score.indices.count {
      let full = ratings.full[Int(ratings.item[$0])]
      return ratings.score[$0] <= 0 || ratings.score[$0] >= full
    }
    extremeShare = Double(extreme) / Double(max(1, ratings.score.count))
    let width = ratings.itemCount
    let sheets = ratings.sheets
    let listed = zip(sheets.unitOfVisit, sheets.teamOfVisit).map {
      Visit(unit: Int($0), team: Int($1))
    }
    let placeOfVisit = Self.places(of: listed, order)
    var visits = listed
    for (visit, place) in placeOfVisit.enumerated() { visits[place] = listed[visit] }
    // A visit's sheets ascend by assessor.
    var row = [Int](repeating: 0, count: sheets.count)
    for (sheet, visit) in sheets.visit.enumerated() {
      let place = placeOfVisit[Int(visit)]
      row[sheet] = visits[place].assessors.count
      visits[place].assessors.append(Int(sheets.assessor[sheet]))
      visits[place].points.append([Double?](repeating: nil, count: width))
    }
    for (index, sheet) in sheets.ofScore.enumerated() {
      let place = placeOfVisit[Int(sheets.visit[Int(sheet)])]
      visits[place].points[row[Int(sheet)]][Int(ratings.item[index])] = ratings.score[index]
    }
    self.visits = visits
    ceiling = FullMarks(self)
  }

  /// The place of each visit once units are in an order; visits of one unit stay as they are.
  private static func places(of visits: [Visit], _ order: [Int]?) -> [Int] {
    guard let order else { return Array(visits.indices) }
    var counts = [Int](repeating: 0, count: order.count)
    for visit in visits { counts[visit.unit] += 1 }
    var next = counts
    var first = 0
    for unit in order {
      next[unit] = first
      first += counts[unit]
    }
    return visits.map { visit in
      defer { next[visit.unit] += 1 }
      return next[visit.unit]
    }
  }

  /// What full marks take off the on-site score of each visit, per cent of full marks, by unit and team.
  ///
  /// Near full marks a lenient team's scores have no room to spread; with what is cut off they have.
  ///
  /// - Returns: nil where less than a hundredth, or nearly all, of the item scores are at full marks.
  public var cutOff: [[Int: Double]]? {
    ceiling.map { ceiling in
      var found = [[Int: Double]](repeating: [:], count: ratings.unitCount)
      for visit in visits {
        let levels = visit.points.map(level)
        found[visit.unit][visit.team] = mean(levels.map { ceiling.uncut($0) - $0 })
      }
      return found
    }
  }

  /// The level of each sheet as it would be without full marks, by visit; visits with one sheet are left out.
  var uncutLevels: [(unit: Int, levels: [(member: Int, value: Double)])] {
    visits.filter { $0.assessors.count > 1 }.map { visit in
      let levels = zip(visit.assessors, visit.points).map { assessor, sheet in
        let level = level(sheet)
        return (member: assessor, value: ceiling?.uncut(level) ?? level)
      }
      return (visit.unit, levels)
    }
  }

  /// Mean per cent of a sheet beyond the items' means; 0 for an empty one.
  func level(_ sheet: [Double?]) -> Double {
    let gaps = sheet.enumerated().compactMap { item, points in
      points.map { 100 * $0 / ratings.full[item] - (itemMeans[item] ?? 0) }
    }
    return mean(gaps) ?? 0
  }

  /// A value and the level a sheet with at least `least` scores; visits with fewer than two such sheets
  /// are left out. The level is the mean per cent beyond the items' means.
  ///
  /// - Parameter value: of one sheet's (item, points); nil where it is unknown.
  func leveled(
    least: Int = 5, _ value: ([(item: Int, points: Double)]) -> Double?
  ) -> [[(member: Int, value: Double, level: Double)]] {
    visits.map { visit in
      visit.assessors.indices.compactMap { row in
        let sheet = visit.points[row].enumerated().compactMap { item, points in
          points.map { (item: item, points: $0) }
        }
        guard sheet.count >= least, let value = value(sheet) else { return nil }
        return (visit.assessors[row], value, level(visit.points[row]))
      }
    }.filter { $0.count > 1 }
  }

  /// Items two sheets both score, and of them those with the same points.
  ///
  /// Items on which both give full marks, or both give 0, are not counted: there everyone is alike.
  func matches(_ a: [Double?], _ b: [Double?]) -> (same: Int, both: Int) {
    var (same, both) = (0, 0)
    for (item, (x, y)) in zip(a, b).enumerated() {
      guard let x, let y else { continue }
      if x == y, x <= 0 || x >= ratings.full[item] { continue }
      both += 1
      if x == y { same += 1 }
    }
    return (same, both)
  }
}
