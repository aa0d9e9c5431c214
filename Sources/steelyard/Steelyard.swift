import ArgumentParser
import LinearAlgebra

@main
struct Steelyard: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "steelyard",
    abstract: "Make scores given by different inspection teams comparable.",
    version: "0.1.0",
    subcommands: [
      Init.self, TemplateCommand.self, Check.self, Bias.self, Normalize.self, Weights.self,
      OutliersCommand.self, Report.self, Rerun.self, Diff.self, Anonymise.self, Explain.self,
      VarianceCommand.self,
      AgreementCommand.self,
      GeneralizabilityCommand.self, TrendCommand.self, ArchiveCommand.self,
    ])

  static func main() {
    // Last bits must not depend on how many cores the machine has.
    setLinearAlgebraThreads(1)
    main(nil)
  }
}
