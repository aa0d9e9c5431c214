import Phrases
public import Sensitivity

/// The smallest move of the nominal weights that changes something, with weights that do it.
public struct Flip: Sendable {
  /// What changes.
  public enum Change: Equatable, Sendable {
    /// Another unit is first.
    case winner
    /// Another set of units is among the first k.
    case first(Int)
    /// A unit gets another grade.
    case grades
    /// The order of any two units.
    case order
    /// A unit gets a rank.
    case move(unit: String, rank: Int)

    /// The fixed English term of tables.
    public var term: String {
      switch self {
      case .winner: "winner"
      case .first(let k): "first \(k)"
      case .grades: "grades"
      case .order: "order"
      case .move(let unit, let rank): "\(unit) to rank \(rank)"
      }
    }
  }

  /// What changes.
  public let change: Change
  /// The two units whose order changes.
  public let units: (String, String)
  /// How the size of the move is measured.
  public let norm: WeightNorm
  /// Size of the move, percentage points.
  public let distance: Double
  /// Weights that make the change, per cent, one per component.
  public let weights: [Double]

  /// The smallest moves of a problem with two components or more.
  static func all(
    _ problem: WeightProblem, _ notices: inout [Phrase]
  ) throws(SensitivityError) -> [Flip] {
    let order = problem.byScores
    let scores = order.map { problem.scores[$0] }
    do throws(SensitivityError) {
      guard problem.keepsAll else {
        notices.append(
          Phrase(
            "with more than \(WeightProblem.mostKept) units, smallest moves of single units to a rank are "
              + "not looked for"))
        let ties: any FlipSearch =
          problem.components.count == 3
          ? try TriangleTies(
            scores: scores, nominal: problem.weights, region: problem.region())
          : try SimplexFlips(
            scores: scores, nominal: problem.weights, constraints: problem.constraints)
        return FlipList(problem, order, ties).flips
      }
      if problem.components.count == 3 {
        let found = try TriangleFlips(
          scores: scores, nominal: problem.weights, region: problem.region())
        return try FlipList(problem, order, moves: found).flips
      }
      let found = try SimplexFlips(
        scores: scores, nominal: problem.weights, constraints: problem.constraints)
      let list = try FlipList(problem, order, moves: found)
      if list.undecided > 0 {
        notices.append(
          Phrase(
            "\(list.undecided) moves of a unit to a rank are not listed: the search for the smallest "
              + "change of weights was given up"))
      }
      return list.flips
    } catch .weightsOutsideRegion {
      notices.append(
        Phrase(
          "the nominal weights do not meet the constraints: there are no smallest moves from them"))
      return []
    }
  }
}

/// What finds smallest moves, those of a unit to a rank too.
private protocol RankFlipSearch: FlipSearch {
  func rankMove(
    unit: Int, toRank rank: Int, norm: WeightNorm
  ) throws(SensitivityError) -> SimplexFlips.Move
}

extension TriangleFlips: RankFlipSearch {
  fileprivate func rankMove(
    unit: Int, toRank rank: Int, norm: WeightNorm
  ) throws(SensitivityError) -> SimplexFlips.Move {
    try move(unit: unit, toRank: rank, norm: norm).map { .found($0) } ?? .impossible
  }
}

extension SimplexFlips: RankFlipSearch {
  fileprivate func rankMove(
    unit: Int, toRank rank: Int, norm: WeightNorm
  ) throws(SensitivityError) -> SimplexFlips.Move {
    try move(unit: unit, toRank: rank, norm: norm)
  }
}

/// Every move that is listed.
private struct FlipList {
  private(set) var flips: [Flip] = []
  /// Moves to a rank that no search decided.
  private(set) var undecided = 0
  /// Names in the order of the search.
  private let units: [String]

  /// Moves that come down to pairs of units.
  ///
  /// - Parameter order: units of the problem as the search numbers them.
  init(_ problem: WeightProblem, _ order: [Int], _ found: some FlipSearch) {
    units = order.map { problem.units[$0] }
    let cuts = problem.gradeCuts.filter { $0 < problem.units.count }
    for norm in WeightNorm.allCases {
      add(.winner, found.winnerChange(norm: norm))
      for top in problem.tops { add(.first(top), found.topSetChange(top, norm: norm)) }
      if !cuts.isEmpty { add(.grades, found.gradeChange(cuts: cuts, norm: norm)) }
      add(.order, found.orderChange(norm: norm))
    }
  }

  /// These, and moves of every unit to its neighbours' ranks and to the first.
  init(
    _ problem: WeightProblem, _ order: [Int], moves found: some RankFlipSearch
  ) throws(SensitivityError) {
    self.init(problem, order, found)
    for unit in order.indices.sorted(by: { order[$0] < order[$1] }) {
      let now = found.nominalRank(unit)
      for norm in WeightNorm.allCases {
        for target in Set([now - 1, now + 1, 1]).sorted()
        where target >= 1 && target <= units.count && target != now {
          switch try found.rankMove(unit: unit, toRank: target, norm: norm) {
          case .found(let flip): add(.move(unit: units[unit], rank: target), flip, of: unit)
          case .impossible: continue
          case .undecided: undecided += 1
          }
        }
      }
    }
  }

  private mutating func add(_ change: Flip.Change, _ flip: WeightFlip?, of unit: Int? = nil) {
    guard let flip else { return }
    let first = unit ?? flip.units[0]
    let other = flip.units[0] == first ? flip.units[1] : flip.units[0]
    flips.append(
      Flip(
        change: change, units: (units[first], units[other]), norm: flip.norm,
        distance: 100 * flip.distance,
        weights: flip.printed?.percent ?? flip.boundary.map { 100 * $0 }))
  }
}
