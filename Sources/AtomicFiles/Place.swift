internal import CRename
import Foundation

/// Where a file or folder is to be: a name in a folder that exists.
struct Place {
  /// As the user gave it, for messages.
  let path: String
  /// The folder, without symbolic links.
  let folder: String
  /// The name in the folder.
  let name: String

  /// Its path without symbolic links.
  var target: String { folder == "/" ? "/" + name : folder + "/" + name }

  /// A name in a folder; the remains of dead programs beside it are removed.
  init(_ name: String, in folder: String) {
    path = folder
    self.folder = folder
    self.name = name
    Unfinished.step(removeRemains)
  }

  /// Finds the place, and removes the remains of dead programs beside it.
  ///
  /// A symbolic link stands for what it leads to.
  ///
  /// - Parameter makesFolders: whether missing folders on the way are made.
  init(_ path: String, makesFolders: Bool = true) throws(WritingError) {
    self.path = path
    if let real = Self.resolved(path) {
      guard real != "/" else { throw .refused(path: path, code: EBUSY) }
      folder = parentFolder(of: real)
      name = (real as NSString).lastPathComponent
      Unfinished.step(removeRemains)
      return
    }
    let name = (path as NSString).lastPathComponent
    guard !["", ".", "..", "/"].contains(name) else { throw .noName(path) }
    let parent = parentFolder(of: path)
    if makesFolders, !parent.isEmpty { try Self.makeFolders(parent, shown: path) }
    guard let folder = Self.resolved(parent.isEmpty ? "." : parent) else { throw .last(path) }
    self.folder = folder
    self.name = name
    Unfinished.step(removeRemains)
  }

  /// Makes a folder and those on the way to it.
  private static func makeFolders(_ path: String, shown: String) throws(WritingError) {
    let parent = parentFolder(of: path)
    if mkdir(path, 0o777) != 0 {
      guard errno != EEXIST else { return }
      guard errno == ENOENT, !parent.isEmpty, parent != path else { throw .last(shown) }
      try makeFolders(parent, shown: shown)
      guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw .last(shown) }
    }
    try Disk().settle([parent.isEmpty ? "." : parent], shown: shown)
  }

  private static func resolved(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  /// What is there; nil for nothing.
  var status: stat? {
    var status = stat()
    return lstat(target, &status) == 0 ? status : nil
  }

  // MARK: names beside it

  /// Names have at most 255 bytes; this much is left for the number of a process and the rest.
  private static let mostBytes = 200

  /// The beginning of all provisional names: as much of the name as fits.
  private var prefix: String {
    var kept = ""
    var bytes = 0
    for scalar in name.unicodeScalars {
      bytes += scalar.utf8.count
      guard bytes <= Self.mostBytes else { break }
      kept.unicodeScalars.append(scalar)
    }
    return ".\(kept)-"
  }

  private static let marks = Array("0123456789abcdef")

  /// A new name beside it.
  func provisionalPath() -> String {
    let mark = String((0..<6).map { _ in Self.marks.randomElement() ?? "0" })
    return beside("\(prefix)\(getpid())-\(mark)")
  }

  private func beside(_ name: String) -> String { folder == "/" ? "/" + name : folder + "/" + name }

  /// Within a step: removes what dead programs left beside it.
  ///
  /// What stands aside while the system lacks an exchange of names comes back where its place is empty.
  private func removeRemains() {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names.sorted() {
      guard let rest = name.remainder(after: prefix),
        let match = rest.wholeMatch(of: /([0-9]{1,10})-[0-9a-f]{6}(-journal|-aside)?/),
        let process = pid_t(String(match.1)), Self.isDead(process)
      else { continue }
      let path = beside(name)
      var status = stat()
      guard lstat(path, &status) == 0, status.st_uid == geteuid() else { continue }
      // A journal is locked by the lock of its database.
      guard Self.isFree(match.2 == "-journal" ? String(path.dropLast(8)) : path) else { continue }
      if match.2 == "-aside", rename_to_new(path, target) == 0 { continue }
      removeAll(path)
    }
  }

  /// Whether no process has the number, or only this one, which has locked what is its own.
  private static func isDead(_ process: pid_t) -> Bool {
    process == getpid() || (kill(process, 0) == -1 && errno == ESRCH)
  }

  /// Whether nobody has locked it; what locks cannot tell of is not.
  private static func isFree(_ path: String) -> Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { return errno == ENOENT }
    defer { close(descriptor) }
    return flock(descriptor, LOCK_EX | LOCK_NB) == 0
  }
}

extension String {
  /// What follows exactly these bytes.
  fileprivate func remainder(after prefix: String) -> String? {
    utf8.starts(with: prefix.utf8)
      ? String(decoding: utf8.dropFirst(prefix.utf8.count), as: UTF8.self) : nil
  }
}
