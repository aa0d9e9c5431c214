/// One file the round was read from.
public struct InputFile: Equatable, Sendable {
  /// Its name in the folder, or the path of a single file.
  public let name: String
  /// Its contents as they were read.
  public let bytes: [UInt8]

  /// - Parameters:
  ///   - name: in the folder, or the path of a single file.
  ///   - bytes: its contents.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}

/// What reading gave: the round and what the check of the input found.
public struct RoundReading: Equatable, Sendable {
  /// The round as far as it could be read; nil when the input names no unit.
  public let round: Round?
  /// Errors, warnings and notices, in the order in which they were met.
  public let diagnostics: [Diagnostic]
  /// The files that were opened, in that order.
  public let inputs: [InputFile]
  /// How files, sheets and columns were read; nil for a round made in memory.
  public let found: FoundReading?
  /// Columns whose meaning is not certain, which `check` asks about on a terminal.
  public let doubts: [ColumnDoubt]

  /// - Parameters:
  ///   - round: nil when the input names no unit.
  ///   - diagnostics: what the check of the input found.
  ///   - inputs: the files that were opened; none for a round made in memory.
  ///   - found: how files, sheets and columns were read.
  ///   - doubts: columns whose meaning is not certain.
  public init(
    round: Round?, diagnostics: [Diagnostic] = [], inputs: [InputFile] = [],
    found: FoundReading? = nil, doubts: [ColumnDoubt] = []
  ) {
    self.doubts = doubts
    self.round = round
    self.diagnostics = diagnostics
    self.inputs = inputs
    self.found = found
  }
}
