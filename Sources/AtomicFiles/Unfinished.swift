import Foundation

/// What has to be cleared away when the program is told to stop: files and folders that are not whole.
public enum Unfinished {
  /// Something unfinished.
  public struct Ticket: Sendable { fileprivate let number: Int }

  /// Held during every step of writing, so that nothing is cleared away in the middle of one.
  private static let gate = NSLock()
  nonisolated(unsafe) private static var count = 0
  nonisolated(unsafe) private static var clearing: [Int: @Sendable () -> Void] = [:]

  /// Begins something unfinished.
  ///
  /// - Parameter clear: clears it away, on another thread than the one that makes it.
  public static func begin(_ clear: @escaping @Sendable () -> Void) -> Ticket {
    step { add(clear) }
  }

  /// It is whole, or gone.
  public static func end(_ ticket: Ticket) {
    step { remove(ticket) }
  }

  /// Ends the program, and before it all that is unfinished.
  public static func stop(exitCode: Int32) -> Never {
    gate.lock()
    for number in clearing.keys.sorted(by: >) { clearing[number]?() }
    _exit(exitCode)
  }

  /// Does one step of writing; where the program is stopping, it never returns.
  static func step<Result, Failure>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    gate.lock()
    defer { gate.unlock() }
    return try body()
  }

  /// Begins something unfinished, within a step.
  static func add(_ clear: @escaping @Sendable () -> Void) -> Ticket {
    count += 1
    clearing[count] = clear
    return Ticket(number: count)
  }

  /// It is whole, or gone, within a step.
  static func remove(_ ticket: Ticket) { clearing[ticket.number] = nil }
}
