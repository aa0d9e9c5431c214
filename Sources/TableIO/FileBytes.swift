import Foundation
public import Phrases

/// Why a file cannot be read.
public enum FileProblem: SpokenError, Equatable {
  /// Nothing is there.
  case absent
  /// A folder is there.
  case isFolder
  /// The system refuses; holds its number of the reason.
  case refused(code: Int32)

  /// The reason, and what to do about it.
  public var phrase: Phrase {
    switch self {
    case .absent: Phrase("there is no such file; correct the path")
    case .isFolder: Phrase("it is a folder; name a file in it")
    case .refused(let code): Phrase(verbatim: String(cString: strerror(code)))
    }
  }

  init(_ code: Int32) {
    self =
      switch code {
      case ENOENT, ENOTDIR: .absent
      case EISDIR: .isFolder
      default: .refused(code: code)
      }
  }
}

/// A file or a pipe, open for reading and closed with its last use.
///
/// - Throws: `FileProblem` where it cannot be opened.
func openedFile(_ path: String) throws(FileProblem) -> FileHandle {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw FileProblem(errno) }
  return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
}

/// All bytes of a file, of a pipe, or of standard input for "-".
///
/// - Throws: `FileProblem` where it cannot be read.
public func fileBytes(_ path: String) throws(FileProblem) -> [UInt8] {
  let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw FileProblem(errno) }
  defer { if descriptor != STDIN_FILENO { close(descriptor) } }
  var status = stat()
  guard fstat(descriptor, &status) == 0 else { throw FileProblem(errno) }
  var bytes: [UInt8] = []
  // One more than the size, so that the end shows without another piece.
  var next = max(1 << 16, status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) + 1 : 0)
  while true {
    let piece = try [UInt8](unsafeUninitializedCapacity: next) {
      buffer, count throws(FileProblem) in
      var result = read(descriptor, buffer.baseAddress, buffer.count)
      while result < 0, errno == EINTR {
        result = read(descriptor, buffer.baseAddress, buffer.count)
      }
      guard result >= 0 else { throw FileProblem(errno) }
      count = result
    }
    if piece.isEmpty { return bytes }
    if bytes.isEmpty { bytes = piece } else { bytes += piece }
    next = 1 << 20
  }
}
