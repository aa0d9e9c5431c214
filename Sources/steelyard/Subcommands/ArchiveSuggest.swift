import Appraisals
import Archive
import ArgumentParser
import AtomicFiles
import Phrases
import Reporting
import SteelyardKit
import TableIO

struct ArchiveSuggest: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suggest",
    abstract: Phrase("Write a mapping file to edit: lines in force, and new names like those gone.")
      .asked,
    usage: "steelyard archive suggest <file> [<year>] [-o FILE] [options]",
    discussion: Phrase(
      """
      Nothing is joined by it: look through the lines, correct them, and give the file
      with 'archive add FILE --mapping'. It takes the place of the previous mapping, so
      its lines stand in it too; the column similarity is blank for them.
      """
    ).asked + """


      Examples:
        steelyard archive suggest rounds.sqlite -o mapping.csv
        steelyard archive suggest rounds.sqlite 2016
      """)

  @OptionGroup var archive: ArchiveOptions
  @Argument(help: Phrase("The only year whose new names are looked at.").help) var year: Int?
  @Option(name: [.customShort("o"), .customLong("output")], help: Phrase("File to create.").help)
  var path: String?
  @OptionGroup var csv: CSVOption
  @OptionGroup var common: ConsoleOptions

  func run() throws {
    let console = common.console
    try console.exiting {
      let lines = try RoundArchive.reading(archive.file) {
        try $0.suggestedMapping(year: year)
      }
      let table = ArchiveTables.mapping(lines)
      let encoding = path == nil ? csv.ofStream : csv.ofFiles(in: common.lang)
      let bytes = try OutputFile(table, in: common.lang, encoding: encoding).bytes
      if let path {
        do throws(WritingError) {
          // What somebody edited is never written over.
          try WholeFile(bytes).write(to: path, present: .kept)
        } catch {
          throw AppraisalError(error)
        }
      } else {
        try StandardStream.put(bytes)
      }
      let count = lines.count { $0.similarity != nil }
      console.notice(
        count == 0
          ? Phrase("no new name resembles one that is gone")
          : path.map {
            Phrase(
              "wrote \($0), lines suggested: \(count); correct it, then: steelyard archive add "
                + "\(archive.file) --mapping \($0)")
          } ?? Phrase("lines suggested: \(count)"))
    }
  }
}
