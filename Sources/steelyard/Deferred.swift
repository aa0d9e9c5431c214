/// A value that is worked out when it is first asked for, and never again.
///
/// Not for use from several threads.
final class Deferred<Value> {
  private let make: () -> Value
  private(set) lazy var value = make()

  init(_ make: @escaping () -> Value) { self.make = make }
}
