import Foundation
import Phrases
import TableIO

extension RunRecord {
  /// A record as a file holds it.
  struct Read {
    /// The record's own path.
    let path: String
    let bytes: [UInt8]
    let record: RunRecord
  }

  private struct Header: Decodable {
    let format: Int?
    let steelyard: String?
  }

  /// Reads run.json, given by its own path or by its result folder's.
  ///
  /// - Throws: a failure for a file that cannot be read, is no JSON, is no record or is of a format
  ///   this version does not know.
  static func read(_ given: String) throws -> Read {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: given, isDirectory: &isFolder)
    let path =
      exists && isFolder.boolValue ? (given as NSString).appendingPathComponent("run.json") : given
    let bytes: [UInt8]
    do {
      bytes = try fileBytes(path)
    } catch {
      throw Failure(
        code: Failure.cannotRead,
        sentence: Phrase(
          "\(path): cannot be read: \(error.localizedDescription); name the run.json of a "
            + "report, or its folder"))
    }
    return Read(path: path, bytes: bytes, record: try decode(bytes, path: path))
  }

  static func decode(_ bytes: [UInt8], path: String) throws -> RunRecord {
    let again = "make the report again with 'steelyard report'"
    func refuse(_ sentence: String) -> Failure {
      Failure(code: Failure.badData, sentence: Phrase("\(path): \(sentence)"))
    }
    let header: Header
    do {
      header = try JSONDecoder().decode(Header.self, from: Data(bytes))
    } catch {
      throw refuse(
        "no record of a run: \(sentence(of: error, corrupted: "it is no JSON")); \(again)")
    }
    let ours = Steelyard.configuration.version
    guard let format = header.format else {
      throw refuse(
        "the record has no format number, so it is older than steelyard \(ours); \(again)")
    }
    guard format == currentFormat else {
      throw refuse(
        "the record has format \(format), steelyard \(ours) knows format \(currentFormat) only; use "
          + "steelyard \(header.steelyard ?? "of that format"), or \(again)")
    }
    do {
      let record = try JSONDecoder().decode(RunRecord.self, from: Data(bytes))
      if let unit = record.units.first(where: { $0.scores.count != record.components.count }) {
        throw refuse(
          "unit '\(unit.unit)' has \(unit.scores.count) scores for \(record.components.count) "
            + "components; the record is damaged: \(again)")
      }
      return record
    } catch let error as DecodingError {
      // That it is JSON is known by now.
      let reason = sentence(of: error, corrupted: "a number is out of range")
      throw refuse("the record is damaged: \(reason); \(again)")
    }
  }

  /// What a decoder met, and where.
  ///
  /// - Parameter corrupted: what to say where Foundation says "not valid JSON" and no place: of bad
  ///   syntax and of numbers out of range alike.
  private static func sentence(of error: any Error, corrupted: String) -> String {
    func place(_ path: [any CodingKey]) -> String {
      path.isEmpty
        ? "the top level"
        : path.map { $0.intValue.map { "\($0 + 1)" } ?? $0.stringValue }.joined(separator: ".")
    }
    guard let decoding = error as? DecodingError else { return error.localizedDescription }
    switch decoding {
    case .keyNotFound(let key, let context):
      return "'\(key.stringValue)' is missing at \(place(context.codingPath))"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      return "\(place(context.codingPath)) is of another kind"
    case .dataCorrupted(let context) where context.codingPath.isEmpty:
      return corrupted
    case .dataCorrupted(let context):
      return "\(place(context.codingPath)): \(context.debugDescription)"
    @unknown default: return "\(decoding)"
    }
  }
}
