public import Phrases

/// Why a result cannot be written.
public enum ReportingError: SpokenError, Equatable {
  case noWorkbook(reason: String)

  public var phrase: Phrase {
    switch self {
    case .noWorkbook(let reason):
      Phrase(
        "no workbook can be made: \(reason); see that TMPDIR names a folder with room to write")
    }
  }
}
