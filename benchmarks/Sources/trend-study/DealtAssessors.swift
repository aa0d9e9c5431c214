import Foundation
import MultiYear
import Statistics
import StudyRecord

/// Years whose assessors are dealt anew to teams: severities are the assessors'.
struct DealtAssessors {
  let data: MultiYearData
  /// year × team, against the mean of the year.
  let severities: [[Double]]

  static let teams = 11
  static let teamSize = 5
  static let units = 105
  /// So that a team's mean has an SD of 2.
  static let severitySD = 2 * Double(teamSize).squareRoot()
  static let sheetSD = 1.5

  init(years: Int, quality: Double, severity: Double, seed: UInt64) {
    var stream = PhiloxStream(seed: seed, tag: 976)
    let components = Components.strong
    func next(_ before: [Double]?, _ count: Int, _ sd: Double, _ keep: Double) -> [Double] {
      (0..<count).map { i in
        let fresh = sd * stream.normal()
        return before.map { keep * $0[i] + (1 - keep * keep).squareRoot() * fresh } ?? fresh
      }
    }
    var (qualities, people) = ([Double]?.none, [Double]?.none)
    var visits: [MultiYearData.Visit] = []
    var (anchors, panels) = ([[[Double?]]](), [TeamPanel]())
    var severities: [[Double]] = []
    var seats = Array(0..<(Self.teams * Self.teamSize))
    for year in 0..<years {
      let worth = next(qualities, Self.units, 4, quality)
      let own = next(people, seats.count, Self.severitySD, severity)
      (qualities, people) = (worth, own)
      seats.shuffle(using: &stream)
      let means = (0..<Self.teams).map { team -> Double in
        let members = Array(seats[(team * Self.teamSize)..<((team + 1) * Self.teamSize)])
        let weight = Double(Self.units / Self.teams) / (Self.sheetSD * Self.sheetSD)
        let seen = members.map { own[$0] + stream.normal() / weight.squareRoot() }
        let level = seen.reduce(0, +) / Double(Self.teamSize)
        let precision = (0..<(Self.teamSize * Self.teamSize)).map { place in
          weight * ((place % (Self.teamSize + 1) == 0 ? 1 : 0) - 1 / Double(Self.teamSize))
        }
        panels.append(
          TeamPanel(
            place: TeamYear(team: team, year: year), members: members, precision: precision,
            information: seen.map { weight * ($0 - level) }))
        return members.reduce(0) { $0 + own[$1] } / Double(Self.teamSize)
      }
      let mean = means.reduce(0, +) / Double(Self.teams)
      severities.append(means.map { $0 - mean })
      var order = Array(0..<Self.units)
      order.shuffle(using: &stream)
      var scores = [[Double?]](repeating: [], count: Self.units)
      for (place, unit) in order.enumerated() {
        let team = place % Self.teams
        let values = (0..<3).map { k in
          80 + components.loadings[k] * worth[unit] + components.errors[k] * stream.normal()
        }
        visits.append(.init(year: year, unit: unit, team: team, score: values[0] - means[team]))
        scores[unit] = [values[1], values[2]]
      }
      anchors.append(scores)
    }
    self.severities = severities
    data = MultiYearData(
      years: (0..<years).map { 2015 + $0 }, unitCount: Self.units, teamCount: Self.teams,
      visits: visits, anchors: anchors, panels: panels)
  }

  /// The same years without what ratings say of assessors.
  var withoutPanels: MultiYearData {
    MultiYearData(
      years: data.years, unitCount: data.unitCount, teamCount: data.teamCount,
      visits: data.visits, anchors: data.anchors)
  }
}

/// Sums over the severities of one study.
private struct AssessorTally: Codable, Sendable {
  var with = 0.0
  var without = 0.0
  var single = 0.0
  var covered = 0.0
  var count = 0.0

  init(years: Int, quality: Double, severity: Double, round: Int) throws {
    let simulated = DealtAssessors(
      years: years, quality: quality, severity: severity, seed: UInt64(round))
    func squares(_ found: [[Double]]) -> Double {
      zip(found.joined(), simulated.severities.joined()).reduce(0) { sum, own in
        sum + (own.0 - own.1) * (own.0 - own.1)
      }
    }
    func byYear(_ fit: MultiYearEstimate) -> [[Double]] {
      var result = simulated.severities
      for own in fit.severities { result[own.place.year][own.place.team] = own.severity }
      return result
    }
    let fit = try MultiYearModel().fit(simulated.data, seed: 1)
    with = squares(byYear(fit))
    without = squares(byYear(try MultiYearModel().fit(simulated.withoutPanels, seed: 1)))
    single = squares(
      try (0..<years).map { try singleYear(simulated.data, $0).map { $0 ?? 0 } })
    for own in fit.severities {
      let truth = simulated.severities[own.place.year][own.place.team]
      covered += own.lower <= truth && truth <= own.upper ? 1 : 0
      count += 1
    }
  }
}

/// The table of assessors who move: severities by single years, by units alone, and by units and assessors.
func assessorsTable(_ study: Study, rounds: Int) throws -> [String] {
  var lines = [
    """

    ## Assessors who move

    \(rounds) studies a row with the strong anchors; severities are the assessors' (SD 4.5, five to a team, so
    2 of a team's mean), who are dealt anew to the teams every year; each of their sheets is off by
    1.5 points. Linked by units alone, the ratings are not looked at.

    - Commit: \(Machine.commit)

    | years | persistence of quality, severity | severity RMSE: single years | linked by units | less by | linked by units and assessors | less by | severities covered |
    |---|---|---|---|---|---|---|---|
    """
  ]
  for years in [3, 6] {
    for (quality, severity) in [(0.8, 0.7), (0.9, 0.8), (0.95, 0.9)] {
      let studies = try study.replicates(
        "assessors \(years) \(quality)", rounds, isParallel: false
      ) { replicate in
        try AssessorTally(
          years: years, quality: quality, severity: severity, round: replicate + 1)
      }
      func sum(_ part: (AssessorTally) -> Double) -> Double { studies.reduce(0) { $0 + part($1) } }
      let (count, single) = (sum(\.count), sum(\.single))
      func root(_ squares: Double) -> Double { (squares / count).squareRoot() }
      func less(_ squares: Double) -> String {
        String(format: "%.1f %%", 100 * (1 - root(squares) / root(single)))
      }
      let (with, without) = (sum(\.with), sum(\.without))
      lines.append(
        "| \(years) | \(quality), \(severity) | \(root(single).rounded3) | \(root(without).rounded3) | "
          + "\(less(without)) | \(root(with).rounded3) | \(less(with)) | "
          + "\(String(format: "%.1f %%", 100 * sum(\.covered) / count)) |")
      if study.isWhole { remark(lines[lines.count - 1]) }
    }
  }
  return lines
}
