import Synchronization

/// Hands out the blocks of a text in order, to any number of threads.
final class BlockReader: Sendable {
  // A stream is used by one thread at a time: under the lock.
  private struct State: @unchecked Sendable {
    let stream: any ByteStream
    var rest: [UInt8] = []
    var next = 0
    var isDone = false
    var failure: (any Error)?
  }

  private let state: Mutex<State>
  private let delimiter: UInt8

  init(_ stream: sending any ByteStream, delimiter: UInt8) {
    self.delimiter = delimiter
    state = Mutex(State(stream: stream))
  }

  /// Fills a block with the next rows; false where there are none, or reading failed.
  func next(_ block: TextBlock) -> Bool {
    state.withLock { state in
      guard !state.isDone else { return false }
      do {
        let stream = state.stream
        let isFilled = try block.fill(
          number: state.next, rest: &state.rest, delimiter: delimiter
        ) { try stream.read(into: $0) }
        state.isDone = !isFilled
      } catch {
        state.failure = error
        state.isDone = true
      }
      state.next += 1
      return !state.isDone
    }
  }

  /// Hands out no further blocks.
  func stop() { state.withLock { $0.isDone = true } }

  /// Why reading ended early; nil where it did not.
  var failure: (any Error)? { state.withLock { $0.failure } }
}
