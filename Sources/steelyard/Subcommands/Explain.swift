import ArgumentParser
import Reporting

struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tell one unit's number in sentences.",
    discussion: """
      Examples:
        steelyard explain round/ --unit 单位001
        steelyard explain scores.csv --unit Finance
      """)

  @OptionGroup var input: RoundOptions
  @Option(help: "The unit's name as in the file.") var unit: String

  func run() throws {
    try exiting {
      let round = try input.readSound()
      guard let index = round.units.firstIndex(where: { $0.id == unit }) else {
        throw Failure(code: Failure.badData, sentence: "no unit '\(unit)' in \(input.round)")
      }
      let analysis = try Analysis(round, options: input)
      for (component, score) in zip(round.scheme.components, round.scores[index]) {
        let given = score.map { $0.fixed(2) } ?? "no score"
        tell("\(component.key), weight \(component.weight.fixed(0)): \(given).")
      }
      for visit in round.visits where visit.unit == index {
        guard let own = analysis.estimate.teams[visit.team] else { continue }
        let verb = own.severity > 0 ? "took off" : "gave"
        tell(
          "Team \(round.teams[visit.team].id) \(verb) about \(abs(own.severity).fixed(2)) points "
            + "(95 % interval of its severity: \(own.lower.fixed(2)) to \(own.upper.fixed(2))).")
      }
      if let raw = analysis.totalsRaw[index], let adjusted = analysis.totalsAdjusted[index],
        let before = analysis.ranksRaw[index], let after = analysis.ranksAdjusted[index],
        let interval = analysis.intervals[index]
      {
        tell(
          "Its total \(raw.fixed(2)), rank \(ResultTable.Cell.rank(before).printed), becomes \(adjusted.fixed(2)), rank \(ResultTable.Cell.rank(after).printed); "
            + "the rank lies between \(interval.lower) and \(interval.upper) with 95 % probability."
        )
      } else {
        tell("It has no total, because a component with a weight is missing.")
      }
    }
  }
}
