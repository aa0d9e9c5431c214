import Archive
import Foundation
import Phrases
import TableIO

extension ArchivedRun {
  /// The tables of a report's folder, refused when the report was made from other files.
  init(folder: String, of round: ArchivedRound) throws {
    struct Record: Decodable {
      struct Input: Decodable { let sha256: String }
      let inputs: [Input]
    }
    func text(_ name: String) throws -> String {
      do {
        return String(decoding: try fileBytes(folder + "/" + name), as: UTF8.self)
      } catch {
        throw Failure(
          code: Failure.cannotRead,
          sentence: Phrase("\(folder)/\(name): cannot be read: \(error.localizedDescription)"))
      }
    }
    let json = Data(try text("run.json").utf8)
    guard let record = try? JSONDecoder().decode(Record.self, from: json),
      let object = try? JSONSerialization.jsonObject(with: json) as? [String: Any],
      let recipe = object["recipe"] as? [String: Any]
    else {
      throw Failure(
        code: Failure.badData, sentence: Phrase("\(folder)/run.json is no record of a run"))
    }
    let inputs = record.inputs.map(\.sha256).sorted()
    guard inputs == round.inputs.map(\.sha256).sorted() else {
      throw Failure(
        code: Failure.badData,
        sentence: Phrase(
          "\(folder) was not made from the files of \(round.key); make the report again"))
    }
    let bytes = try JSONSerialization.data(
      withJSONObject: recipe, options: [.sortedKeys, .withoutEscapingSlashes])
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".csv") }
    self.init(
      recipe: String(decoding: bytes, as: UTF8.self), inputs: inputs.joined(separator: " "),
      tables: try names.map { Table(name: $0, text: try text($0)) })
  }
}
