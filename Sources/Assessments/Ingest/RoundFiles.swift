import Foundation
import Phrases
import TableIO

/// The files of a round, read when asked for.
struct RoundFiles {
  /// The name of the one file, or nil for a folder.
  let single: String?
  private let path: String
  /// Tables of a folder without files of a round's own names, in the order of their names.
  private let free: [String]
  /// Files of a folder in formats that are not read.
  let foreign: [String]
  private(set) var read: [InputFile] = []

  /// - Parameter shown: the path to call a single file by, where it is not read from there.
  init(path: String, shown: String? = nil) throws(RoundError) {
    var isFolder: ObjCBool = false
    guard path == "-" || FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    else {
      throw .unreadable(
        path: path, reason: Phrase("there is no such file or folder; correct the path"))
    }
    self.path = path
    let name = shown ?? path
    single = isFolder.boolValue ? nil : name == "-" ? "standard input" : name
    let names = isFolder.boolValue ? Self.names(path) : []
    free = names.filter { Self.hasEnding($0, Self.tableEndings) }
    // A folder of tables is not complete without those that cannot be read.
    foreign =
      free.isEmpty && !isFolder.boolValue
      ? [] : names.filter { Self.hasEnding($0, ["xls", "et", "xlsb", "numbers"]) }
  }

  /// Endings of tables, which texts also have when they are packed.
  private static let tableEndings =
    ["csv", "tsv", "xlsx", "xlsm", "ods"]
    + ["csv", "tsv"].flatMap { text in Compression.endings.map { "\(text).\($0)" } }

  private static func hasEnding(_ name: String, _ endings: [String]) -> Bool {
    endings.contains { name.lowercased().hasSuffix("." + $0) }
  }

  /// Names of the files of a folder; none where some are those of a round's own parts.
  private static func names(_ folder: String) -> [String] {
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    let parts = Set(
      RoundPart.allCases.flatMap { part in partEndings.map { "\(part.rawValue).\($0)" } })
    guard parts.isDisjoint(with: names) else { return [] }
    // Excel puts ~$name.xlsx next to a file that is open.
    return names.filter { !$0.hasPrefix("~$") && !$0.hasPrefix(".") }
  }

  /// The scheme: the one given, that of the folder, or the one beside a single file.
  ///
  /// - Parameter given: the path of a scheme; nil looks for one.
  mutating func scheme(given: String?) throws(RoundError) -> (file: InputFile, isBeside: Bool)? {
    if let given { return (try open(given, name: Self.schemeName), false) }
    if single == nil { return try schemeOfFolder().map { ($0, false) } }
    guard path != "-" else { return nil }
    let url = URL(fileURLWithPath: path)
    let text =
      Compression.endings.contains(url.pathExtension) ? url.deletingPathExtension() : url
    let own = text.deletingPathExtension().lastPathComponent + ".scheme.yaml"
    for name in [own, Self.schemeName] {
      let beside = url.deletingLastPathComponent().appendingPathComponent(name).path
      if FileManager.default.fileExists(atPath: beside) {
        return (try open(beside, name: Self.schemeName), true)
      }
    }
    return nil
  }

  static let schemeName = "scheme.yaml"

  /// The scheme of a folder, which some name .yml; it is called scheme.yaml then, too.
  private mutating func schemeOfFolder() throws(RoundError) -> InputFile? {
    if let own = try named(Self.schemeName) { return own }
    let other = URL(fileURLWithPath: path).appendingPathComponent("scheme.yml").path
    guard FileManager.default.fileExists(atPath: other) else { return nil }
    return try open(other, name: Self.schemeName)
  }

  /// Files that are the whole round, whatever their names; none for a folder of parts.
  mutating func whole() throws(RoundError) -> [InputFile] {
    if let single { return [try open(path, name: single)] }
    var files: [InputFile] = []
    for name in free { if let file = try named(name) { files.append(file) } }
    return files
  }

  /// Endings of the files of a round's own names, the first that is there.
  private static let partEndings =
    ["csv"] + Compression.endings.map { "csv.\($0)" } + ["xlsx", "ods"]

  /// A part of a folder, as CSV, packed or not, or else as a workbook; nil when the round has no such file.
  mutating func file(_ part: RoundPart) throws(RoundError) -> InputFile? {
    try table(part.rawValue)
  }

  /// Who sat in the teams; nil when the round has no such file.
  mutating func assessors() throws(RoundError) -> InputFile? { try table("assessors") }

  private mutating func table(_ name: String) throws(RoundError) -> InputFile? {
    for ending in Self.partEndings {
      if let file = try named("\(name).\(ending)") { return file }
    }
    return nil
  }

  private mutating func named(_ name: String) throws(RoundError) -> InputFile? {
    guard single == nil else { return nil }
    let file = URL(fileURLWithPath: path).appendingPathComponent(name).path
    guard FileManager.default.fileExists(atPath: file) else { return nil }
    return try open(file, name: name)
  }

  private mutating func open(_ path: String, name: String) throws(RoundError) -> InputFile {
    let bytes: [UInt8]
    do throws(FileProblem) {
      bytes = try fileBytes(path)
    } catch {
      throw .unreadable(path: path, reason: error.phrase)
    }
    let file = InputFile(name: name, bytes: bytes)
    read.append(file)
    return file
  }
}
