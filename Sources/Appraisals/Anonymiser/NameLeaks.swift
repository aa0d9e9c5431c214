import Foundation
public import Phrases
import TableIO

/// Where names stand in a folder that is to be handed on.
///
/// Every file is looked through as text in any encoding, in any case and width of letters, with and
/// without its markup, and with what is written as HTML, percent or JSON escapes taken back; workbooks
/// and other zip archives are unpacked. What cannot be looked into is said.
public struct NameLeaks: Sendable {
  /// A name, or what may hold one.
  public struct Place: Equatable, Sendable {
    /// Its path in the folder; a part of an archive follows the archive's path and an exclamation mark.
    public let file: String
    /// Number of the line, from 1; nil for a name in a file's own name, and for bytes that are no text.
    public let line: Int?
    /// The name; nil where the file cannot be looked into.
    public let name: String?
    /// How it is written, or why the file cannot be looked into.
    public let how: Phrase

    /// Where, what and how, in a sentence.
    public var sentence: Phrase {
      guard let name else { return Phrase("\(file): not looked into: \(how)") }
      return line.map { Phrase("\(file): line \($0): '\(name)', \(how)") }
        ?? Phrase("\(file): '\(name)', \(how)")
    }
  }

  /// What was found, file after file.
  public private(set) var places: [Place] = []
  /// How many files were looked through; parts of an archive count as well.
  public private(set) var fileCount = 0

  /// How many names were looked for.
  public var nameCount: Int { names.count }

  private let names: [String]
  private let asWritten: NameSearch
  private let asFolded: NameSearch

  /// Looks for names in all files of a folder.
  ///
  /// - Parameters:
  ///   - names: as they are written; blank ones are passed over.
  ///   - folder: its path.
  /// - Throws: `AppraisalError` where there is no name, or a file cannot be read.
  /// - Complexity: some passes over all bytes.
  public init(_ names: [String], in folder: String) throws(AppraisalError) {
    let names = Array(
      Set(names.map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }).subtracting([""])
    ).sorted()
    guard !names.isEmpty else {
      throw AppraisalError(
        .badData, Phrase("there is no name to look for; write one name on each line"))
    }
    self.names = names
    asWritten = NameSearch(names) { name in
      Set(TextEncoding.allCases.compactMap { (try? encoded(name, as: $0)) ?? nil })
    }
    asFolded = NameSearch(names) { [Array(folded($0).utf8)] }
    do {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder),
        isFolder.boolValue
      else {
        throw AppraisalError(.unreadable, Phrase("\(folder): there is no such folder"))
      }
      for file in try FileManager.default.subpathsOfDirectory(atPath: folder).sorted() {
        try look(at: file, in: folder)
      }
    } catch let error as AppraisalError {
      throw error
    } catch {
      throw AppraisalError(
        .unreadable, Phrase("\(folder): cannot be read: \(error.localizedDescription)"))
    }
  }

  /// Names on lines of a file, in any encoding.
  ///
  /// - Throws: `AppraisalError` where it cannot be read.
  public static func names(path: String) throws(AppraisalError) -> [String] {
    do {
      let text = String(decoding: try textInUTF8(try fileBytes(path), file: path), as: UTF8.self)
      return text.split { $0.isNewline || $0 == "\u{FEFF}" }.map(String.init)
    } catch {
      throw AppraisalError(.unreadable, Phrase("\(path): cannot be read: \(error)"))
    }
  }

  // MARK: files

  private mutating func look(at file: String, in folder: String) throws {
    note(asFolded.first(in: Array(folded(file).utf8)), file, Phrase("in the name of the file"))
    let path = folder + "/" + file
    let type = try FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
    switch type {
    case .typeDirectory: return
    case .typeRegular: look(at: try fileBytes(path), file, depth: 0)
    default: skip(file, Phrase("it is a link or no file"))
    }
  }

  /// Archives in archives in archives hold nothing that is handed on by honest people.
  private static let deepest = 3

  private mutating func look(at bytes: [UInt8], _ file: String, depth: Int) {
    fileCount += 1
    if let reason = Self.packing(of: bytes) { skip(file, reason) }
    note(asWritten.first(in: bytes), file, Phrase("as it is written"), lines: bytes)
    if bytes.starts(with: [0x50, 0x4B]) {
      unpack(bytes, file, depth: depth)
    } else if let text = try? textInUTF8(bytes, file: file) {
      look(through: String(decoding: text, as: UTF8.self), file)
    }
  }

  private mutating func unpack(_ bytes: [UInt8], _ file: String, depth: Int) {
    guard depth < Self.deepest else {
      return skip(file, Phrase("it is an archive in too many others"))
    }
    do {
      for part in try ZippedFiles(bytes).files {
        let name = "\(file)!\(part.name)"
        note(
          asFolded.first(in: Array(folded(part.name).utf8)), name,
          Phrase("in the name of the file"))
        look(at: part.bytes, name, depth: depth + 1)
      }
    } catch {
      skip(file, error.sentence)
    }
  }

  /// Texts as they are, and as those see them who take markup away or escapes back.
  private mutating func look(through text: String, _ file: String) {
    let plain = folded(text)
    note(
      asFolded.first(in: Array(plain.utf8)), file,
      Phrase("in letters of another case, width or with hidden characters"),
      lines: Array(plain.utf8))
    let forms: [(String, Phrase)] = [
      (text.withoutMarkup, Phrase("with markup in it")),
      (text.takingBackEntities, Phrase("as HTML escapes")),
      (text.takingBackPercents, Phrase("as percent escapes")),
      (text.takingBackBackslashes, Phrase("as JSON escapes")),
      (
        text.takingBackBackslashes.takingBackEntities.takingBackPercents.withoutMarkup,
        Phrase("as escapes in escapes")
      ),
    ]
    for (form, how) in forms where form != text {
      let bytes = Array(folded(form).utf8)
      note(asFolded.first(in: bytes), file, how, lines: bytes)
    }
  }

  /// Why bytes may hold a name that no search finds; nil where they do not.
  private static func packing(of bytes: [UInt8]) -> Phrase? {
    let packed: [[UInt8]] = [
      [0x1F, 0x8B], [0x28, 0xB5, 0x2F, 0xFD], [0xFD, 0x37, 0x7A, 0x58, 0x5A], Array("BZh".utf8),
      [0x37, 0x7A, 0xBC, 0xAF], Array("Rar!".utf8), Array("%PDF".utf8),
    ]
    if packed.contains(where: bytes.starts) { return Phrase("it is packed; unpack it first") }
    let images: [[UInt8]] = [[0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], Array("GIF8".utf8)]
    if images.contains(where: bytes.starts) {
      return Phrase("it is a picture of points; look at it yourself")
    }
    return bytes.starts(with: Array("SQLite format 3".utf8))
      ? Phrase("it is a database, whose pages cut names apart") : nil
  }

  // MARK: notes

  private mutating func skip(_ file: String, _ reason: Phrase) {
    places.append(Place(file: file, line: nil, name: nil, how: reason))
  }

  /// Notes names unless the file has them noted already.
  private mutating func note(
    _ found: [Int: Int], _ file: String, _ how: Phrase, lines text: [UInt8]? = nil
  ) {
    for (name, offset) in found.sorted(by: { $0.key < $1.key }) {
      guard !places.contains(where: { $0.file == file && $0.name == names[name] }) else { continue }
      let line = text.map { $0[..<offset].count { $0 == UInt8(ascii: "\n") } + 1 }
      places.append(Place(file: file, line: line, name: names[name], how: how))
    }
  }
}
