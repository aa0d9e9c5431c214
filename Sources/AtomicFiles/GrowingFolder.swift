internal import CRename
import Foundation
import Synchronization

/// A folder whose files are written as they come, by any thread, and which appears at once when all are
/// there: whoever opens it finds the old files or the new.
///
/// It ends with `finish` or `discard`. Until then the files are in a folder with a provisional name, and
/// are forced to the disk while others are still made.
public final class GrowingFolder: Sendable {
  private let place: Place
  private let folder: Provisional
  /// Permissions of the folder that it will replace; nil where there is none.
  private let oldMode: mode_t?
  private let disk: Disk
  private let forced: Disk.Queue
  private let names = Mutex<Names>(Names())

  private struct Names {
    var files: Set<String> = []
    var folders: Set<String> = []
  }

  /// Begins a folder.
  ///
  /// - Throws: `WritingError` where a file has its name, or nothing can be written beside it.
  public convenience init(_ path: String) throws(WritingError) { try self.init(path, disk: Disk()) }

  /// - Parameter disk: what makes the folder outlast a cut of power.
  init(_ path: String, disk: Disk) throws(WritingError) {
    let place = try Place(path)
    let old = place.status
    if let old, old.st_mode & S_IFMT != S_IFDIR { throw .isFile(path: path) }
    self.place = place
    oldMode = old.map { $0.st_mode & 0o7777 }
    folder = try Provisional(.folder, beside: place, permissions: 0o777)
    self.disk = disk
    forced = Disk.Queue(disk)
  }

  /// Writes a file of the folder, and has it forced to the disk.
  public func add(_ file: WholeFolder.File) throws(WritingError) {
    guard Self.isInside(file.name) else { throw .noName(file.name) }
    try names.withLock { names throws(WritingError) in
      names.files.insert(file.name)
      let parts = file.name.split(separator: "/").dropLast()
      for count in parts.indices {
        let name = parts[...count].joined(separator: "/")
        guard names.folders.insert(name).inserted else { continue }
        guard mkdir("\(folder.path)/\(name)", 0o777) == 0 else {
          throw WritingError.last(place.path)
        }
      }
    }
    try write(file)
    forced.add("\(folder.path)/\(file.name)")
  }

  private func write(_ file: WholeFolder.File) throws(WritingError) {
    let shown = "\(place.path)/\(file.name)"
    let descriptor = open(
      "\(folder.path)/\(file.name)", O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o666)
    guard descriptor >= 0 else { throw .last(shown) }
    defer { close(descriptor) }
    for piece in file.pieces { try writeAll(piece, to: descriptor, shown: shown) }
  }

  /// Gives the folder its name.
  ///
  /// An existing folder is replaced only when it holds nothing but files of the same names; the new one has
  /// its permissions.
  ///
  /// - Throws: `WritingError`; nothing is left then.
  public func finish() throws(WritingError) { try finish { rename_exchanging($0, $1) } }

  /// - Parameter exchange: lets two paths change places, and fails with ENOSYS where it cannot.
  func finish(exchange: (String, String) -> Int32) throws(WritingError) {
    let names = names.withLock { $0 }
    do throws(WritingError) {
      if oldMode != nil { try refuseOthers(in: place.target, besides: names) }
      if let oldMode, fchmod(folder.descriptor, oldMode) != 0 {
        throw WritingError.last(place.path)
      }
      for name in names.folders.sorted() { forced.add("\(folder.path)/\(name)") }
      forced.add(folder.path)
      try forced.wait(shown: place.path)
      try Unfinished.step { () throws(WritingError) in try settle(names, exchange) }
    } catch {
      discard()
      throw error
    }
    let isKept = Result { () throws(WritingError) in
      try disk.settle([place.folder], shown: place.path)
    }
    // The old files, which have the provisional name now.
    let code = removeAll(folder.path)
    Unfinished.step { folder.settle() }
    try isKept.get()
    guard code == 0 else { throw .leftover(path: folder.path, code: code) }
  }

  /// Removes what is written; no other thread may add to it any more.
  public func discard() { folder.discard() }

  /// Whether a name leads to a place in its folder.
  private static func isInside(_ name: String) -> Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    return !name.utf8.contains(0) && !parts.contains { ["", ".", ".."].contains($0) }
  }

  private func refuseOthers(in folder: String, besides names: Names) throws(WritingError) {
    let present: [String]
    do {
      present = try FileManager.default.subpathsOfDirectory(atPath: folder)
    } catch {
      throw .refused(path: place.path, code: EACCES)
    }
    let others = Set(present).subtracting(names.files).subtracting(names.folders)
    if let first = others.min() { throw .holdsOthers(path: place.path, name: first) }
  }

  /// Gives the new folder its name, and the old one the provisional name.
  private func settle(
    _ names: Names, _ exchange: (String, String) -> Int32
  ) throws(WritingError) {
    // Nothing, or an empty folder, gives way to a rename.
    if rename(folder.path, place.target) == 0 { return }
    guard oldMode != nil, errno == ENOTEMPTY || errno == EEXIST else { throw .last(place.path) }
    if exchange(folder.path, place.target) == 0 {
      do {
        // What came into the old folder meanwhile is not ours to remove.
        try refuseOthers(in: folder.path, besides: names)
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
