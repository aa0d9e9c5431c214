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

  @Flag(help: "Show every row and column of long tables on standard output.")
  var all = false

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
      printTables(tables)
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

  /// Prints tables for a reader: of long ones what asks for a look, unless all is asked for.
  private func printTables(_ tables: [ResultTable]) {
    let isColourful = Console.isColourful(STDOUT_FILENO)
    let parts = tables.map { table in
      all
        ? Glance.Part(whole: table)
        : TableGlances.glance(at: table.name).part(of: table)
    }
    let texts = parts.map { part in
      let isHeadless = part.table.rows.isEmpty && part.rows != nil
      let text =
        isHeadless
        ? "" : part.table.terminalText(in: Console.language, isColourful: isColourful)
      let rows = part.rows.map { "… \($0.said)\n" } ?? ""
      return "\(part.table.name)\n\(text)\(rows)"
    }
    print(texts.joined(separator: "\n"))
    if parts.contains(where: \.isPartial) {
      // What is said now belongs below the tables where both streams end in one place.
      fflush(nil)
      say(Phrase("of long tables a part is shown: --all shows all of it, -o DIR writes it"))
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
