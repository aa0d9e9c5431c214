import ArgumentParser
import Foundation
import Normalization
import Phrases
import Reporting

struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run every analysis and write CSV files, report.html and report.xlsx.",
    discussion: """
      Examples:
        steelyard report round/ -o results
        steelyard report scores.csv --weights onsite=50,routine=40,peer=10 -o results
      """)

  @OptionGroup var input: RoundOptions
  @OptionGroup var language: LanguageOption
  @Option(name: [.customShort("o"), .customLong("output")], help: "Result folder.")
  var folder: String

  /// Where Vega's modules are; another build may be named.
  private var vegaFolder: String {
    ProcessInfo.processInfo.environment["STEELYARD_VEGA"] ?? VegaModules.standardFolder
  }

  func run() throws {
    try exiting {
      let started = Date()
      let (round, reading) = try input.readSoundly()
      let analysis = try Analysis(round, options: input)
      let rules = analysis.apply(Rule.allCases)
      let alternatives = [NamedWeights.equal(round.scheme)]
      let ratingTables = round.ratingTables
      var study = analysis.weightStudy
      study.tops = [3, 10, 20].filter { $0 < study.units.count }
      let weightTables =
        study.components.count < 2 ? [] : try study.tables() + [analysis.leaveOut(study)]
      let tables =
        [
          analysis.summary, reading.findingsTable, analysis.design, analysis.teamSeverity,
          analysis.biasTests, analysis.compositeTable, analysis.adjustedScores(rules),
          analysis.ruleComparison(rules),
          analysis.ranks, analysis.schemes(alternatives), analysis.schemeAgreement(alternatives),
          analysis.weightIntervalTable, analysis.jointRanks(seed: input.seed), analysis.outliers,
        ] + [analysis.grades].compactMap { $0 } + ratingTables + weightTables
      let record = RunRecord(
        analysis, reading, options: input, rules: Rule.allCases.map(\.rawValue), started: started)
      let vega = VegaModules(folder: vegaFolder)
      if vega == nil {
        say(Phrase("no Vega in \(vegaFolder): install libjs-vega for charts in the page"))
      }
      let files =
        tables.map(csvFile)
        + [
          OutputFile(
            "report.html", text: ReportPage(analysis, study, tables: tables).html.text(vega: vega)),
          OutputFile("report.xlsx", bytes: try bytes(of: analysis.workbook(tables))),
          OutputFile("run.json", text: try record.json),
        ]
      try writeFolder(folder, files: files)
      say(analysis.severitySentence)
      say(Phrase("wrote \(folder)/report.html"))
    }
  }
}
