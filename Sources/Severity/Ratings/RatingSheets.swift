/// Which sheet each item score stands on, and which visit each sheet belongs to.
///
/// A sheet is what one assessor gave one unit; a visit is what one team saw of one unit. Only pairs that occur
/// are held, so that a round of many teams costs no more than its scores.
public struct RatingSheets: Sendable {
  /// Index of the sheet, per score; sheets ascend by unit, then assessor.
  public let ofScore: [Int32]
  /// Index of the unit, per sheet.
  public private(set) var unit: [Int32] = []
  /// Index of the assessor, per sheet.
  public private(set) var assessor: [Int32] = []
  /// Index of the visit, per sheet; visits ascend by unit, then team.
  public private(set) var visit: [Int32] = []
  /// Index of the unit, per visit.
  public private(set) var unitOfVisit: [Int32] = []
  /// Index of the team, per visit.
  public private(set) var teamOfVisit: [Int32] = []

  /// Number of sheets.
  public var count: Int { unit.count }
  /// Number of visits.
  public var visitCount: Int { unitOfVisit.count }

  /// - Complexity: linear in scores, units and assessors; the assessors and teams of each unit are sorted.
  init(unitCount: Int, teamOfAssessor: [Int], unit: [Int32], assessor: [Int32]) {
    var first = [Int](repeating: 0, count: unitCount + 1)
    for code in unit { first[Int(code) + 1] += 1 }
    for place in 0..<unitCount { first[place + 1] += first[place] }
    var next = first
    var byUnit = [Int32](repeating: 0, count: unit.count)
    for (score, code) in unit.enumerated() {
      byUnit[next[Int(code)]] = Int32(score)
      next[Int(code)] += 1
    }
    var ofScore = [Int32](repeating: 0, count: unit.count)
    var sheetOf = [Int32](repeating: -1, count: teamOfAssessor.count)
    for place in 0..<unitCount {
      var present: [Int32] = []
      for score in byUnit[first[place]..<first[place + 1]] {
        let own = Int(assessor[Int(score)])
        guard sheetOf[own] < 0 else { continue }
        sheetOf[own] = 0
        present.append(assessor[Int(score)])
      }
      present.sort()
      let teams = Set(present.map { teamOfAssessor[Int($0)] }).sorted()
      for own in present {
        let team = teams.firstIndex(of: teamOfAssessor[Int(own)]) ?? 0
        sheetOf[Int(own)] = Int32(self.unit.count)
        self.unit.append(Int32(place))
        self.assessor.append(own)
        visit.append(Int32(unitOfVisit.count + team))
      }
      for team in teams {
        unitOfVisit.append(Int32(place))
        teamOfVisit.append(Int32(team))
      }
      for score in byUnit[first[place]..<first[place + 1]] {
        ofScore[Int(score)] = sheetOf[Int(assessor[Int(score)])]
      }
      for own in present { sheetOf[Int(own)] = -1 }
    }
    self.ofScore = ofScore
  }

  /// Index of the visit of a score.
  public func visit(ofScore score: Int) -> Int { Int(visit[Int(ofScore[score])]) }
}
