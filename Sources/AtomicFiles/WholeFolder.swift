internal import CRename
import Foundation

/// Files that become one folder at once: whoever opens it finds the old files or the new.
public struct WholeFolder: Sendable {
  /// A file of the folder.
  public struct File: Sendable {
    /// Its name in the folder; folders in the folder are part of it.
    public let name: String
    /// All of it, one piece after the other.
    public let pieces: [[UInt8]]

    /// A file of the bytes of some pieces.
    public init(name: String, pieces: [[UInt8]]) {
      self.name = name
      self.pieces = pieces
    }
  }

  private let files: [File]

  /// A folder of some files, in the order they are written.
  public init(_ files: [File]) { self.files = files }

  /// Writes the folder, by one rename.
  ///
  /// An existing folder is replaced only when it holds nothing but files of these names; it keeps its
  /// permissions.
  public func write(to path: String) throws(WritingError) {
    try write(to: path) { rename_exchanging($0, $1) }
  }

  /// - Parameters:
  ///   - disk: what makes the folder outlast a cut of power.
  ///   - exchange: lets two paths change places, and fails with ENOSYS where it cannot.
  func write(
    to path: String, disk: Disk = Disk(), exchange: (String, String) -> Int32
  ) throws(WritingError) {
    let folder = try GrowingFolder(path, disk: disk)
    do throws(WritingError) {
      for file in files { try folder.add(file) }
    } catch {
      folder.discard()
      throw error
    }
    try folder.finish(exchange: exchange)
  }
}
