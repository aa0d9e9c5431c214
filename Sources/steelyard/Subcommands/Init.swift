import ArgumentParser
import Assessments

struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a simulated sample round.",
    discussion: "Examples:\n  steelyard init sample\n  steelyard init sample --seed 7")

  @Argument(help: "Folder to create.") var folder: String
  @Option(help: "Seed of the simulated scores.") var seed: UInt64 = 2015

  func run() throws {
    try exiting {
      let sample = SampleRound(seed: seed)
      let scheme = """
        name: simulated round
        components:
          - {key: onsite, weight: 60, full: 100, scored_by: team}
          - {key: routine, weight: 30, full: 100, scored_by: centre}
          - {key: peer, weight: 10, full: 100, scored_by: members}

        """
      let readme = """
        # A simulated round

        Counts and weights follow a published appraisal scheme (105 units, 11 teams, 60/30/10).
        The real scores are not public: every score here is simulated (seed \(seed)).
        scores.csv: one row a unit; onsite, routine and peer in points of 100.
        truth.csv: what the scores were drawn from; severity in points, positive took points off.

        """
      try writeFolder(
        folder,
        files: [
          ("scores.csv", sample.scores), ("truth.csv", sample.truth), ("scheme.yaml", scheme),
          ("README.md", readme),
        ])
      say("wrote \(folder); next: steelyard report \(folder) -o results")
    }
  }
}
