import ArgumentParser
import Foundation
import Phrases
import SteelyardKit

struct AnonymiseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "anonymise",
    abstract: Phrase("Copy a round with codes for names, and keep the key apart.").asked,
    usage: "steelyard anonymise <round> -o DIR [options]",
    discussion: Phrase(
      """
      Units, teams and assessors get codes; free text and columns that no analysis
      uses are left out. The key is a file of its own that only you can read: give
      it again for another year, and the same names get the same codes. Scores stay
      as they are, so a person who knows a score may still know whose it is.
      """
    ).asked + """


      Examples:
        steelyard anonymise round/ -o shared
        steelyard anonymise round-2018/ -o shared-2018 --key shared.key
      """)

  @OptionGroup var input: RoundOptions
  @OptionGroup var common: ConsoleOptions
  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: Phrase("Folder to write the copy into.").help)
  var folder: String
  @Option(
    help: Phrase("File of the key, created if it does not exist; FOLDER.key if not given.").help)
  var key: String?

  func validate() throws {
    if input.weights != nil {
      throw ValidationError(
        Phrase("--weights: a copy has the scheme's weights; give other ones later"))
    }
    if input.givenSeed != nil {
      throw ValidationError(Phrase("--seed: codes are drawn anew, or come from the file of --key"))
    }
  }

  func run() throws {
    let console = common.console
    try console.exiting {
      let place = key ?? URL(fileURLWithPath: folder).path + ".key"
      guard !isInside(place) else {
        throw AppraisalError(
          .unwritable,
          Phrase("\(place): keep the key out of the folder it opens; name another with --key"))
      }
      let source = try input.source()
      let copy = try Anonymiser(
        path: source.path, reader: source.reader, codes: NameCodes(path: place))
      for notice in copy.notices { console.notice(notice) }
      // First the key: a copy that nobody can read back would be worse than none.
      try copy.codes.write(to: place)
      try ResultFolder(copy.files.map { OutputFile($0.name, bytes: $0.bytes) }).write(to: folder)
      console.notice(copy.sentence(key: place))
    }
  }

  private func isInside(_ path: String) -> Bool {
    func parts(_ path: String) -> [String] {
      URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().pathComponents
    }
    return parts(path).starts(with: parts(folder))
  }
}
