/// How the bytes of a file are packed.
public enum Compression: String, Sendable {
  /// DEFLATE with a header and a checksum.
  case gzip
  /// Zstandard.
  case zstd

  /// Endings of the names of files that are packed like this.
  public static let endings = ["gz", "zst"]

  /// What the first bytes of a file show; nil for bytes that are not packed.
  ///
  /// Source: RFC 1952, section 2.3; RFC 8878, sections 3.1.1 and 3.1.2.
  init?(_ bytes: some Collection<UInt8>) {
    if bytes.starts(with: [0x1F, 0x8B, 0x08]) {
      self = .gzip
    } else if bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) {
      self = .zstd
    } else if let first = bytes.first, first >> 4 == 0x5,
      bytes.dropFirst().starts(with: [0x2A, 0x4D, 0x18])
    {
      // A frame to be skipped, as parallel compressors put first.
      self = .zstd
    } else {
      return nil
    }
  }

  /// The bytes of a packed stream, as they come.
  func unpacked(
    _ stream: any ByteStream, limits: UnpackingLimits = UnpackingLimits()
  ) -> any ByteStream {
    switch self {
    case .gzip: GzipStream(stream, limits)
    case .zstd: ZstdStream(stream, limits)
    }
  }

  /// All bytes of a packed file.
  ///
  /// - Throws: `CompressionProblem`.
  func unpacked(
    _ bytes: [UInt8], limits: UnpackingLimits = UnpackingLimits()
  ) throws(CompressionProblem) -> [UInt8] {
    do {
      return try allBytes(
        of: unpacked(MemoryStream(bytes[...]), limits: limits), most: limits.whole)
    } catch let problem as CompressionProblem {
      throw problem
    } catch {
      preconditionFailure("bytes in memory can be read: \(error)")
    }
  }
}

/// All bytes of a stream.
///
/// - Throws: what the stream throws; `tooLarge` where there are more than `most`.
func allBytes(of stream: any ByteStream, most: Int) throws -> [UInt8] {
  var bytes: [UInt8] = []
  var count = 0
  while true {
    if count == bytes.count {
      bytes += [UInt8](repeating: 0, count: max(1 << 16, bytes.count))
    }
    let got = try bytes.withUnsafeMutableBytes {
      try stream.read(into: .init(rebasing: $0[count...]))
    }
    guard got > 0 else { break }
    count += got
    if count > most { throw CompressionProblem.tooLarge(most: most) }
  }
  bytes.removeLast(bytes.count - count)
  return bytes
}

/// The bytes of a file without its packing; the same bytes where it has none.
///
/// - Throws: `packed`.
public func unpackedBytes(_ bytes: [UInt8], file: String) throws(TableError) -> [UInt8] {
  guard let kind = Compression(bytes) else { return bytes }
  do throws(CompressionProblem) {
    let unpacked = try kind.unpacked(bytes)
    if Compression(unpacked) != nil { throw .packedTwice }
    return unpacked
  } catch {
    throw .packed(file: file, error)
  }
}
