#pragma once

#include <cblas.h>
#include <lapacke.h>

// The functions of OpenBLAS and LAPACKE that are used here; the libraries are loaded when one is first called.
// Few runs need them, and the 14,000 addresses that OpenBLAS has looked up take 5 ms of every start.

/// Sets how many threads OpenBLAS may use, now or once it is loaded.
void openblas_use_threads(int count);
