import Appraisals
import Phrases
import Reporting

/// Tables of how exact totals are, and of who is near a line of the ranking.
enum ErrorTables {
  static let descriptions = [total(["<component>"]).description, boundary.description]

  static func total(_ components: [String]) -> Schema<TotalErrors.UnitError> {
    Schema(
      "total_error", Phrase("How exact is each unit's total, and what makes it inexact?"),
      [
        Column("unit", Phrase("The unit."), .name) { $0.unit },
        Column(
          "total_adjusted", Phrase("Weighted total with the on-site score adjusted for severity."),
          .points
        ) { $0.total },
        Column(
          "severity",
          Phrase("Error of the severities, and of leans of anchors, which are not corrected."),
          .points,
          range: 0...(.infinity),
          method: Phrase("Root mean square over posterior draws, times the weight.")
        ) { $0.severity },
      ]
        + components.enumerated().map { place, key in
          Column(
            key, Phrase("What the error of this component brings."), .points,
            range: 0...(.infinity), blank: unknown,
            method: Phrase(
              "What the unit's other scores leave of it, times the weight; where these cannot tell, "
                + "what its raters disagree in.")
          ) { $0.parts[place].counted }
        }
        + components.enumerated().map { place, key in
          Column(
            "\(key)_raters",
            Phrase("The same by the disagreement of its raters or ballots alone."), .points,
            range: 0...(.infinity), blank: Phrase("nothing tells how raters disagree"),
            method: Phrase(
              "From assessors, raters or votes of the same score; what they have in common is not "
                + "in it.")
          ) { $0.parts[place].raters }
        }
        + [
          Column(
            "weights",
            Phrase("What beliefs about weights leave open, compared with the mean unit."),
            .points, range: 0...(.infinity), blank: Phrase("no beliefs were asked for")
          ) { $0.weights },
          Column(
            "standard_error", Phrase("Standard error of the total: all sources together."),
            .points, range: 0...(.infinity), blank: unknown,
            method: Phrase(
              "Root of the sum of squares of severity, components and weights.")
          ) { $0.standardError },
        ])
  }

  private static let unknown = Phrase("the error of a component is not known")

  static func total(_ errors: TotalErrors) -> ResultTable {
    total(errors.components).table(errors.units)
  }

  static let boundary = Schema<RankBoundary.UnitAtLine>(
    "rank_boundary", Phrase("Who is near the line of the first units, or of a grade?"),
    [
      Column("line", Phrase("What ends at the line: the first units, or a grade."), .term) {
        $0.line.term
      },
      Column("unit", Phrase("The unit."), .name) { $0.unit },
      Column("rank_adjusted", Phrase("Rank by the adjusted total."), .rank) { $0.rank },
      Column("above", Phrase("Whether its adjusted total is above the line."), .flag) {
        $0.isAbove
      },
      Column(
        "p_above",
        Phrase("Probability that its quality is above, with every error of the totals counted."),
        .probability, scale: .share
      ) { $0.probability },
      Column(
        "standing",
        Phrase("Certain or out with a probability of at least 95 %, else open."), .term
      ) { $0.standing.rawValue },
      Column(
        "inseparable",
        Phrase("Units across the line that its total cannot be told apart from."), .count,
        blank: Phrase("the error of totals is not known"),
        method: Phrase("The 95 % interval of the difference holds 0; each pair by itself.")
      ) { $0.inseparable },
      Column(
        "farthest_rank", Phrase("Rank of the farthest of these."), .rank,
        blank: Phrase("there is none")
      ) { $0.farthestRank },
    ])
}

extension Appraisal {
  /// total_error and rank_boundary; none where severities cannot be estimated.
  var errorTables: [ResultTable] {
    (totalErrors.map { [ErrorTables.total($0)] } ?? [])
      + (boundaries.isEmpty ? [] : [ErrorTables.boundary.table(boundaries.flatMap(\.near))])
  }
}
