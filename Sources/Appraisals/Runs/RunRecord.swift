import Assessments
import Foundation
import TableIO

/// What a result folder was made from and came to: enough to question it, to make it again, and to
/// compare it with another.
///
/// The same recipe on the same files gives the same record: it holds no time and no machine.
struct RunRecord: Codable {
  /// Grows whenever a reader of earlier records would misread this one.
  static let currentFormat = 1

  /// A file by its content.
  struct File: Codable, Equatable {
    let name: String
    let bytes: Int
    let sha256: String

    init(name: String, _ content: [UInt8]) {
      self.name = name
      bytes = content.count
      sha256 = TableIO.sha256(content)
    }
  }

  struct Team: Codable, Equatable {
    let team: String
    /// Points; 0 where the team gave no score.
    let severity: Double
  }

  /// One unit, unrounded, so that two runs can be compared to the last digit.
  struct Unit: Codable, Equatable {
    let unit: String
    /// The team first named for it; nil where there is none.
    let team: String?
    /// One a component.
    let scores: [Double?]
    /// On-site points given back for severity: the mean of the unit's visits.
    let givenBack: Double
    let totalRaw: Double?
    let totalAdjusted: Double?
    let rankRaw: Double?
    let rankAdjusted: Double?
  }

  let format: Int
  let steelyard: String
  let recipe: Recipe
  let inputs: [File]
  /// Every file of the result folder but this record.
  let outputs: [File]
  /// SHA-256 of the chart library in the page; nil for a page without charts.
  let vega: String?
  let warnings: [String]
  let diagnostics: [String: Double?]
  /// Keys of the components, in the scheme's order.
  let components: [String]
  let teams: [Team]
  let units: [Unit]

  init(
    _ recipe: Recipe, _ analysis: Analysis, _ reading: RoundReading, vega: String?,
    results: [OutputFile]
  ) {
    format = Self.currentFormat
    steelyard = Steelyard.configuration.version
    self.recipe = recipe
    self.vega = vega
    inputs = reading.inputs.map { File(name: $0.name, $0.bytes) }
    outputs = results.map { File(name: $0.name, $0.bytes) }
    warnings = reading.diagnostics.map(\.line.description)
    // JSON knows no infinity; a diagnostic that cannot be worked out is null.
    diagnostics = [
      "split_r_hat": analysis.estimate.splitRHat,
      "bulk_effective_sample_size": analysis.estimate.bulkEffectiveSampleSize,
    ].mapValues { $0.isFinite ? $0 : nil }
    let round = analysis.round
    components = round.scheme.components.map(\.key)
    teams = zip(round.teams, analysis.severities).map { Team(team: $0.id, severity: $1) }
    units = round.units.indices.map { unit in
      let scores = round.scores[unit]
      let adjusted = analysis.adjustedOnsite[unit]
      let givenBack = adjusted.flatMap { adjusted in scores[0].map { adjusted - $0 } } ?? 0
      return Unit(
        unit: round.units[unit].id, team: round.homeTeams[unit].map { round.teams[$0].id },
        scores: scores, givenBack: givenBack,
        totalRaw: analysis.totalsRaw[unit], totalAdjusted: analysis.totalsAdjusted[unit],
        rankRaw: analysis.ranksRaw[unit], rankAdjusted: analysis.ranksAdjusted[unit])
    }
  }

  var json: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    }
  }
}
