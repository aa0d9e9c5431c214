import Foundation
import Severity
import Statistics

/// Ratings of units by teams that share none: unit + item + assessor + unit × item + noise, typed
/// with one decimal of ten full marks, or as drawn.
struct SimulatedRatings {
  /// Distributions of noise, mean 0 and SD 1.
  enum Noise {
    case normal
    case exponential
    /// Student's t with 5 degrees of freedom.
    case student

    func drawn(_ stream: inout PhiloxStream) -> Double {
      switch self {
      case .normal: return stream.normal()
      case .exponential: return -log(stream.uniform()) - 1
      case .student:
        let normal = stream.normal()
        let squares = (0..<5).reduce(0) { sum, _ in
          let part = stream.normal()
          return sum + part * part
        }
        return normal / (squares / 3).squareRoot()
      }
    }
  }

  var teams = 4
  var assessors = 5
  var unitsPerTeam = 8
  var items = 20
  var assessorSD = 1.0
  var isTyped = true
  /// Mean of a unit's level, per cent of full marks before they cut anything off.
  var level = 65.0
  var noise = Noise.normal
  /// SD of a unit's noise over the usual, at most; its inverse at least.
  var unlikeNoise = 1.0
  var tag: UInt32 = 931

  /// - Parameter change: of one rating's points, by (unit, assessor, item).
  func arrays(
    _ replicate: Int, change: (Int, Int, Int, Double) -> Double = { $3 }
  ) -> RatingArrays {
    var stream = PhiloxStream(seed: 32, tag: tag, replicate: replicate)
    var unit: [Int32] = []
    var assessor: [Int32] = []
    var item: [Int32] = []
    var score: [Double] = []
    let worth = (0..<items).map { _ in 4 * stream.normal() }
    let leniency = (0..<(teams * assessors)).map { _ in assessorSD * stream.normal() }
    for place in 0..<(teams * unitsPerTeam) {
      let level = level + 5 * stream.normal()
      let strengths = (0..<items).map { _ in 4 * stream.normal() }
      let spread =
        unlikeNoise == 1 ? 6 : 6 * exp(log(unlikeNoise) * (2 * stream.uniform() - 1))
      for member in 0..<assessors {
        let own = place / unitsPerTeam * assessors + member
        for one in 0..<items {
          let error = noise.drawn(&stream)
          let share = level + leniency[own] + worth[one] + strengths[one] + spread * error
          let points = isTyped ? (share).rounded() / 10 : share / 10
          unit.append(Int32(place))
          assessor.append(Int32(own))
          item.append(Int32(one))
          score.append(min(10, max(0, change(place, own, one, points))))
        }
      }
    }
    return RatingArrays(
      unitCount: teams * unitsPerTeam, teamCount: teams,
      teamOfAssessor: (0..<(teams * assessors)).map { $0 / assessors },
      full: Array(repeating: 10, count: items), categoryOfItem: Array(repeating: 0, count: items),
      categoryCount: 1, unit: unit, assessor: assessor, item: item, score: score)
  }
}
