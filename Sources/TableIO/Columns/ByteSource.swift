import Foundation

/// Where the bytes of a file come from, so that they can be read piece by piece, and once more; packed
/// ones are unpacked on the way.
public struct ByteSource: Sendable {
  private enum Place: Sendable {
    case file(String)
    case memory([UInt8])
  }

  private let place: Place
  /// Size, time of the last change and number of a file when it was first opened.
  private let identity: [Int]
  private let compression: Compression?

  private init(_ place: Place, _ identity: [Int], first bytes: some Collection<UInt8>) {
    self.place = place
    self.identity = identity
    compression = Compression(bytes)
  }

  /// Bytes in memory.
  public init(_ bytes: [UInt8]) { self.init(.memory(bytes), [], first: bytes) }

  /// A file, a pipe, or standard input for "-"; what can be read once only is read now.
  ///
  /// - Throws: `FileProblem` where it cannot be read.
  public init(path: String) throws {
    guard path != "-" else {
      self.init(try fileBytes(path))
      return
    }
    let handle = try openedFile(path)
    guard let identity = Self.identity(handle) else {
      self.init(try fileBytes(path))
      return
    }
    self.init(.file(path), identity, first: try handle.read(upToCount: 4) ?? Data())
  }

  /// What tells the contents of a file from those before and after; nil for what is no regular file.
  private static func identity(_ handle: FileHandle) -> [Int]? {
    var status = stat()
    guard fstat(handle.fileDescriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      return nil
    }
    #if canImport(Darwin)
      let changed = status.st_mtimespec
    #else
      let changed = status.st_mtim
    #endif
    return [Int(status.st_ino), Int(status.st_size), changed.tv_sec, changed.tv_nsec]
  }

  /// Whether a file is as it was when it was first opened.
  public func isUnchanged() throws -> Bool {
    guard case .file(let path) = place else { return true }
    let handle = try openedFile(path)
    return Self.identity(handle) == identity
  }

  /// Size and SHA-256 digest of the bytes, packed where the file is, as `fileDigest` gives them.
  ///
  /// - Throws: the message of the system, as a sentence, when they cannot be read.
  public func digest() throws -> (bytes: Int, sha256: String) {
    switch place {
    case .file(let path): try fileDigest(path)
    case .memory(let bytes): (bytes.count, sha256(bytes))
    }
  }

  /// The bytes from the first one on.
  func open() throws -> any ByteStream {
    let raw: any ByteStream =
      switch place {
      case .file(let path): try FileStream(path)
      case .memory(let bytes): MemoryStream(bytes[...])
      }
    return compression?.unpacked(raw) ?? raw
  }

  /// All bytes at once, packed where the file is.
  func packedBytes() throws -> [UInt8] {
    switch place {
    case .file(let path): try fileBytes(path)
    case .memory(let bytes): bytes
    }
  }

  /// The number of bytes of a file on disk; nil for others, and for packed ones.
  var fileSize: Int? { compression == nil && identity.count > 1 ? identity[1] : nil }
}

/// Bytes that come one after the other.
protocol ByteStream: AnyObject {
  /// Reads up to as many bytes as there is room; 0 at the end.
  func read(into room: UnsafeMutableRawBufferPointer) throws -> Int
}

/// The bytes of an open file.
private final class FileStream: ByteStream {
  private let handle: FileHandle

  init(_ path: String) throws {
    handle = try openedFile(path)
  }

  func read(into room: UnsafeMutableRawBufferPointer) throws -> Int {
    while true {
      let got = Foundation.read(handle.fileDescriptor, room.baseAddress, room.count)
      if got >= 0 { return got }
      guard errno == EINTR else { throw FileProblem(errno) }
    }
  }
}

/// Bytes in memory, and what follows them.
final class MemoryStream: ByteStream {
  private var rest: ArraySlice<UInt8>
  private let next: (any ByteStream)?

  init(_ bytes: ArraySlice<UInt8>, then next: (any ByteStream)? = nil) {
    rest = bytes
    self.next = next
  }

  func read(into room: UnsafeMutableRawBufferPointer) throws -> Int {
    guard !rest.isEmpty else { return try next?.read(into: room) ?? 0 }
    let count = min(room.count, rest.count)
    room.copyBytes(from: rest.prefix(count))
    rest = rest.dropFirst(count)
    return count
  }
}
