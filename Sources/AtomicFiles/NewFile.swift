import Foundation

/// A file that some other writer fills in under a name of its own, and that then appears at once.
public struct NewFile {
  private let place: Place
  private let file: Provisional

  /// Where it is while it is unfinished.
  public var path: String { file.path }

  /// An empty file beside a path at which nothing stands.
  public init(at path: String) throws(WritingError) {
    place = try Place(path, makesFolders: false)
    file = try Provisional(.file, beside: place, permissions: 0o666)
  }

  /// Gives the file its name, which is forced to the disk; its bytes are the other writer's care.
  ///
  /// - Throws: `isThere` where something has come to stand there meanwhile.
  public func appear() throws(WritingError) {
    try Unfinished.step { () throws(WritingError) in
      try file.take(place)
      file.settle()
    }
    try Disk().settle([place.folder], shown: place.path)
  }

  /// Removes it.
  public func discard() { file.discard() }
}

/// A folder for work, which only this user can enter.
public struct ScratchFolder: Sendable {
  /// Where it is.
  public let path: String
  private let folder: Provisional

  /// A new folder among the system's temporary files, after those of killed programs are removed.
  public init() throws(WritingError) {
    let parent = FileManager.default.temporaryDirectory.path
    folder = try Provisional(
      .folder, beside: Place("steelyard", in: parent), permissions: 0o700)
    path = folder.path
  }

  /// Removes the folder and all in it.
  public func remove() { folder.discard() }
}
