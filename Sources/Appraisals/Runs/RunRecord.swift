public import Assessments
import Foundation
import Phrases
import Severity
import TableIO

/// What a result folder was made from and came to: enough to question it, to make it again, and to
/// compare it with another.
///
/// The same recipe on the same files gives the same record: it holds no time and no machine.
public struct RunRecord: Codable, Sendable {
  /// Grows whenever a reader of earlier records would misread this one.
  public static let currentFormat = 2

  /// A file by its content.
  public struct File: Codable, Equatable, Sendable {
    /// Its name in the folder, or its path.
    public let name: String
    /// Its size.
    public let bytes: Int
    /// SHA-256 of its bytes, in hexadecimal digits.
    public let sha256: String

    /// A file whose digest is known.
    init(name: String, bytes: Int, sha256: String) {
      (self.name, self.bytes, self.sha256) = (name, bytes, sha256)
    }

    /// A file of some bytes.
    public init(name: String, _ content: [UInt8]) { self.init(name: name, pieces: [content]) }

    /// A file of the bytes of some pieces, one after the other.
    public init(name: String, pieces: [[UInt8]]) {
      self.name = name
      bytes = pieces.reduce(0) { $0 + $1.count }
      sha256 = hexadecimal(sha256Digest(pieces: pieces))
    }

    /// A file as it is on disk, without holding it in memory.
    ///
    /// - Throws: the message of the system, as a sentence, when it cannot be read.
    public init(name: String, at path: String) throws {
      self.name = name
      (bytes, sha256) = try fileDigest(path)
    }

    /// The same file under another name.
    init(_ file: File, name: String) {
      self.name = name
      (bytes, sha256) = (file.bytes, file.sha256)
    }

    /// A file as it was read.
    public init(_ input: InputFile) { self.init(name: input.name, input.bytes) }
  }

  /// One team's severity.
  public struct Team: Codable, Equatable, Sendable {
    /// The team's name.
    public let team: String
    /// Points; 0 where the team gave no score.
    public let severity: Double
  }

  /// One unit, unrounded, so that two runs can be compared to the last digit.
  public struct Unit: Codable, Equatable, Sendable {
    /// The unit's name.
    public let unit: String
    /// The team first named for it; nil where there is none.
    public let team: String?
    /// One per component.
    public let scores: [Double?]
    /// On-site points added for severity: the mean of the unit's visits.
    public let adjustment: Double
    /// Total of the scores as given, points; nil where a component with weight is missing.
    public let totalRaw: Double?
    /// Total adjusted for severity, points; nil where a component with weight is missing.
    public let totalAdjusted: Double?
    /// Rank by the total as given, 1 being the best; nil without a total.
    public let rankRaw: Double?
    /// Rank by the adjusted total, 1 being the best; nil without a total.
    public let rankAdjusted: Double?
  }

  /// What a run on a round came to.
  public struct RoundResult: Codable, Sendable {
    /// Diagnostics of the sampling; nil where one cannot be worked out.
    public let diagnostics: [String: Double?]
    /// Keys of the components, in the scheme's order.
    public let components: [String]
    /// Weights of the components, in the scheme's order.
    public let weights: [Double]
    /// One per team.
    public let teams: [Team]
    /// One per unit.
    public let units: [Unit]

    /// What an appraisal came to.
    public init(_ appraisal: Appraisal) {
      // JSON knows no infinity.
      diagnostics = [
        "split_r_hat": appraisal.estimate.splitRHat,
        "bulk_effective_sample_size": appraisal.estimate.bulkEffectiveSampleSize,
      ].mapValues { $0.isFinite ? $0 : nil }
      components = appraisal.components
      weights = appraisal.weights
      teams = appraisal.severities.teams.map { Team(team: $0.name, severity: $0.severity ?? 0) }
      // Not from `ranks`, whose intervals take long where there are many units.
      let (round, adjusted) = (appraisal.round, appraisal.adjusted)
      units = round.units.indices.map { unit in
        let team = appraisal.teamName(of: unit)
        let scores = round.scores[unit]
        let adjustment = adjusted.scores[unit][0].flatMap { own in scores[0].map { own - $0 } }
        return Unit(
          unit: round.units[unit].id, team: team.isEmpty ? nil : team, scores: scores,
          adjustment: adjustment ?? 0, totalRaw: adjusted.totalsRaw[unit],
          totalAdjusted: adjusted.totals[unit], rankRaw: adjusted.ranksRaw[unit],
          rankAdjusted: adjusted.ranks[unit])
      }
    }
  }

  /// The format of the record.
  public let format: Int
  /// The version of the program.
  public let steelyard: String
  /// What decided the results besides the inputs.
  public let recipe: RunRecipe
  /// Every file that was read.
  public let inputs: [File]
  /// Every file of the result folder but this record.
  public let outputs: [File]
  /// SHA-256 of the chart library in the page; nil for results without charts.
  public let vega: String?
  /// What a reader of the numbers has to know, in English.
  public let warnings: [String]
  /// What a round came to; nil for years and plain tables.
  public let result: RoundResult?

  /// A record of a run.
  public init(
    recipe: RunRecipe, inputs: [File], outputs: [File], vega: String?, warnings: [String],
    result: RoundResult?
  ) {
    format = Self.currentFormat
    steelyard = Steelyard.version
    self.recipe = recipe
    self.inputs = inputs
    self.outputs = outputs
    self.vega = vega
    self.warnings = warnings
    self.result = result
  }

  /// The text of run.json.
  ///
  /// - Throws: `AppraisalError` for a number that JSON cannot hold.
  public func json() throws(AppraisalError) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    } catch {
      throw AppraisalError(
        .impossible, Phrase("the run cannot be recorded: \(error.localizedDescription)"))
    }
  }
}
