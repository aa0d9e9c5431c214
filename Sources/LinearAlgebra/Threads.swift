internal import COpenBLAS

/// Sets how many threads linear algebra may use; until it is called, all cores.
///
/// With one thread, sums always round the same way.
public func setLinearAlgebraThreads(_ count: Int) {
  openblas_use_threads(Int32(max(1, count)))
}

/// Has dense linear algebra use the same kernels, and so round alike, on every x86-64 processor with AVX2 and FMA.
///
/// With one build of OpenBLAS, which chooses its kernels when it is loaded, as those of Debian do.
/// To be called first thing in a program: it sets a variable of the environment that OpenBLAS reads once, when
/// something is first asked of it. A program that does not call it has the kernels of its processor.
public func fixLinearAlgebraKernels() { openblas_fix_kernels() }
