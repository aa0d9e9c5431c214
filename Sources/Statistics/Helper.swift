import Dispatch
import Synchronization

/// A second thread for work that is under way.
final class Helper: Sendable {
  private enum State {
    case waiting(@Sendable () -> Void)
    case begun
    /// Begun, and whoever called it waits for its end.
    case awaited
    case ended
    /// Not wanted any more.
    case left
  }

  private let state: Mutex<State>
  private let ended = DispatchSemaphore(value: 0)
  /// Threads of the whole process that are at work, or about to be, besides the first.
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
        DispatchQueue.global().async { if helper.perform() { helper.end() } }
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

  /// Its place at work goes to whoever waits for it, else it is free.
  private func end() {
    let isAwaited = state.withLock { state in
      if case .awaited = state { return true }
      state = .ended
      return false
    }
    if isAwaited { ended.signal() } else { Self.leavePlace() }
  }

  /// Waits for the helper where it has begun; otherwise it never will. Who waits leaves its place to others.
  func join() {
    let hasBegun = state.withLock { state -> Bool? in
      switch state {
      case .waiting:
        state = .left
        return false
      case .begun:
        state = .awaited
        return true
      case .awaited, .ended, .left: return nil
      }
    }
    guard let hasBegun else { return }
    Self.leavePlace()
    if hasBegun { ended.wait() }
  }

  private static func leavePlace() { busy.subtract(1, ordering: .acquiringAndReleasing) }
}
