import Outliers
import Statistics

/// A family of judgements, what it flags in a round, and what was planted for it to find.
struct Family {
  let name: String
  /// Keys of the planted subjects.
  let planted: Set<String>
  /// Subjects that other plants make odd in this family's eyes as well: neither found nor false.
  var excused: Set<String> = []
  let flagged: @Sendable (StudyRound) throws -> Set<String>

  /// Share of flags that are wrong; 0 without flags.
  func falseShare(_ flags: Set<String>) -> Double {
    let wrong = flags.subtracting(planted).filter { key in
      !excused.contains { key == $0 || key.split(separator: "/").contains(Substring($0)) }
    }
    return flags.isEmpty ? 0 : Double(wrong.count) / Double(flags.count)
  }

  /// Rounds in which units are not judged, in the place of flags.
  static let refusals = [
    Family(name: "on-site, deletion residuals", planted: []) { round in
      try round.allows(\.allowsResiduals) ? [] : ["all"]
    },
    Family(name: "three components, reweighted MCD", planted: []) { round in
      try round.allows(\.allowsDistances) ? [] : ["all"]
    },
  ]

  static let singleRatings = "single ratings"

  private static func assessor(_ own: (team: Int, member: Int)) -> String {
    "\(own.team * StudyRound.members + own.member)"
  }

  private static let odd: Set<String> = Set(
    [Plant.halo, Plant.straight, Plant.copier, Plant.rounder, Plant.drifter].map(assessor))

  static let all: [Family] = units + assessors + others

  /// Families whose names contain one of some words with commas between them; all without one.
  static func named(_ words: String?) -> [Family] {
    let words = (words ?? "").split(separator: ",")
    return words.isEmpty ? all : all.filter { own in words.contains { own.name.contains($0) } }
  }

  private static let units: [Family] = {
    let planted = Set(Plant.units.map(String.init))
    return [
      Family(name: "on-site, robust z (MAD)", planted: planted) { round in
        Set(
          try RobustZ(round.scores.map { $0[0] }).flags.filter(\.flagged).map { "\($0.index)" })
      },
      Family(name: "on-site, robust z (Qn)", planted: planted) { round in
        Set(
          try RobustZ(round.scores.map { $0[0] }, scale: .qn).flags.filter(\.flagged)
            .map { "\($0.index)" })
      },
      Family(name: "on-site, generalized ESD", planted: planted) { round in
        Set(
          try generalizedESD(round.scores.map { $0[0] }, most: 10).filter(\.flagged)
            .map { "\($0.index)" })
      },
      Family(name: "three components, reweighted MCD", planted: planted) { round in
        guard try round.allows(\.allowsDistances) else { return [] }
        return Set(try robustDistances(round.scores).flags.filter(\.flagged).map { "\($0.index)" })
      },
      Family(name: "on-site, deletion residuals", planted: planted) { round in
        guard try round.allows(\.allowsResiduals) else { return [] }
        return Set(
          try deletionResiduals(round.data, round.variances.get()).filter(\.flagged).map {
            "\($0.visit)"
          })
      },
    ]
  }()

  private static let assessors: [Family] = [
    Family(
      name: "item spread (halo, erratic)", planted: [assessor(Plant.halo)],
      excused: odd
    ) { round in
      Set(itemSpreads(round.sheets, seed: 1).filter(\.flagged).map { "\($0.assessor)" })
    },
    Family(name: "unit range", planted: [], excused: odd) { round in
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
    ) { round in
      Set(
        assessorPairs(round.sheets, seed: 1).filter(\.flagged)
          .map { "\($0.first)+\($0.second)" })
    },
    Family(
      name: "repeated sheets",
      planted: [
        "\(7 * StudyRound.members + Plant.repeated.member)"
      ], excused: odd
    ) { round in
      Set(repeatedSheets(round.sheets).filter(\.flagged).map { "\($0.assessor)" })
    },
    Family(name: "drift", planted: [assessor(Plant.drifter)], excused: odd) { round in
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
    return Family(name: names[style] ?? "", planted: planted, excused: odd) { round in
      Set(
        styleTests(round.sheets, style, seed: 1).filter(\.flagged).map { "\($0.assessor)" })
    }
  }

  private static let others: [Family] = [
    Family(
      name: singleRatings,
      planted: Set(
        Plant.ratings.map { own in
          let team = own.unit * StudyRound.teamCount / StudyRound.unitCount
          return "\(own.unit)/\(team * StudyRound.members + own.member)/\(own.item)"
        }), excused: odd
    ) { round in
      Set(
        try round.residuals.get().judged.filter(\.flagged).map { round.key(ofRating: $0.index) })
    },
    Family(name: "items beside the rest", planted: ["\(Plant.deadItem)"]) { round in
      Set(itemRests(round.ratings).filter(\.flagged).map { "\($0.item)" })
    },
    Family(name: "spread of teams", planted: []) { round in
      let groups = (0..<StudyRound.teamCount).map { team in
        round.team.indices.filter { round.team[$0] == team }.map { unit in
          round.scores[unit][0] + (round.cutOff?[unit][team] ?? 0)
        }
      }
      return Set(groupSpreads(groups).filter(\.flagged).map { "\($0.group)" })
    },
    Family(name: "counts of findings", planted: ["9"]) { round in
      let exposure = (0..<StudyRound.teamCount).map { team in
        Double(round.team.count { $0 == team })
      }
      return Set(
        try CountTest(round.counts, exposure: exposure).groups.filter(\.flagged)
          .map { "\($0.group)" })
    },
  ]
}
