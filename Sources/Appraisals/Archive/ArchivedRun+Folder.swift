public import Archive
import Foundation
import Phrases
import TableIO

extension ArchivedRun {
  /// The part of run.json that an archive reads.
  private struct Record: Decodable {
    struct Input: Decodable { let sha256: String }
    let inputs: [Input]
  }

  /// The CSV tables of a report's folder.
  ///
  /// - Parameters:
  ///   - folder: path of the folder, which holds run.json.
  ///   - round: the round the report was made from.
  /// - Throws: `AppraisalError` where a file cannot be read, or the report was made from other files.
  public init(folder: String, of round: ArchivedRound) throws(AppraisalError) {
    let json = Data(try Self.text("run.json", in: folder).utf8)
    guard let record = try? JSONDecoder().decode(Record.self, from: json),
      let object = try? JSONSerialization.jsonObject(with: json) as? [String: Any],
      let recipe = object["recipe"] as? [String: Any],
      let bytes = try? JSONSerialization.data(
        withJSONObject: recipe, options: [.sortedKeys, .withoutEscapingSlashes])
    else {
      throw AppraisalError(.badData, Phrase("\(folder)/run.json is not a record of a run"))
    }
    let inputs = record.inputs.map(\.sha256).sorted()
    guard inputs == round.inputs.map(\.sha256).sorted() else {
      throw AppraisalError(
        .badData,
        Phrase("\(folder) was not made from the files of \(round.key); make the report again"))
    }
    var tables: [Table] = []
    for name in try Self.tableNames(in: folder) {
      tables.append(Table(name: name, text: try Self.text(name, in: folder)))
    }
    self.init(
      recipe: String(decoding: bytes, as: UTF8.self), inputs: inputs.joined(separator: " "),
      tables: tables)
  }

  private static func text(_ name: String, in folder: String) throws(AppraisalError) -> String {
    do {
      return String(decoding: try fileBytes(folder + "/" + name), as: UTF8.self)
    } catch {
      throw AppraisalError(
        .unreadable, Phrase("\(folder)/\(name): cannot be read: \(error)"))
    }
  }

  private static func tableNames(in folder: String) throws(AppraisalError) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder)
        .filter { $0.hasSuffix(".csv") }
    } catch {
      throw AppraisalError(
        .unreadable, Phrase("\(folder): cannot be read: \(error.localizedDescription)"))
    }
  }
}
