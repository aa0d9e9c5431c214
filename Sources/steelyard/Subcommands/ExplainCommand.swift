import ArgumentParser
import Foundation
import Phrases
import Reporting
import SteelyardKit
import TableIO

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: Phrase("Explain in sentences how one unit, or every unit, got its total and rank.")
      .asked,
    usage:
      "steelyard explain <round> --unit NAME [options]\nsteelyard explain <round> --all -o DIR",
    discussion: """
      Examples:
        steelyard explain round/ --unit 单位001
        steelyard explain round/ --all -o letters
      """)

  @OptionGroup var input: RoundOptions
  @OptionGroup var threads: ThreadOptions
  @OptionGroup var common: ConsoleOptions
  @Option(help: Phrase("The unit's name as in the file.").help) var unit: String?
  @Flag(help: Phrase("Explain every unit.").help) var all = false
  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: Phrase("Folder to write a letter per unit into, as a page and as plain text.").help)
  var folder: String?
  @Option(help: Phrase("Format of standard output without -o; text if not given.").help)
  var format: ExplanationFormat?

  enum ExplanationFormat: String, ExpressibleByArgument, CaseIterable { case text, csv, json }

  func validate() throws {
    guard (unit == nil) == all else {
      throw ValidationError(Phrase("name one unit with --unit, or ask for every unit with --all"))
    }
    if folder != nil, format != nil {
      throw ValidationError(Phrase("--format is about standard output: leave it out with -o"))
    }
  }

  func run() throws {
    let console = common.console
    try console.exiting {
      let source = try input.source()
      let sound = try SoundRound(path: source.path, reader: source.reader)
      for notice in sound.reading.notices { console.notice(notice) }
      let appraisal = try Appraisal(
        sound.round, recipe: Recipe(seed: input.seed), threads: threads.threads)
      let explanations = try UnitExplanations(appraisal)
      if let folder {
        try ResultFolder(UnitLetters(explanations, of: unit, in: common.lang).files).write(
          to: folder)
        console.notice(Phrase("wrote \(folder)/index.html"))
        return
      }
      let lines = try explanations.lines(of: unit)
      switch format ?? .text {
      case .text:
        for line in lines {
          if all, line.step == 1 { try console.tell(Phrase("\(line.unit):")) }
          try console.tell(line.sentence)
        }
      case .csv:
        try StandardStream.put(ExplanationTable.lines.table(lines).csvText(in: common.lang))
      case .json:
        let asked = [("round", source.path)] + (unit.map { [("unit", $0)] } ?? [("all", "true")])
        try StandardStream.put(
          CommandJSON(
            command: "explain", options: asked.map { (name: $0.0, value: $0.1) },
            tables: [ExplanationTable.lines.table(lines)]
          ).text(in: common.lang))
      }
    }
  }
}
