public import Appraisals
internal import AtomicFiles
public import Foundation

/// Files that are written into one folder, which appears at once.
public struct ResultFolder: Sendable {
  /// In the order they are written.
  public let files: [OutputFile]

  /// A folder of some files.
  public init(_ files: [OutputFile]) { self.files = files }

  /// Writes the folder, by one rename.
  ///
  /// An existing folder is replaced only when it holds nothing but the files to be written.
  ///
  /// - Throws: `AppraisalError` where the folder holds other files or cannot be written.
  public func write(to path: String) throws(AppraisalError) {
    let folder = WholeFolder(files.map { .init(name: $0.name, pieces: $0.pieces) })
    do {
      try folder.write(to: path)
    } catch {
      throw AppraisalError(error)
    }
  }

  /// Writes the folder; see `write(to:)` for a path.
  public func write(to folder: URL) throws(AppraisalError) { try write(to: folder.path) }
}
