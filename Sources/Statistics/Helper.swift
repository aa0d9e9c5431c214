import Dispatch
import Synchronization

/// A second thread for work that is under way.
final class Helper: Sendable {
  private enum State {
    case waiting(@Sendable () -> Void)
    case begun
    /// Not wanted any more.
    case left
  }

  private let state: Mutex<State>
  private let ended = DispatchSemaphore(value: 0)
  /// Helpers of the whole process that are at work, or about to be.
  private static let busy = Atomic(0)

  private init(_ work: @escaping @Sendable () -> Void) { state = Mutex(.waiting(work)) }

  /// - Parameters:
  ///   - threads: how many may be at work in the process, its first among them.
  ///   - work: what it does; it is not kept beyond `join`.
  /// - Returns: nil where as many are at work already.
  static func called(threads: Int, _ work: @escaping @Sendable () -> Void) -> Helper? {
    var seen = busy.load(ordering: .relaxed)
    while seen < threads - 1 {
      let (isExchanged, found) = busy.compareExchange(
        expected: seen, desired: seen + 1, ordering: .acquiringAndReleasing)
      if isExchanged {
        let helper = Helper(work)
        DispatchQueue.global().async {
          guard helper.perform() else { return }
          busy.subtract(1, ordering: .acquiringAndReleasing)
          helper.ended.signal()
        }
        return helper
      }
      seen = found
    }
    return nil
  }

  /// Does the work, and lets go of it before it returns; false where it is not wanted any more.
  private func perform() -> Bool {
    let work = state.withLock { state -> (@Sendable () -> Void)? in
      guard case .waiting(let work) = state else { return nil }
      state = .begun
      return work
    }
    work?()
    return work != nil
  }

  /// Waits for the helper where it has begun; otherwise it never will.
  func join() {
    let hasBegun = state.withLock { state in
      guard case .waiting = state else { return true }
      state = .left
      return false
    }
    if hasBegun {
      ended.wait()
    } else {
      Self.busy.subtract(1, ordering: .acquiringAndReleasing)
    }
  }
}
