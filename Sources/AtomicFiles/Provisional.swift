import Foundation

/// A file or folder with a name of its own beside the one that it will have.
///
/// Its name is `.NAME-PID-XXXXXX`, and it is locked while its program runs. What a killed program left
/// is removed by the next that writes to the same place: it is dead where no process of this system has
/// its number and no process of any system that shares the folder holds the lock.
struct Provisional {
  /// Where it is.
  let path: String
  /// Open and locked for as long as it is unfinished.
  let descriptor: Int32
  private let ticket: Unfinished.Ticket

  /// Makes one beside a target.
  ///
  /// - Parameters:
  ///   - kind: whether it is a file or a folder.
  ///   - target: the name it will have.
  ///   - permissions: less what the user's mask takes off.
  init(_ kind: Kind, beside target: Place, permissions: mode_t) throws(WritingError) {
    self = try Unfinished.step { () throws(WritingError) in
      try Provisional(kind, target.provisionalPath(), shown: target.path, permissions)
    }
  }

  /// What it is.
  enum Kind { case file, folder }

  private init(
    _ kind: Kind, _ path: String, shown: String, _ permissions: mode_t
  ) throws(WritingError) {
    self.path = path
    switch kind {
    case .file:
      descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, permissions)
    case .folder:
      guard mkdir(path, permissions) == 0 else { throw .last(shown) }
      descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
    }
    guard descriptor >= 0 else { throw .last(shown) }
    // File systems without locks keep remains, which is better than to remove what somebody writes.
    _ = flock(descriptor, LOCK_EX | LOCK_NB)
    ticket = Unfinished.add { [path] in
      removeAll(path)
      removeAll(path + "-journal")
    }
  }

  /// Within a step: it has its own name now, or what it replaced has been removed.
  func settle() {
    close(descriptor)
    Unfinished.remove(ticket)
  }

  /// Removes it.
  func discard() {
    Unfinished.step {
      removeAll(path)
      removeAll(path + "-journal")
      settle()
    }
  }
}

/// Removes a file, or a folder with all in it, as far as it can.
///
/// - Returns: the system's number of the reason where something is left; 0 where all is gone.
@discardableResult
func removeAll(_ path: String) -> Int32 {
  var code: Int32 = 0
  // What another thread still writes may be a file ahead of the removal.
  for _ in 0..<3 {
    guard unlink(path) != 0, errno != ENOENT else { return 0 }
    code = errno
    try? FileManager.default.removeItem(atPath: path)
    guard rmdir(path) != 0, errno != ENOENT else { return 0 }
    if errno != ENOTDIR { code = errno }
  }
  return code
}
