public import Phrases

/// Why a result cannot be written.
public enum ReportingError: SpokenError, Equatable {
  /// libxlsxwriter could not make the workbook, for the reason it gives.
  case noWorkbook(reason: String)

  /// What went wrong and what to do, in a sentence.
  public var phrase: Phrase {
    switch self {
    case .noWorkbook(let reason):
      Phrase(
        "no workbook can be made: \(reason); see that TMPDIR names a folder with room to write")
    }
  }
}
