/// Why a result cannot be written.
public enum ReportingError: Error, Equatable, CustomStringConvertible {
  case noWorkbook(reason: String)

  public var description: String {
    switch self {
    case .noWorkbook(let reason):
      "no workbook can be made: \(reason); see that TMPDIR names a folder with room to write"
    }
  }
}
