import ArgumentParser
import Foundation
import Phrases
import Reporting

enum Format: String, ExpressibleByArgument, CaseIterable { case table, csv, json }

struct OutputOptions: ParsableArguments {
  @Option(
    name: [.customShort("o"), .customLong("output")], help: "Folder to write CSV files into.")
  var folder: String?

  @Option(help: "What standard output gets when there is no -o.")
  var format: Format = .table

  @OptionGroup var csv: CSVOption
  @OptionGroup var language: LanguageOption

  /// Writes the tables to the folder, or prints them.
  ///
  /// - Parameters:
  ///   - facts: single values that stand before the tables in JSON.
  ///   - files: what only a folder gets.
  func write(
    _ tables: [ResultTable], facts: [(String, ResultTable.Cell)] = [],
    files: [OutputFile] = []
  ) throws {
    if let folder {
      try writeFolder(folder, files: tables.map { try csvFile($0, csv.csvEncoding) } + files)
      return
    }
    Progress.end()
    switch format {
    case .table:
      let isColourful = Console.isColourful(STDOUT_FILENO)
      let texts = tables.map {
        "\($0.name)\n\($0.terminalText(in: Console.language, isColourful: isColourful))"
      }
      print(texts.joined(separator: "\n"))
    case .csv:
      // One stream holds one table, so that programs can read it.
      FileHandle.standardOutput.write(
        Data(try csv.csvEncoding.bytes(tables.first?.csvText ?? "")))
      for other in tables.dropFirst() { say(Phrase("\(other.name) is written with -o DIR")) }
    case .json:
      let members =
        facts.map { "\(ResultTable.quoted($0)): \(ResultTable.jsonValue($1))" }
        + tables.map { "\(ResultTable.quoted($0.jsonName)): \($0.jsonText)" }
      print("{\n" + members.joined(separator: ",\n") + "\n}")
    }
  }
}

/// Writes files into a new folder that appears at once, by one rename.
///
/// An existing folder is replaced only when it holds nothing but the files to be written.
func writeFolder(_ path: String, files: [OutputFile]) throws {
  let manager = FileManager.default
  let target = URL(fileURLWithPath: path)
  let parent = target.deletingLastPathComponent()
  do {
    if manager.fileExists(atPath: path) {
      let others = Set(try manager.contentsOfDirectory(atPath: path)).subtracting(files.map(\.name))
      guard others.isEmpty else {
        throw Failure(
          code: Failure.cannotWrite,
          sentence: Phrase(
            "\(path) holds other files (\(others.sorted()[0])); name a new folder with -o"))
      }
    }
    try manager.createDirectory(at: parent, withIntermediateDirectories: true)
    let temporary = parent.appendingPathComponent(
      ".\(target.lastPathComponent)-\(ProcessInfo.processInfo.processIdentifier)")
    try manager.createDirectory(at: temporary, withIntermediateDirectories: false)
    do {
      for file in files {
        try Data(file.bytes).write(to: temporary.appendingPathComponent(file.name))
      }
      if manager.fileExists(atPath: path) { try manager.removeItem(at: target) }
      try manager.moveItem(at: temporary, to: target)
    } catch {
      try? manager.removeItem(at: temporary)
      throw error
    }
  } catch let failure as Failure {
    throw failure
  } catch {
    throw Failure(
      code: Failure.cannotWrite,
      sentence: Phrase("\(path): cannot be written: \(error.localizedDescription)"))
  }
}
