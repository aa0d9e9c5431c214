public import AtomicFiles
public import Phrases

/// Why something cannot be done, in a sentence that says what, where and what to do.
public struct AppraisalError: SpokenError, Equatable {
  /// What kind of failure it is; a command line makes its exit code of it.
  public enum Kind: Equatable, Sendable {
    /// The analysis is impossible with these data.
    case impossible
    /// The data, or a file that describes them, are wrong.
    case badData
    /// A file cannot be opened or read.
    case unreadable
    /// A file cannot be written.
    case unwritable
  }

  /// What kind of failure it is.
  public let kind: Kind
  /// What is wrong, where, and what to do.
  public let phrase: Phrase
  /// What leads up to it, one sentence each; empty where the sentence says it all.
  public let details: [Phrase]

  /// A failure of a kind, with its sentence.
  public init(_ kind: Kind, _ phrase: Phrase, details: [Phrase] = []) {
    self.kind = kind
    self.phrase = phrase
    self.details = details
  }
}

extension AppraisalError {
  /// What kept a file or folder from being written.
  public init(_ error: WritingError) { self.init(.unwritable, error.phrase) }
}
