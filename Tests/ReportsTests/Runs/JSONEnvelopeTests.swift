import Appraisals
import Foundation
import Testing

@testable import Reports

/// JSON of every command is one object of the same members.
@Suite struct JSONEnvelopeTests {
  private static let members = [
    "format_version", "program_version", "command", "options", "seed", "input_hashes", "summary",
    "warnings", "tables",
  ]

  @Test func `members, their order and their types`() throws {
    for run in try SampleRun.all {
      let text = try run.output.json()
      let keys = text.split(separator: "\n").compactMap {
        $0.firstMatch(of: #/^\x20{2}"([a-z_]+)":\x20/#).map { String($0.1) }
      }
      #expect(keys == Self.members, "\(run.name)")
      let json = try JSONSerialization.jsonObject(with: Data(text.utf8))
      let object = try #require(json as? [String: Any])
      #expect(Set(object.keys) == Set(Self.members))
      #expect(object["format_version"] as? Int == CommandJSON.format)
      #expect(object["program_version"] as? String == Steelyard.version)
      #expect(object["command"] as? String == run.output.recipe.command.rawValue)
      let options = try #require(object["options"] as? [String: Any])
      #expect(options["command"] as? String == run.output.recipe.command.rawValue)
      #expect(object["seed"] as? UInt64 == run.output.recipe.seed)
      let hashes = try #require(object["input_hashes"] as? [String: String])
      #expect(!hashes.isEmpty && hashes.count == run.output.inputs.count)
      #expect(hashes.values.allSatisfy { $0.count == 64 && $0.allSatisfy(\.isHexDigit) })
      #expect((object["summary"] as? [String])?.count == run.output.summary.count)
      #expect((object["warnings"] as? [String])?.count == run.output.warnings.count)
      let tables = try #require(object["tables"] as? [String: [[String: Any]]])
      #expect(Set(tables.keys) == Set(run.output.tables.map(\.name)), "\(run.name)")
      for table in run.output.tables { #expect(tables[table.name]?.count == table.rows.count) }
    }
  }
}
