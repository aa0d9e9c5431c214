public import Assessments
public import Phrases

/// A round without errors, with what was met when it was read.
public struct SoundRound: Sendable {
  /// The round.
  public let round: Round
  /// The round with every diagnostic and the bytes of its files.
  public let reading: RoundReading

  /// Errors quoted when a round is refused.
  public static let mostQuoted = 20

  /// - Throws: `AppraisalError` where a reading has errors; its sentence counts them.
  public init(_ reading: RoundReading) throws(AppraisalError) {
    let errors = reading.diagnostics.count { $0.level == .error }
    guard errors == 0, let round = reading.round else {
      throw AppraisalError(
        .badData,
        errors == 1
          ? Phrase("1 error in the input; 'steelyard check' lists all that was found")
          : Phrase("\(errors) errors in the input; 'steelyard check' lists all that was found"))
    }
    self.round = round
    self.reading = reading
  }

  /// Reads a round.
  ///
  /// - Parameter path: a folder, a CSV or Excel file, or `-` for standard input.
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
