#pragma once

#include <cblas.h>
#include <lapacke.h>

// The functions of OpenBLAS and LAPACKE that are used here; the libraries are loaded when one is first called.
// Few runs need them, and the 14,000 addresses that OpenBLAS has looked up take 5 ms of every start.

/// Sets how many threads OpenBLAS may use, now or once it is loaded.
void openblas_use_threads(int count);

/// Has OpenBLAS take the same kernels on every x86-64 processor that can run them (AVX2 and FMA), whatever it
/// would choose by itself or the environment asks for. To be called before it is loaded and before there are
/// other threads, for it sets a variable of the environment.
void openblas_fix_kernels(void);
