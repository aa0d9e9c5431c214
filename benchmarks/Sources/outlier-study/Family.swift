import Outliers
import Severity
import Statistics

/// A family of judgements, what it flags in a round, and what was planted for it to find.
struct Family {
  let name: String
  /// Keys of the planted subjects.
  let planted: Set<String>
  /// Subjects that other plants make odd in this family's eyes as well: neither found nor false.
  var excused: Set<String> = []
  let flagged: @Sendable (StudyRound, AnchoredVariances) throws -> Set<String>

  private static func assessor(_ own: (team: Int, member: Int)) -> String {
    "\(own.team * StudyRound.members + own.member)"
  }

  private static let odd: Set<String> = Set(
    [Plant.halo, Plant.straight, Plant.copier, Plant.rounder, Plant.drifter].map(assessor))

  static let all: [Family] = units + assessors + others

  /// Families whose names contain a word; all without one.
  static func named(_ word: String?) -> [Family] {
    word.map { word in all.filter { $0.name.contains(word) } } ?? all
  }

  private static let units: [Family] = {
    let planted = Set(Plant.units.map(String.init))
    return [
      Family(name: "on-site, robust z (MAD)", planted: planted) { round, _ in
        Set(
          try RobustZ(round.scores.map { $0[0] }).flags.filter(\.flagged).map { "\($0.index)" })
      },
      Family(name: "on-site, robust z (Qn)", planted: planted) { round, _ in
        Set(
          try RobustZ(round.scores.map { $0[0] }, scale: .qn).flags.filter(\.flagged)
            .map { "\($0.index)" })
      },
      Family(name: "on-site, generalized ESD", planted: planted) { round, _ in
        Set(
          try generalizedESD(round.scores.map { $0[0] }, most: 10).filter(\.flagged)
            .map { "\($0.index)" })
      },
      Family(name: "three components, reweighted MCD", planted: planted) { round, _ in
        guard round.skewness?.allowsDistances != false else { return [] }
        return Set(try robustDistances(round.scores).flags.filter(\.flagged).map { "\($0.index)" })
      },
      Family(name: "on-site, deletion residuals", planted: planted) { round, variances in
        guard round.skewness?.allowsResiduals != false else { return [] }
        return Set(
          try deletionResiduals(round.data, variances).filter(\.flagged).map { "\($0.visit)" })
      },
    ]
  }()

  private static let assessors: [Family] = [
    Family(
      name: "item spread (halo, erratic)", planted: [assessor(Plant.halo)],
      excused: odd
    ) { round, _ in
      Set(itemSpreads(round.sheets, seed: 1).filter(\.flagged).map { "\($0.assessor)" })
    },
    Family(name: "unit range", planted: [], excused: odd) { round, _ in
      Set(unitRanges(round.sheets, seed: 1).filter(\.flagged).map { "\($0.assessor)" })
    },
    style(.straightLine, planted: [assessor(Plant.straight)]),
    style(.roundDigits, planted: [assessor(Plant.rounder)]),
    Family(
      name: "copies of a colleague",
      planted: [
        "\(Plant.copier.team * StudyRound.members + Plant.copier.member - 1)+"
          + assessor(Plant.copier)
      ]
    ) { round, _ in
      Set(
        assessorPairs(round.sheets, seed: 1).filter(\.flagged)
          .map { "\($0.first)+\($0.second)" })
    },
    Family(
      name: "repeated sheets",
      planted: [
        "\(7 * StudyRound.members + Plant.repeated.member)"
      ], excused: odd
    ) { round, _ in
      Set(repeatedSheets(round.sheets).filter(\.flagged).map { "\($0.assessor)" })
    },
    Family(name: "drift", planted: [assessor(Plant.drifter)], excused: odd) { round, _ in
      Set(
        severityDrifts(
          round.sheets, orderOfUnit: (0..<StudyRound.unitCount).map(Double.init), seed: 1
        ).filter(\.flagged).map { "\($0.assessor)" })
    },
  ]

  private static func style(_ style: ScoringStyle, planted: Set<String>) -> Family {
    let names: [ScoringStyle: String] = [
      .straightLine: "straight lines", .roundDigits: "round digits",
    ]
    return Family(name: names[style] ?? "", planted: planted, excused: odd) { round, _ in
      Set(
        styleTests(round.sheets, style, seed: 1).filter(\.flagged).map { "\($0.assessor)" })
    }
  }

  private static let others: [Family] = [
    Family(
      name: "single ratings",
      planted: Set(
        Plant.ratings.map { own in
          let team = own.unit * StudyRound.teamCount / StudyRound.unitCount
          return "\(own.unit)/\(team * StudyRound.members + own.member)/\(own.item)"
        }), excused: odd
    ) { round, _ in
      let ratings = round.ratings
      return Set(
        try RatingResiduals(ratings).judged.filter(\.flagged).map {
          "\(ratings.unit[$0.index])/\(ratings.assessor[$0.index])/\(ratings.item[$0.index])"
        })
    },
    Family(name: "items beside the rest", planted: ["\(Plant.deadItem)"]) { round, _ in
      Set(itemRests(round.ratings).filter(\.flagged).map { "\($0.item)" })
    },
    Family(name: "spread of teams", planted: []) { round, _ in
      let groups = (0..<StudyRound.teamCount).map { team in
        round.team.indices.filter { round.team[$0] == team }.map { round.scores[$0][0] }
      }
      return Set(groupSpreads(groups).filter(\.flagged).map { "\($0.group)" })
    },
    Family(name: "counts of findings", planted: ["9"]) { round, _ in
      let exposure = (0..<StudyRound.teamCount).map { team in
        Double(round.team.count { $0 == team })
      }
      return Set(
        try CountTest(round.counts, exposure: exposure).groups.filter(\.flagged)
          .map { "\($0.group)" })
    },
  ]
}
