import ArgumentParser
import Assessments
import Foundation
import Phrases
import SteelyardKit
import TableIO

struct TemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template",
    abstract: Phrase("Write an Excel file to fill in, and the scheme it is for.").asked,
    usage: "steelyard template <folder> [options]",
    discussion: """
      Examples:
        steelyard template round --lang zh
        steelyard template round-2017 --scheme scheme.yaml --units 40
      """)

  @Argument(help: Phrase("Folder to create.").help) var folder: String
  @Option(help: Phrase("A scheme.yaml; without it 60/30/10 with an example of 71 items.").help)
  var scheme: String?
  @Option(help: Phrase("Number of rows for units.").help) var units = 105
  @OptionGroup var common: ConsoleOptions

  func validate() throws {
    guard (1...100_000).contains(units) else {
      throw ValidationError(Phrase("--units: give 1 to 100000"))
    }
  }

  func run() throws {
    try common.console.exiting {
      let (yaml, name) = try text()
      let read: Scheme
      do throws(RoundError) {
        read = try Scheme(yaml: yaml, file: name)
      } catch {
        throw AppraisalError(error)
      }
      let template = RoundTemplate(scheme: read, units: units, language: common.lang)
      if let problem = template.problem {
        throw AppraisalError(.badData, Phrase("\(name): \(problem)"))
      }
      try refuseFilled(folder)
      try ResultFolder([
        OutputFile("scheme.yaml", text: yaml), try OutputFile("template.xlsx", template.draft),
      ]).write(to: folder)
      common.console.notice(
        Phrase(
          "wrote \(folder); fill in template.xlsx, then: steelyard check \(folder) -o checked"))
    }
  }

  private func text() throws(AppraisalError) -> (yaml: String, name: String) {
    guard let scheme else { return (Scheme.exampleYAML, "scheme.yaml") }
    do {
      return (String(decoding: try fileBytes(scheme), as: UTF8.self), scheme)
    } catch {
      throw AppraisalError(
        .unreadable, Phrase("\(scheme): cannot be read: \(error)"))
    }
  }
}
