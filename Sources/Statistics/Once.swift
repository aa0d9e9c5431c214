import Synchronization

/// A value that is worked out when it is first asked for, by whichever thread asks first; others wait for it.
///
/// A value may ask for others while it is worked out, as long as none of these asks for it.
public final class Once<Value: Sendable>: Sendable {
  private let known = Mutex<Value?>(nil)

  /// Nothing is known yet.
  public init() {}

  /// The value.
  ///
  /// - Parameter work: what makes it; called the first time only.
  public func value(_ work: () -> Value) -> Value {
    known.withLock { known in
      if let known { return known }
      let made = work()
      known = made
      return made
    }
  }
}
