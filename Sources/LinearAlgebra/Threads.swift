internal import COpenBLAS

/// Sets how many threads linear algebra may use; until it is called, all cores.
///
/// With one thread, sums always round the same way.
public func setLinearAlgebraThreads(_ count: Int) {
  openblas_use_threads(Int32(max(1, count)))
}
