public import ArgumentParser
import Foundation
import Phrases
import Reporting
import SteelyardKit
import TableIO

/// Sentences with one small table; every table; one table as CSV; everything as JSON.
enum Format: String, ExpressibleByArgument, CaseIterable { case text, table, csv, json }

extension CSVEncoding: ExpressibleByArgument {}

extension FigureFormat: ExpressibleByArgument {}

/// How CSV is written.
struct CSVOption: ParsableArguments {
  @Option(
    help: Phrase(
      "Encoding of CSV output; Excel recognizes utf-8-bom and gb18030 by itself. If not given: utf-8, "
        + "and utf-8-bom for files in Chinese."
    ).help)
  var csvEncoding: CSVEncoding?

  /// The encoding of files in a language: what Excel opens right where they hold Chinese.
  func ofFiles(in language: Language) -> CSVEncoding {
    switch language {
    case .en: csvEncoding ?? .utf8
    case .zh: csvEncoding ?? .utf8WithMark
    }
  }

  /// The encoding of standard output, which programs read.
  var ofStream: CSVEncoding { csvEncoding ?? .utf8 }
}

/// Where results go.
struct OutputOptions: ParsableArguments {
  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: Phrase("Folder to write the results into.").help)
  var folder: String?

  @Option(
    help:
      Phrase(
        "Format of standard output without -o: text (the answer), table, csv or json; text if not given."
      ).help
  )
  var format: Format?

  @Option(help: Phrase("The only table to write to standard output.").help)
  var table: String?

  @Flag(help: Phrase("Show every table with every row and column on standard output.").help)
  var all = false

  @OptionGroup var csv: CSVOption
  @OptionGroup var common: ConsoleOptions

  var console: Console { common.console }

  /// Whether what is written says which files were read, by their hashes.
  var isRecorded: Bool { folder != nil || format == .json }

  /// Carries out a recipe and writes what comes of it.
  ///
  /// - Parameters:
  ///   - recipe: without language and encoding, which these options set.
  ///   - inputs: what the recipe names, where it is read already.
  func carryOut(
    _ recipe: RunRecipe, inputs: RunInputs? = nil, threads: Int = 1, isVerbose: Bool = false
  ) throws {
    var recipe = recipe
    recipe.language = common.lang
    recipe.csvEncoding = csv.ofFiles(in: common.lang)
    let run = Run(
      recipe, try inputs ?? RunInputs(recipe, threads: threads, isRecorded: isRecorded),
      hasFiles: folder != nil,
      threads: threads,
      onStage: Progress.stage)
    try finish(try run.output(), isVerbose: isVerbose, threads: threads)
  }

  /// Writes what a run came to, with its notices before and its sentences after.
  func finish(_ output: RunOutput, isVerbose: Bool = false, threads: Int = 1) throws {
    for warning in output.saidWarnings(isVerbose: isVerbose) { console.notice(warning) }
    try write(output, threads: threads)
    if !saysAnswer { for sentence in output.summary { console.notice(sentence) } }
    if output.hasErrors { throw ExitCode(1) }
  }

  /// Writes the folder, or prints what is asked for.
  func write(_ output: RunOutput, threads: Int = 1) throws {
    if let folder {
      sayUnused()
      try output.write(to: folder, threads: threads)
      return
    }
    if saysAnswer {
      Progress.end()
      let isColourful = Console.isColourful(STDOUT_FILENO)
      let answer = output.answer.text(in: common.lang, isColourful: isColourful)
      try StandardStream.put(all ? answer + "\n" : answer)
      if !all { return sayEncodingUnused() }
    }
    guard [nil, .text, .table].contains(format), table == nil, let findings = output.findings
    else {
      return try show(output.tables) { _ in try output.json(table: table) }
    }
    // Lines that can be pasted say more here than a table of many columns.
    Progress.end()
    sayEncodingUnused()
    for line in DiagnosticDigest(findings, all: all).lines { try console.tell(line) }
    let rest = output.tables.filter { $0.name != "diagnostics" }
    if !rest.isEmpty { try printForReaders(rest) }
  }

  /// Whether standard output begins with the answer in words.
  private var saysAnswer: Bool {
    folder == nil && table == nil && (format ?? .text) == .text
  }

  /// Writes tables that no recipe decides into the folder, or prints them.
  ///
  /// - Parameters:
  ///   - command: its words, as `archive list`.
  ///   - options: what it was given, by name.
  ///   - summary: what they come to.
  ///   - isAnswer: whether standard output begins with that where no format is asked for, and leaves out
  ///     tables without rows; otherwise it is said beside them.
  func writeAlone(
    _ command: String, _ options: [(name: String, value: String)], summary: [Phrase] = [],
    isAnswer: Bool = false, _ tables: [ResultTable]
  ) throws {
    if let folder {
      sayUnused()
      let files = try tables.map {
        try OutputFile($0, in: common.lang, encoding: csv.ofFiles(in: common.lang))
      }
      try ResultFolder(files).write(to: folder)
      for sentence in summary { console.notice(sentence) }
      return
    }
    if isAnswer, saysAnswer {
      for sentence in summary { try console.tell(sentence) }
      let filled = tables.filter { !$0.rows.isEmpty }
      guard !filled.isEmpty else { return sayEncodingUnused() }
      try StandardStream.put("\n")
      return try show(filled) { _ in "" }
    }
    for sentence in summary { console.notice(sentence) }
    try show(tables) { chosen in
      CommandJSON(command: command, options: options, summary: summary, tables: chosen)
        .text(in: common.lang)
    }
  }

  /// Names what is asked of standard output, where a folder is written instead.
  private func sayUnused() {
    let unused = [
      format == nil ? nil : "--format", table == nil ? nil : "--table", all ? "--all" : nil,
    ].compactMap(\.self)
    if !unused.isEmpty {
      console.notice(
        Phrase("\(unused): about standard output alone; with -o all tables are written, as CSV"))
    }
  }

  /// Prints the tables that are asked for.
  private func show(
    _ tables: [ResultTable], json: ([ResultTable]) throws -> String
  ) throws {
    let chosen = try chosen(tables)
    Progress.end()
    if all, let format, [.csv, .json].contains(format) {
      console.notice(Phrase("--all is about tables on a terminal: CSV and JSON are always whole"))
    }
    sayEncodingUnused()
    switch format ?? .table {
    case .text, .table: try printForReaders(chosen)
    case .csv:
      // One stream holds one table, so that programs can read it.
      guard chosen.count == 1 else {
        throw AppraisalError(
          .badData,
          Phrase(
            "CSV on standard output is one table: choose it with --table "
              + "(\(chosen.map(\.name))), or write all with -o DIR"))
      }
      guard let bytes = csv.ofStream.bytes(chosen[0].csvText(in: common.lang)) else {
        throw AppraisalError(
          .unwritable,
          Phrase("this system has no converter to GB18030; use --csv-encoding utf-8-bom"))
      }
      try StandardStream.put(bytes)
    case .json: try StandardStream.put(try json(chosen))
    }
  }

  private func sayEncodingUnused() {
    if csv.ofStream != .utf8, format != .csv {
      console.notice(Phrase("--csv-encoding is about CSV: give --format csv or -o DIR too"))
    }
  }

  private func chosen(_ tables: [ResultTable]) throws -> [ResultTable] {
    guard let table else { return tables }
    let found = tables.filter { $0.name == table }
    guard !found.isEmpty else {
      throw AppraisalError(
        .badData,
        Phrase("there is no table '\(table)' here; there are \(tables.map(\.name))")
          .withGuess(at: table, among: tables.map(\.name)))
    }
    return found
  }

  /// What people call the table, with the name by which it is asked for.
  private func heading(of table: ResultTable) -> String {
    let title = table.title.said(in: common.lang)
    return common.lang == .en || title == table.name
      ? table.name : Phrase("\(title) (\(table.name))").said(in: common.lang)
  }

  /// Of long tables what asks for a look, unless all is asked for.
  private func printForReaders(_ tables: [ResultTable]) throws {
    let isColourful = Console.isColourful(STDOUT_FILENO)
    let parts = tables.map { table in
      all
        ? Glance.Part(whole: table)
        : TableGlances.glance(at: table).part(of: table)
    }
    let texts = parts.map { part in
      let isHeadless = part.table.rows.isEmpty && part.rows != nil
      let text =
        isHeadless ? "" : part.table.terminalText(in: common.lang, isColourful: isColourful)
      let rows = part.rows.map { "… \($0.said(in: common.lang))\n" } ?? ""
      return "\(heading(of: part.table))\n\(text)\(rows)"
    }
    try StandardStream.put(texts.joined(separator: "\n") + "\n")
    if parts.contains(where: \.isPartial) {
      console.notice(
        Phrase("Long tables are shown in part: --all shows them whole, -o DIR writes them."))
    }
  }
}
