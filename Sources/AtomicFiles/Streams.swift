import Foundation

/// Writes all bytes to a pipe, a terminal or a device, however long its reader takes.
///
/// - Parameter shown: what messages call it.
public func writeStream(
  _ bytes: [UInt8], to descriptor: Int32, shown: String
) throws(WritingError) {
  try bytes.eachPart { part throws(WritingError) in
    try part.written(to: descriptor, shown: shown)
  }
}

/// Writes all bytes to a file, in steps short enough for the program to be stopped between them.
func writeAll(_ bytes: [UInt8], to descriptor: Int32, shown: String) throws(WritingError) {
  try bytes.eachPart { part throws(WritingError) in
    try Unfinished.step { () throws(WritingError) in
      try part.written(to: descriptor, shown: shown)
    }
  }
}

extension [UInt8] {
  private static let most = 1 << 20

  /// - Parameter write: writes some of what is left, and says how much.
  fileprivate func eachPart(
    _ write: (ArraySlice<UInt8>) throws(WritingError) -> Int
  ) throws(WritingError) {
    var done = 0
    while done < count { done += try write(self[done..<Swift.min(done + Self.most, count)]) }
  }
}

extension ArraySlice<UInt8> {
  /// Writes what the descriptor takes at once.
  fileprivate func written(to descriptor: Int32, shown: String) throws(WritingError) -> Int {
    let count = withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    if count >= 0 { return count }
    switch errno {
    case EINTR: return 0
    case EAGAIN:
      var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      poll(&wait, 1, -1)
      return 0
    default: throw .last(shown)
    }
  }
}
