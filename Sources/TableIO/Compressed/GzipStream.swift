internal import CZlib

/// The bytes of a gzip file: one member or several.
///
/// Source: RFC 1952.
final class GzipStream: ByteStream {
  private let packed: PackedBytes
  private let limits: UnpackingLimits
  /// The library keeps this address.
  private let state: UnsafeMutablePointer<z_stream>
  /// Whether a member has ended and none has begun.
  private var isBetween = false
  private var unpackedCount = 0

  init(_ stream: any ByteStream, _ limits: UnpackingLimits) {
    packed = PackedBytes(stream)
    self.limits = limits
    state = .allocate(capacity: 1)
    state.initialize(to: z_stream())
    // 16 more than the largest window asks for gzip's header.
    let status = inflateInit2_(
      state, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    precondition(status == Z_OK, "zlib cannot begin: \(status)")
  }

  deinit {
    inflateEnd(state)
    state.deallocate()
  }

  func read(into room: UnsafeMutableRawBufferPointer) throws -> Int {
    while true {
      if packed.isEmpty, try !packed.refill() {
        if isBetween { return 0 }
        throw CompressionProblem.cutOff(.gzip)
      }
      if isBetween {
        // Tapes and blocks are filled up with zeros.
        guard packed.skipZeros() else { continue }
        inflateReset(state)
        isBetween = false
      }
      let produced = try inflate(into: room)
      unpackedCount += produced
      try limits.check(packed: packed.taken, unpacked: unpackedCount)
      if produced > 0 { return produced }
    }
  }

  private func inflate(into room: UnsafeMutableRawBufferPointer) throws -> Int {
    let most = min(room.count, 1 << 30)
    let (status, left) = packed.use { bytes in
      state.pointee.next_in = UnsafeMutablePointer(
        mutating: bytes.baseAddress?.assumingMemoryBound(to: UInt8.self))
      state.pointee.avail_in = UInt32(bytes.count)
      state.pointee.next_out = room.baseAddress?.assumingMemoryBound(to: UInt8.self)
      state.pointee.avail_out = UInt32(most)
      let status = CZlib.inflate(state, Z_NO_FLUSH)
      return ((status, Int(state.pointee.avail_out)), bytes.count - Int(state.pointee.avail_in))
    }
    switch status {
    case Z_STREAM_END: isBetween = true
    case Z_OK, Z_BUF_ERROR: break
    default: throw CompressionProblem.damaged(.gzip)
    }
    return most - left
  }
}

/// Packed bytes that were read but not unpacked yet.
final class PackedBytes {
  private let stream: any ByteStream
  private var bytes = [UInt8](repeating: 0, count: 1 << 17)
  private var range = 0..<0
  /// Number of bytes taken out so far.
  private(set) var taken = 0

  init(_ stream: any ByteStream) { self.stream = stream }

  var isEmpty: Bool { range.isEmpty }

  /// Reads more; false at the end.
  func refill() throws -> Bool {
    range = 0..<(try bytes.withUnsafeMutableBytes { try stream.read(into: $0) })
    return !range.isEmpty
  }

  /// Hands out what is there, and takes away as many bytes as were used.
  func use<Result>(_ work: (UnsafeRawBufferPointer) -> (Result, used: Int)) -> Result {
    let (result, used) = bytes.withUnsafeBytes { work(.init(rebasing: $0[range])) }
    range = (range.lowerBound + used)..<range.upperBound
    taken += used
    return result
  }

  /// Takes zeros away; false where nothing is left then.
  func skipZeros() -> Bool {
    while let first = range.first, bytes[first] == 0 { range = (first + 1)..<range.upperBound }
    return !range.isEmpty
  }
}
