import Assessments
import Foundation
import TableIO

/// What a result folder was made from: enough to question it, or to make it again.
///
/// Everything but `times` is the same when the same recipe runs on the same files.
struct RunRecord: Encodable {
  struct Input: Encodable {
    let name: String
    let bytes: Int
    let sha256: String
  }

  struct Recipe: Encodable {
    let round: String
    let columns: String?
    let weights: [String: Double]
    let seed: UInt64
    let rules: [String]
    let ties: String
    let top: Int
  }

  struct Times: Encodable {
    let started: String
    let seconds: Double
  }

  let steelyard: String
  let recipe: Recipe
  let inputs: [Input]
  let warnings: [String]
  let diagnostics: [String: Double]
  let times: Times

  init(
    _ analysis: Analysis, _ reading: RoundReading, options: RoundOptions, rules: [String],
    started: Date
  ) {
    steelyard = Steelyard.configuration.version
    recipe = Recipe(
      round: options.round, columns: options.columns,
      weights: Dictionary(
        analysis.round.scheme.components.map { ($0.key, $0.weight) },
        uniquingKeysWith: { first, _ in first }),
      seed: options.seed, rules: rules, ties: analysis.ties.rawValue, top: analysis.top)
    inputs = reading.inputs.map {
      Input(name: $0.name, bytes: $0.bytes.count, sha256: sha256($0.bytes))
    }
    warnings = reading.findings.map(\.line.description)
    diagnostics = [
      "split_r_hat": analysis.estimate.splitRHat,
      "bulk_effective_sample_size": analysis.estimate.bulkEffectiveSampleSize,
    ]
    times = Times(
      started: started.formatted(.iso8601),
      seconds: (Date().timeIntervalSince(started) * 1000).rounded() / 1000)
  }

  var json: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    }
  }
}
