internal import CZstd

/// The bytes of a Zstandard file: one frame or several.
///
/// Source: RFC 8878.
final class ZstdStream: ByteStream {
  private let packed: PackedBytes
  private let limits: UnpackingLimits
  private let context: OpaquePointer
  /// Whether a frame has ended and none has begun.
  private var isBetween = false
  /// Whether the library may hold bytes that found no room.
  private var isFull = false
  private var unpackedCount = 0

  init(_ stream: any ByteStream, _ limits: UnpackingLimits) {
    packed = PackedBytes(stream)
    self.limits = limits
    guard let context = ZSTD_createDCtx() else { preconditionFailure("no memory for zstd") }
    self.context = context
  }

  deinit { ZSTD_freeDCtx(context) }

  func read(into room: UnsafeMutableRawBufferPointer) throws -> Int {
    while true {
      if packed.isEmpty, !isFull, try !packed.refill() {
        if isBetween { return 0 }
        throw CompressionProblem.cutOff(.zstd)
      }
      var output = ZSTD_outBuffer(dst: room.baseAddress, size: room.count, pos: 0)
      let status = packed.use { bytes in
        var input = ZSTD_inBuffer(src: bytes.baseAddress, size: bytes.count, pos: 0)
        let status = ZSTD_decompressStream(context, &output, &input)
        return (status, input.pos)
      }
      // Windows above 128 MB are refused too: the library's own limit.
      guard ZSTD_isError(status) == 0 else { throw CompressionProblem.damaged(.zstd) }
      isBetween = status == 0
      isFull = !isBetween && output.pos == room.count
      unpackedCount += output.pos
      try limits.check(packed: packed.taken, unpacked: unpackedCount)
      if output.pos > 0 { return output.pos }
    }
  }
}
