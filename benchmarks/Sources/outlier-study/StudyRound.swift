import Outliers
import Severity
import Statistics

/// A round of the founding shape: 105 units, 11 teams of 5 assessors, 71 items, three components.
///
/// Everything is normal unless there is trouble, and clean unless planted.
final class StudyRound {
  static let unitCount = 105
  static let teamCount = 11
  static let members = 5
  static let itemCount = 71
  /// SD of an on-site score about its prediction from known anchors, quality SD 4, errors 1.5/2/2,
  /// loadings 1/.9/.5.
  static let residualSD: Double = {
    let precision: Double = 1 / 16.0 + 0.81 / 4 + 0.25 / 4
    return (2.25 + 1 / precision).squareRoot()
  }()
  /// SD of one rating about what colleagues agree on, per cent.
  static let noise = 6.0

  let data: AnchoredData
  let ratings: RatingArrays
  let sheets: ScoreSheets
  let team: [Int]
  let counts: [Int]
  /// unit × component.
  let scores: [[Double]]

  private(set) lazy var skewness = ErrorSkewness(data, extremeShare: sheets.extremeShare)
  private(set) lazy var cutOff = sheets.cutOff
  private(set) lazy var residuals = Result { try RatingResiduals(ratings) }
  /// Of the anchored model.
  private(set) lazy var variances = Result {
    var model = AnchoredModel()
    // Only posterior means are used.
    model.draws = 100
    return AnchoredVariances(try model.fit(data, seed: 1))
  }

  /// SD of a rating about the mean of all: severity, quality, on-site error, assessor, item, unit by
  /// item, noise.
  private static let spread = (4 + 16 + 2.25 + 1 + 16 + 25 + noise * noise).squareRoot()

  init(seed: UInt64, replicate: Int, plant: Plant?, trouble: Trouble? = nil) {
    var stream = PhiloxStream(seed: seed, tag: 2_000, replicate: replicate)
    let ceiling = trouble?.meanShare
    let level = ceiling.map { Trouble.level(mean: $0, spread: Self.spread) } ?? 80
    let anchor = ceiling ?? 80
    func error() -> Double { trouble?.error(&stream) ?? stream.normal() }
    let severity = (0..<Self.teamCount).map { _ in 2 * stream.normal() }
    let team = (0..<Self.unitCount).map { $0 * Self.teamCount / Self.unitCount }
    var scores: [[Double]] = []
    for home in team {
      let quality = 4 * stream.normal()
      var row = [
        level + quality - severity[home] + 1.5 * error(),
        anchor + 0.9 * quality + 2 * error(), anchor + 0.5 * quality + 2 * error(),
      ]
      row[0] += plant?.onsite(scores.count) ?? 0
      scores.append(row)
    }
    self.team = team
    ratings = Self.ratings(
      scores, team, plant, trouble, below: ceiling == nil ? 15 : 0, &stream)
    if ceiling != nil {
      // The on-site score is what its ratings add up to.
      var sums = [Double](repeating: 0, count: scores.count)
      for (index, unit) in ratings.unit.enumerated() { sums[Int(unit)] += ratings.score[index] }
      for unit in scores.indices {
        scores[unit][0] = 10 * sums[unit] / Double(Self.members * Self.itemCount)
      }
    }
    if let trouble { scores = scores.map { $0.map(trouble.typed) } }
    self.scores = scores
    data = AnchoredData(
      unitCount: Self.unitCount, teamCount: Self.teamCount,
      visits: team.indices.map { .init(unit: $0, team: team[$0], score: scores[$0][0]) },
      anchors: scores.map { [$0[1], $0[2]] })
    sheets = ScoreSheets(ratings)
    counts = (0..<Self.teamCount).map { group in
      // Ten thin chances a unit: a Poisson count but for a twentieth of its variance.
      let trials = 10 * team.count { $0 == group }
      let rate = group == plant?.talkativeTeam ? 0.15 : 0.05
      return (0..<trials).count { _ in stream.uniform() < rate }
    }
  }

  /// Whether nothing speaks against judging units.
  func allows(_ judgement: KeyPath<ErrorSkewness, Bool>) throws -> Bool {
    guard skewness?[keyPath: judgement] != false else { return false }
    return try residuals.get().allowsUnitResiduals
  }

  /// unit/assessor/item
  func key(ofRating index: Int) -> String {
    "\(ratings.unit[index])/\(ratings.assessor[index])/\(ratings.item[index])"
  }

