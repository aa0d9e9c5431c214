import ArgumentParser
import LinearAlgebra
import Phrases
import SteelyardKit

/// The command line: every subcommand parses, calls the library, and writes.
@main
struct SteelyardCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "steelyard",
    abstract: Phrase("Make scores given by different inspection teams comparable.").asked,
    version: Steelyard.version,
    subcommands: [
      InitCommand.self, TemplateCommand.self, CheckCommand.self, ExplainCodeCommand.self,
      BiasCommand.self,
      NormalizeCommand.self, WeightsCommand.self, OutliersCommand.self, ReportCommand.self,
      RerunCommand.self, DiffCommand.self, AnonymiseCommand.self, ExplainCommand.self,
      ColumnsCommand.self, VarianceCommand.self, SQLCommand.self, AgreementCommand.self,
      GeneralizabilityCommand.self, EquateCommand.self, TrendCommand.self, ArchiveCommand.self,
    ])

  static func main() {
    // Its answer needs none of the commands, whose parser takes a quarter of the time a start takes.
    if CommandLine.arguments.dropFirst().elementsEqual(["--version"]) {
      print(Steelyard.version)
      return
    }
    // Last bits must not depend on the processor, nor on how many cores the machine has. Before there are threads.
    fixLinearAlgebraKernels()
    setLinearAlgebraThreads(1)
    Interruption.prepare()
    let commands = configuration.subcommands.compactMap { $0._commandName } + ["help"]
    if let problem = CommandGuess.problem(
      Array(CommandLine.arguments.dropFirst()), commands: commands)
    {
      Console(language: .asked, isQuiet: false).complain(Phrase("error: \(problem)"))
      exit(withError: ExitCode.validationFailure)
    }
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      SpokenHelp(language: .asked).exit(with: error)
    }
  }
}
