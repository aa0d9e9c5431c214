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
  /// Folders in the folder, outer ones first.
  private let subfolders: [String]

  /// A folder of some files, in the order they are written.
  public init(_ files: [File]) {
    self.files = files
    var folders: Set<String> = []
    for file in files {
      let parts = file.name.split(separator: "/").dropLast()
      for count in parts.indices { folders.insert(parts[...count].joined(separator: "/")) }
    }
    subfolders = folders.sorted()
  }

  /// Writes the folder, by one rename.
  ///
  /// An existing folder is replaced only when it holds nothing but files of these names; it keeps its
  /// permissions.
  public func write(to path: String) throws(WritingError) {
    try write(to: path, disk: Disk()) { rename_exchanging($0, $1) }
  }

  /// - Parameters:
  ///   - disk: what makes the folder outlast a cut of power.
  ///   - exchange: lets two paths change places, and fails with ENOSYS where it cannot.
  func write(
    to path: String, disk: Disk = Disk(), exchange: (String, String) -> Int32
  ) throws(WritingError) {
    for file in files where !Self.isInside(file.name) { throw .noName(file.name) }
    let place = try Place(path)
    let old = place.status
    if let old {
      guard old.st_mode & S_IFMT == S_IFDIR else { throw .isFile(path: path) }
      try refuseOthers(in: place.target, shown: path)
    }
    let folder = try Provisional(.folder, beside: place, permissions: 0o777)
    do throws(WritingError) {
      for name in subfolders {
        guard mkdir("\(folder.path)/\(name)", 0o777) == 0 else { throw WritingError.last(path) }
      }
      for file in files { try write(file, in: folder.path, shown: path) }
      if let old, fchmod(folder.descriptor, old.st_mode & 0o7777) != 0 {
        throw WritingError.last(path)
      }
      let names = (files.map(\.name) + subfolders).map { "\(folder.path)/\($0)" }
      try disk.settle(names + [folder.path], shown: path)
      try Unfinished.step { () throws(WritingError) in
        try settle(folder, at: place, isThere: old != nil, exchange)
      }
    } catch {
      folder.discard()
      throw error
    }
    let isKept = Result { () throws(WritingError) in
      try disk.settle([place.folder], shown: path)
    }
    // The old files, which have the provisional name now.
    let code = removeAll(folder.path)
    Unfinished.step { folder.settle() }
    try isKept.get()
    guard code == 0 else { throw .leftover(path: folder.path, code: code) }
  }

  /// Whether a name leads to a place in its folder.
  private static func isInside(_ name: String) -> Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    return !name.utf8.contains(0) && !parts.contains { ["", ".", ".."].contains($0) }
  }

  private func refuseOthers(in folder: String, shown: String) throws(WritingError) {
    let present: [String]
    do {
      present = try FileManager.default.subpathsOfDirectory(atPath: folder)
    } catch {
      throw .refused(path: shown, code: EACCES)
    }
    let others = Set(present).subtracting(files.map(\.name) + subfolders)
    if let first = others.min() { throw .holdsOthers(path: shown, name: first) }
  }

  private func write(_ file: File, in folder: String, shown: String) throws(WritingError) {
    let descriptor = open(
      "\(folder)/\(file.name)", O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o666)
    guard descriptor >= 0 else { throw .last("\(shown)/\(file.name)") }
    defer { close(descriptor) }
    for piece in file.pieces {
      try writeAll(piece, to: descriptor, shown: "\(shown)/\(file.name)")
    }
  }

  /// Gives the new folder its name, and the old one the provisional name.
  private func settle(
    _ folder: Provisional, at place: Place, isThere: Bool, _ exchange: (String, String) -> Int32
  ) throws(WritingError) {
    // Nothing, or an empty folder, gives way to a rename.
    if rename(folder.path, place.target) == 0 { return }
    guard isThere, errno == ENOTEMPTY || errno == EEXIST else { throw .last(place.path) }
    if exchange(folder.path, place.target) == 0 {
      do {
        // What came into the old folder meanwhile is not ours to remove.
        try refuseOthers(in: folder.path, shown: place.path)
      } catch {
        _ = exchange(folder.path, place.target)
        throw error
      }
      return
    }
    guard [ENOSYS, EINVAL, EOPNOTSUPP].contains(errno) else { throw .last(place.path) }
    let aside = folder.path + "-aside"
    guard rename(place.target, aside) == 0 else { throw .last(place.path) }
    guard rename(folder.path, place.target) == 0 else {
      let failure = WritingError.last(place.path)
      _ = rename(aside, place.target)
      throw failure
    }
    _ = rename(aside, folder.path)
  }
}
