public import Phrases

/// Why a result cannot be written.
public enum ReportingError: SpokenError, Equatable {
  /// libxlsxwriter could not make the workbook, for the reason it gives.
  case noWorkbook(reason: String)
  /// A program or library that draws is not installed.
  case missingProgram(String, package: String)
  /// Figures could not be drawn, for the reason the program gives.
  case noFigures(reason: String)

  /// What went wrong and what to do, in a sentence.
  public var phrase: Phrase {
    switch self {
    case .noWorkbook(let reason):
      Phrase(
        "no workbook can be made: \(reason); see that TMPDIR names a folder with room to write")
    case .missingProgram(let name, let package):
      Phrase(
        "figures need \(name), which is not installed here: install \(package), or leave --figures out"
      )
    case .noFigures(let reason):
      Phrase("no figures can be drawn: \(reason)")
    }
  }
}
