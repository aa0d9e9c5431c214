internal import COpenBLAS

/// How many threads linear algebra may use; one, unless asked for more, keeps its last bits alike.
public func setLinearAlgebraThreads(_ count: Int) {
  openblas_set_num_threads(Int32(max(1, count)))
}
