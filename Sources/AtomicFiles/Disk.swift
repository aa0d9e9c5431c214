import Dispatch
import Foundation
import Synchronization

/// What makes written bytes and new names outlast a cut of power.
struct Disk: Sendable {
  /// Forces what is open under a descriptor to the disk, as fsync(2) does.
  var force: @Sendable (Int32) -> Int32 = { fsync($0) }

  /// Forces the bytes of files, or the names in folders, some at a time.
  ///
  /// - Parameter shown: what messages call them.
  func settle(_ paths: [String], shown: String) throws(WritingError) {
    let queue = Queue(self)
    for path in paths { queue.add(path) }
    try queue.wait(shown: shown)
  }

  /// What is to be forced, some at a time, while whoever asks for it goes on.
  final class Queue: Sendable {
    private let disk: Disk
    private let failure = Mutex<Int32>(0)
    private let group = DispatchGroup()
    private let room = DispatchSemaphore(value: atOnce)

    /// File systems write out together what they are asked for together: forty files one after the other
    /// take ten times as long.
    private static let atOnce = 32

    init(_ disk: Disk) { self.disk = disk }

    /// Asks for the bytes of a file, or the names in a folder.
    func add(_ path: String) {
      room.wait()
      // A queue of its own has a thread of its own; the threads of shared ones are as many as processors.
      DispatchQueue(label: "disk").async(group: group) { [self] in
        let code = disk.settle(path)
        if code != 0 { failure.withLock { $0 = code } }
        room.signal()
      }
    }

    /// Returns when all is forced.
    ///
    /// - Parameter shown: what messages call it.
    func wait(shown: String) throws(WritingError) {
      group.wait()
      let code = failure.withLock { $0 }
      guard code == 0 else { throw .refused(path: shown, code: code) }
    }
  }

  /// The system's number of the reason where it cannot; 0 where it has.
  fileprivate func settle(_ path: String) -> Int32 {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return Self.isRefusal(errno) ? errno : 0 }
    defer { close(descriptor) }
    return force(descriptor) == 0 || !Self.isRefusal(errno) ? 0 : errno
  }

  /// Whether a number is news of the disk. A folder that may be written but not read cannot be opened, and
  /// some network file systems know no such call: there they decide by themselves when to write.
  private static func isRefusal(_ code: Int32) -> Bool {
    ![EACCES, EINVAL, ENOSYS, ENOTSUP, EOPNOTSUPP].contains(code)
  }
}
