public import Assessments
public import Phrases
import TableIO

/// A round without errors, with what was met when it was read.
public struct SoundRound: Sendable {
  /// The round.
  public let round: Round
  /// The round with every diagnostic and the bytes of its files.
  public let reading: RoundReading

  /// - Throws: `AppraisalError` where a reading has errors; its sentence counts them.
  public init(_ reading: RoundReading) throws(AppraisalError) {
    let errors = reading.diagnostics.filter { $0.level == .error }
    guard errors.isEmpty, let round = reading.round else {
      throw AppraisalError(
        .badData,
        errors.count == 1
          ? Phrase("1 error in the input; 'steelyard check' lists all that was found")
          : Phrase(
            "\(errors.count) errors in the input; 'steelyard check' lists all that was found"),
        details: DiagnosticDigest(errors).lines)
    }
    self.round = round
    self.reading = reading
  }

  /// Reads a round.
  ///
  /// - Parameters:
  ///   - path: a folder, a CSV or Excel file, or `-` for standard input.
  ///   - reader: how the files are to be read.
  /// - Throws: `AppraisalError` where a file cannot be read, or the round has errors.
  public init(path: String, reader: RoundReader = RoundReader()) throws(AppraisalError) {
    try self.init(RoundReading(path: path, reader: reader))
  }
}

extension RoundReading {
  /// Reads a round with all that is wrong with it.
  ///
  /// - Throws: `AppraisalError` where a file cannot be opened or a weight names no component.
  public init(path: String, reader: RoundReader) throws(AppraisalError) {
    do {
      self = try reader.read(path: path)
    } catch {
      throw AppraisalError(error)
    }
  }
}

extension AppraisalError {
  /// A round that cannot be read.
  public init(_ error: RoundError) {
    if case .unreadable = error {
      self.init(.unreadable, error.phrase)
    } else {
      self.init(.badData, error.phrase)
    }
  }
}

extension RoundReading {
  /// What reading left out or took for granted, which is never silent, and what else was found.
  public var notices: [Phrase] { DiagnosticDigest(diagnostics.filter { $0.level != .error }).lines }
}
