import ArgumentParser
import Assessments
import Foundation
import Phrases
import TableIO

struct Anonymise: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Copy a round with codes for names, and keep the key apart.",
    discussion: """
      Units, teams and assessors get codes; free text and columns that no analysis
      uses are left out. The key is a file of its own that only you can read: give
      it again for another year, and the same names get the same codes. Scores stay
      as they are, and who knows a score may still know whose it is.

      Examples:
        steelyard anonymise round/ -o shared
        steelyard anonymise round-2018/ -o shared-2018 --key shared.key
      """)

  @OptionGroup var input: RoundOptions
  @Option(name: [.customShort("o"), .customLong("output")], help: "Folder of the copy.")
  var folder: String
  @Option(help: "File of the key, made if there is none; without it FOLDER.key.")
  var key: String?

  func run() throws {
    try exiting {
      let place = key ?? URL(fileURLWithPath: folder).path + ".key"
      guard !isInside(place) else {
        throw Failure(
          code: Failure.cannotWrite,
          sentence: Phrase(
            "\(place): the key must not stand in the folder it opens; name another with "
              + "--key"))
      }
      let (reading, tables) = try input.readTables()
      _ = try RoundOptions.sound(reading)
      var codes = try NameCodes.read(place)
      var files = reading.inputs.filter { $0.name == "scheme.yaml" }
        .map { OutputFile($0.name, bytes: $0.bytes) }
      for table in tables {
        let copy = AnonymousTable(table, &codes)
        files.append(OutputFile(table.name + ".csv", text: copy.text))
        guard !copy.leftOut.isEmpty else { continue }
        say(Phrase("\(table.name).csv: left out, for they may hold names: \(listed(copy.leftOut))"))
      }
      // First the key: a copy that nobody can read back would be worse than none.
      try codes.write(place)
      try writeFolder(folder, files: files)
      say(
        Phrase(
          "\(codes.count(.unit)) units, \(codes.count(.team)) teams and "
            + "\(codes.count(.assessor)) assessors have codes; the key is \(place)"))
    }
  }

  private func isInside(_ path: String) -> Bool {
    func parts(_ path: String) -> [String] {
      URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().pathComponents
    }
    return parts(path).starts(with: parts(folder))
  }
}
