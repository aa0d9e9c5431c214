import Assessments
import Foundation
import Phrases
import TableIO

extension RunRecord.File {
  /// Whether its name leads to a place in the folder of the record, as whoever reads it may expect.
  fileprivate var isInFolder: Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    return !name.utf8.contains(0) && !parts.contains { ["", ".", ".."].contains($0) }
  }
}

extension RunRecord {
  /// A record as a file holds it.
  public struct Read: Sendable {
    /// The record's own path.
    public let path: String
    /// The file as it is.
    public let bytes: [UInt8]
    /// What it says.
    public let record: RunRecord
  }

  private struct Header: Decodable {
    let format: Int?
    let steelyard: String?
  }

  /// Reads run.json, given by its own path or by its result folder's.
  ///
  /// - Throws: `AppraisalError` for a file that cannot be read, is no JSON, is no record or is of a format
  ///   this version does not know.
  public static func read(_ given: String) throws(AppraisalError) -> Read {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: given, isDirectory: &isFolder)
    let path =
      exists && isFolder.boolValue ? (given as NSString).appendingPathComponent("run.json") : given
    let bytes: [UInt8]
    do {
      bytes = try fileBytes(path)
    } catch {
      throw AppraisalError(
        .unreadable,
        Phrase(
          "\(path): cannot be read: \(error); name the run.json of a result "
            + "folder, or the folder"))
    }
    return Read(path: path, bytes: bytes, record: try decode(bytes, path: path))
  }

  /// Reads a record.
  ///
  /// - Parameters:
  ///   - bytes: the contents of a run.json.
  ///   - path: what messages call it.
  /// - Throws: `AppraisalError` for what is not JSON, not a record, or of another format.
  public static func decode(_ bytes: [UInt8], path: String) throws(AppraisalError) -> RunRecord {
    func refuse(_ sentence: Phrase) -> AppraisalError {
      AppraisalError(.badData, Phrase("\(path): \(sentence); make the results again"))
    }
    let header: Header
    do {
      header = try JSONDecoder().decode(Header.self, from: Data(bytes))
    } catch {
      throw refuse(
        Phrase(
          "not a record of a run, the run.json of a result folder: "
            + "\(reason(of: error, corrupted: Phrase("it is not JSON")))"))
    }
    let ours = Steelyard.version
    guard let format = header.format else {
      throw refuse(
        Phrase("the record has no format number, so it is older than steelyard \(ours)"))
    }
    guard format == currentFormat else {
      throw refuse(
        Phrase(
          "the record, of steelyard \(header.steelyard ?? "?"), has format \(format); steelyard "
            + "\(ours) reads format \(currentFormat) only"))
    }
    let record: RunRecord
    do {
      record = try JSONDecoder().decode(RunRecord.self, from: Data(bytes))
    } catch {
      // That it is JSON is known by now.
      throw refuse(
        Phrase(
          "the record is damaged: \(reason(of: error, corrupted: Phrase("a number is out of range")))"
        ))
    }
    if let stray = record.outputs.first(where: { !$0.isInFolder }) {
      throw refuse(
        Phrase("the record is damaged: '\(stray.name)' cannot be a file of its folder"))
    }
    if let result = record.result,
      let unit = result.units.first(where: { $0.scores.count != result.components.count })
    {
      throw refuse(
        Phrase(
          "the record is damaged: unit '\(unit.unit)' has \(unit.scores.count) scores for "
            + "\(result.components.count) components"))
    }
    return record
  }

  /// What a decoder met, and where.
  ///
  /// - Parameter corrupted: what to say where Foundation says "not valid JSON" and no place: of bad
  ///   syntax and of numbers out of range alike.
  private static func reason(of error: any Error, corrupted: Phrase) -> Phrase {
    func place(_ path: [any CodingKey]) -> Phrase {
      path.isEmpty
        ? Phrase("the top level")
        : Phrase(
          verbatim: path.map { $0.intValue.map { "\($0 + 1)" } ?? $0.stringValue }
            .joined(separator: "."))
    }
    guard let decoding = error as? DecodingError else {
      return Phrase(verbatim: error.localizedDescription)
    }
    switch decoding {
    case .keyNotFound(let key, let context):
      return Phrase("'\(key.stringValue)' is missing at \(place(context.codingPath))")
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      return Phrase("\(place(context.codingPath)) is of another kind")
    case .dataCorrupted(let context) where context.codingPath.isEmpty:
      return corrupted
    case .dataCorrupted(let context):
      return Phrase(verbatim: "\(place(context.codingPath)): \(context.debugDescription)")
    @unknown default: return Phrase(verbatim: "\(decoding)")
    }
  }
}