  private static func ratings(
    _ scores: [[Double]], _ team: [Int], _ plant: Plant?, _ trouble: Trouble?, below: Double,
    _ stream: inout PhiloxStream
  ) -> RatingArrays {
    let worth = (0..<itemCount).map { _ in 4 * stream.normal() }
    let leniency = (0..<(teamCount * members)).map { _ in stream.normal() }
    var unit: [Int32] = []
    var assessor: [Int32] = []
    var item: [Int32] = []
    var score: [Double] = []
    for place in team.indices {
      let strengths = worth.map { $0 + 5 * stream.normal() }
      let unitNoise = noise * (trouble?.noise(&stream) ?? 1)
      let start = score.count
      for member in 0..<members {
        let own = team[place] * members + member
        for one in 0..<itemCount {
          let level = scores[place][0] - below + leniency[own]
          let error = trouble?.error(&stream) ?? stream.normal()
          let share = level + strengths[one] + unitNoise * error
          unit.append(Int32(place))
          assessor.append(Int32(own))
          item.append(Int32(one))
          // Tenths of ten full marks.
          score.append(trouble?.points(share) ?? min(10, max(0, share.rounded() / 10)))
        }
      }
      plant?.change(&score, from: start, unit: place, team: team[place], width: itemCount)
    }
    return RatingArrays(
      unitCount: unitCount, teamCount: teamCount,
      teamOfAssessor: (0..<(teamCount * members)).map { $0 / members },
      full: Array(repeating: 10, count: itemCount),
      categoryOfItem: Array(repeating: 0, count: itemCount), categoryCount: 1, unit: unit,
      assessor: assessor, item: item, score: score)
  }
}

/// What is planted in a round: by unit, assessor, item or team, one of each kind.
struct Plant {
  /// On-site points, in residual SDs.
  static let onsiteSize = 4.0
  static let units = [7, 50, 96]
  /// Ratings moved, in SDs of a rating.
  static let ratingSize = 6.0
  static let ratings = [(unit: 3, member: 1, item: 20), (unit: 61, member: 4, item: 5)]
  /// One assessor of each: team and member.
  static let halo = (team: 1, member: 2)
  static let straight = (team: 3, member: 0)
  static let copier = (team: 4, member: 3)
  static let rounder = (team: 6, member: 1)
  static let drifter = (team: 8, member: 2)
  static let repeated = (units: (70, 71), member: 2)
  static let deadItem = 33
  let talkativeTeam = 9

  func onsite(_ unit: Int) -> Double {
    guard let place = Self.units.firstIndex(of: unit) else { return 0 }
    return (place == 1 ? -1 : 1) * Self.onsiteSize * StudyRound.residualSD
  }

  private static func firstUnit(of team: Int) -> Int {
    (team * StudyRound.unitCount + StudyRound.teamCount - 1) / StudyRound.teamCount
  }

  /// Changes the sheets of one visit, member by member.
  func change(_ score: inout [Double], from start: Int, unit: Int, team: Int, width: Int) {
    func place(_ member: Int, _ item: Int) -> Int { start + member * width + item }
    func clipped(_ value: Double) -> Double { min(10, max(0, (10 * value).rounded() / 10)) }
    for own in Self.ratings where own.unit == unit {
      score[place(own.member, own.item)] = clipped(
        score[place(own.member, own.item)] - Self.ratingSize * StudyRound.noise / 10)
    }
    for item in 0..<width {
      switch team {
      case Self.halo.team:
        // Two thirds of the profile over items is lost to an overall impression.
        let spot = place(Self.halo.member, item)
        score[spot] = clipped(6.5 + (score[spot] - 6.5) / 3)
      case Self.straight.team where item % 3 != 0:
        score[place(Self.straight.member, item)] = 6.5
      case Self.copier.team where item % 2 == 0:
        score[place(Self.copier.member, item)] = score[place(Self.copier.member - 1, item)]
      case Self.rounder.team:
        let spot = place(Self.rounder.member, item)
        score[spot] = (2 * score[spot]).rounded() / 2
      case Self.drifter.team:
        let spot = place(Self.drifter.member, item)
        score[spot] = clipped(score[spot] - 0.06 * Double(unit - Self.firstUnit(of: team)))
      default: break
      }
      if unit == Self.repeated.units.1 {
        let before = start - StudyRound.members * width + Self.repeated.member * width + item
        score[place(Self.repeated.member, item)] = score[before]
      }
      for member in 0..<StudyRound.members where item == Self.deadItem {
        score[place(member, item)] = 7
      }
    }
  }
}
