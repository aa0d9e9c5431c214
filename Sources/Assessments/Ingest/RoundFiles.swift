import Foundation
import Phrases
import TableIO

/// The files of a round, read when asked for.
struct RoundFiles {
  /// The name of the one file, or nil for a folder.
  let single: String?
  private let path: String
  /// The only workbook of a folder without tables of their own names.
  private let workbook: String?
  private(set) var read: [InputFile] = []

  /// - Parameter shown: the path to call a single file by, where it is not read from there.
  init(path: String, shown: String? = nil) throws(RoundError) {
    var isFolder: ObjCBool = false
    guard path == "-" || FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    else { throw .unreadable(path: path, reason: Phrase("no such file or folder")) }
    self.path = path
    let name = shown ?? path
    single = isFolder.boolValue ? nil : name == "-" ? "standard input" : name
    workbook = isFolder.boolValue ? Self.onlyWorkbook(path) : nil
  }

  private static func onlyWorkbook(_ folder: String) -> String? {
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    let parts = Set(RoundPart.allCases.flatMap { ["\($0.rawValue).csv", "\($0.rawValue).xlsx"] })
    guard parts.isDisjoint(with: names) else { return nil }
    // Excel puts ~$name.xlsx next to a file that is open.
    let books = names.filter { $0.lowercased().hasSuffix(".xlsx") && !$0.hasPrefix("~$") }
    return books.count == 1 ? books[0] : nil
  }

  mutating func scheme() throws(RoundError) -> InputFile? { try named("scheme.yaml") }

  /// The file that is the whole round; nil for a folder of parts.
  mutating func whole() throws(RoundError) -> InputFile? {
    if let workbook { return try named(workbook) }
    return try single.map { name throws(RoundError) in try open(path, name: name) }
  }

  /// A part of a folder, as CSV or else as a workbook; nil when the round has no such file.
  mutating func file(_ part: RoundPart) throws(RoundError) -> InputFile? {
    if let text = try named("\(part.rawValue).csv") { return text }
    return try named("\(part.rawValue).xlsx")
  }

  private mutating func named(_ name: String) throws(RoundError) -> InputFile? {
    guard single == nil else { return nil }
    let file = URL(fileURLWithPath: path).appendingPathComponent(name).path
    guard FileManager.default.fileExists(atPath: file) else { return nil }
    return try open(file, name: name)
  }

  private mutating func open(_ path: String, name: String) throws(RoundError) -> InputFile {
    let bytes: [UInt8]
    do {
      bytes = try fileBytes(path)
    } catch {
      throw .unreadable(path: path, reason: Phrase(verbatim: error.localizedDescription))
    }
    let file = InputFile(name: name, bytes: bytes)
    read.append(file)
    return file
  }
}
