public import Archive
import Foundation
import Phrases

extension AppraisalError {
  /// What is wrong with an archive, or with what is put into it.
  ///
  /// - Parameter busy: the kind when another program holds the file: it cannot be read, or cannot be
  ///   written, whichever was wanted.
  public init(_ error: ArchiveError, busy: Kind) {
    let kind: Kind =
      switch error {
      case .noFile, .unreadable: .unreadable
      case .unwritable, .notWritten, .isThere: .unwritable
      case .busy: busy
      default: .badData
      }
    self.init(kind, error.phrase)
  }

  /// What went wrong while an archive was read.
  init(reading error: any Error) {
    switch error {
    case let error as AppraisalError: self = error
    case let error as ArchiveError: self.init(error, busy: .unreadable)
    default: self.init(.unreadable, Phrase(verbatim: "\(error)"))
    }
  }
}

extension RoundArchive {
  /// Reads from one state of an archive.
  ///
  /// - Throws: `AppraisalError` where the archive cannot be read, and whatever `body` throws.
  public static func reading<Result>(
    _ path: String, _ body: (ArchiveSnapshot) throws -> Result
  ) throws -> Result {
    do {
      return try RoundArchive(path: path).read(body)
    } catch let error as ArchiveError {
      throw AppraisalError(error, busy: .unreadable)
    }
  }

  /// Copies every whole round of a damaged archive into a new one.
  ///
  /// - Throws: `AppraisalError` where the file is no archive, something stands at `new`, or that cannot
  ///   be written.
  public static func salvaging(_ path: String, into new: String) throws -> ArchiveSalvage {
    do {
      guard !FileManager.default.fileExists(atPath: new) else {
        throw ArchiveError.isThere(path: new)
      }
      return try RoundArchive.salvage(path, into: new)
    } catch let error as ArchiveError {
      throw AppraisalError(error, busy: .unreadable)
    }
  }

  /// Makes all changes of `body` in an archive, or none of them.
  ///
  /// - Parameters:
  ///   - path: where the archive is.
  ///   - create: whether a file is made where there is none.
  ///   - body: the changes, made in one transaction; made again where another program makes the file
  ///     meanwhile.
  /// - Throws: `AppraisalError` where the archive cannot be changed, and whatever `body` throws.
  public static func writing<Result>(
    _ path: String, create: Bool = false, _ body: (ArchiveEditor) throws -> Result
  ) throws -> Result {
    do {
      if create, !FileManager.default.fileExists(atPath: path) {
        do {
          return try make(path) { try $0.write(body) }
        } catch ArchiveError.isThere {
          // Another program has made it meanwhile, and its rounds stay.
        }
      }
      return try RoundArchive(path: path, create: create).write(body)
    } catch let error as ArchiveError {
      throw AppraisalError(error, busy: .unwritable)
    }
  }
}
