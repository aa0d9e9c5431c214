#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

extension Double {
  /// The natural logarithm.
  var logarithm: Double { log(self) }
}
