import ArgumentParser
import Foundation
import Phrases
import SteelyardKit

struct AnonymiseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "anonymise",
    abstract: Phrase("Copy a round with codes for names, and keep the key apart.").asked,
    usage: """
      steelyard anonymise <round> -o DIR [options]
      steelyard anonymise <folder> --check-leaks NAMES
      """,
    discussion: Phrase(
      """
      Units, teams and assessors get codes, and rows their order; free text, remarks
      and columns that no analysis uses are left out. Items, categories and areas
      keep their names, as they are the rules', unless --code-items gives them codes
      too; grades and components keep theirs. The key is a file of its own
      that only you can read: give it again for another year, and the same names get
      the same codes. Scores stay as they are, so a person who knows a score may
      still know whose it is. With --check-leaks the copy is looked through for names,
      one on each line of a file; without -o, any folder is, such as results that are
      to be handed on.
      """
    ).asked + """


      Examples:
        steelyard anonymise round/ -o shared --check-leaks names.txt
        steelyard anonymise round-2018/ -o shared-2018 --key shared.key --code-items
      """)

  @OptionGroup var input: RoundOptions
  @OptionGroup var common: ConsoleOptions
  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: Phrase("Folder to write the copy into.").help)
  var folder: String?
  @Option(
    help: Phrase("File of the key, created if it does not exist; FOLDER.key if not given.").help)
  var key: String?
  @Flag(
    help: Phrase(
      "Codes for items, categories and areas too; what items are about is left out."
    ).help)
  var codeItems = false
  @Option(
    help: Phrase("File of names, one on each line, that must not be found in the folder.").help)
  var checkLeaks: String?

  func validate() throws {
    if input.weights != nil {
      throw ValidationError(
        Phrase("--weights: a copy has the scheme's weights; give other ones later"))
    }
    if input.givenSeed != nil {
      throw ValidationError(Phrase("--seed: codes are drawn anew, or come from the file of --key"))
    }
    if folder == nil {
      guard checkLeaks != nil else {
        throw ValidationError(
          Phrase("give a folder for the copy with -o, or names to look for with --check-leaks"))
      }
      if key != nil { throw ValidationError(Phrase("--key: only a copy has a key; give -o too")) }
      if codeItems {
        throw ValidationError(Phrase("--code-items: only a copy has codes; give -o too"))
      }
    }
  }

  func run() throws {
    let console = common.console
    try console.exiting {
      let source = try input.source()
      // Names that cannot be read are no reason to have made a copy.
      let names = try checkLeaks.map { path throws(AppraisalError) in
        try NameLeaks.names(path: path)
      }
      if let folder { try copy(source, to: folder) }
      if let names { try check(folder ?? source.path, for: names) }
    }
  }

  private func copy(_ source: RoundSource, to folder: String) throws {
    let console = common.console
    let place = key ?? URL(fileURLWithPath: folder).path + ".key"
    guard !isInside(place, folder) else {
      throw AppraisalError(
        .unwritable,
        Phrase("\(place): keep the key out of the folder it opens; name another with --key"))
    }
    let copy = try Anonymiser(
      path: source.path, reader: source.reader, codes: NameCodes(path: place),
      withItems: codeItems)
    for notice in copy.notices { console.notice(notice) }
    // First the key: a copy that nobody can read back would be worse than none.
    try copy.codes.write(to: place)
    try ResultFolder(copy.files.map { OutputFile($0.name, bytes: $0.bytes) }).write(to: folder)
    console.notice(copy.sentence(key: place))
  }

  private func check(_ folder: String, for names: [String]) throws {
    let leaks = try NameLeaks(names, in: folder)
    for place in leaks.places { try common.console.tell(place.sentence) }
    guard leaks.places.isEmpty else {
      common.console.complain(
        Phrase(
          "error: \(folder) may tell names: \(leaks.places.count) places; take them out of the input, "
            + "and do not hand the folder on"))
      throw ExitCode(1)
    }
    try common.console.tell(
      Phrase(
        "\(folder): none of \(leaks.nameCount) names is in any of \(leaks.fileCount) files"))
  }

  private func isInside(_ path: String, _ folder: String) -> Bool {
    func parts(_ path: String) -> [String] {
      URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().pathComponents
    }
    return parts(path).starts(with: parts(folder))
  }
}
