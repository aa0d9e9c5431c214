internal import CRename
public import Foundation

/// Bytes that become one file at once: whoever opens it finds the old bytes or the new.
public struct WholeFile: Sendable {
  private let bytes: [UInt8]

  /// A file of some bytes.
  public init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// What becomes of a file that is there already.
  public enum Presence: Sendable {
    /// It is replaced.
    case replaced
    /// It stays, and nothing is written.
    case kept
  }

  /// Writes the file, by one rename; to a pipe or a device byte by byte.
  ///
  /// - Parameters:
  ///   - present: what becomes of a file that is there already.
  ///   - permissions: exactly these; without them those of the file that is there, or what is usual.
  public func write(
    to path: String, present: Presence = .replaced, permissions: mode_t? = nil
  ) throws(WritingError) {
    try write(to: path, present: present, permissions: permissions, disk: Disk())
  }

  /// - Parameter disk: what makes the file outlast a cut of power.
  func write(
    to path: String, present: Presence = .replaced, permissions: mode_t? = nil, disk: Disk
  ) throws(WritingError) {
    var status = stat()
    if stat(path, &status) == 0 {
      guard present == .replaced else { throw .isThere(path: path) }
      switch status.st_mode & S_IFMT {
      case S_IFREG: break
      case S_IFDIR: throw .isFolder(path: path)
      default: return try writeThrough(to: path)
      }
    }
    let place = try Place(path)
    let mode = permissions ?? place.status.map { $0.st_mode & 0o7777 }
    let file = try Provisional(.file, beside: place, permissions: permissions ?? 0o666)
    do throws(WritingError) {
      if let mode, fchmod(file.descriptor, mode) != 0 { throw WritingError.last(path) }
      try writeAll(bytes, to: file.descriptor, shown: path)
      guard disk.force(file.descriptor) == 0 else { throw WritingError.last(path) }
      try Unfinished.step { () throws(WritingError) in
        switch present {
        case .replaced:
          guard rename(file.path, place.target) == 0 else { throw .last(path) }
        case .kept: try file.take(place)
        }
        file.settle()
      }
    } catch {
      file.discard()
      throw error
    }
    try disk.settle([place.folder], shown: path)
  }

  private func writeThrough(to path: String) throws(WritingError) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .last(path) }
    defer { close(descriptor) }
    try writeStream(bytes, to: descriptor, shown: path)
  }
}

extension Provisional {
  /// Gives it the name of a place, where nothing has that name yet.
  func take(_ place: Place) throws(WritingError) {
    if rename_to_new(path, place.target) == 0 { return }
    guard errno == EEXIST || errno == ENOSYS || errno == EINVAL else { throw .last(place.path) }
    // Where the system has no such rename, a second name is given and the first taken away.
    guard errno != EEXIST, link(path, place.target) == 0 else {
      throw errno == EEXIST ? .isThere(path: place.path) : .last(place.path)
    }
    unlink(path)
  }
}
