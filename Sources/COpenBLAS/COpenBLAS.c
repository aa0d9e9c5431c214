#define _GNU_SOURCE
#include "COpenBLAS.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sysexits.h>

#ifdef __APPLE__
#define OPENBLAS "libopenblas.0.dylib"
#define LAPACKE "liblapacke.3.dylib"
#else
#define OPENBLAS "libopenblas.so.0"
#define LAPACKE "liblapacke.so.3"
#endif

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static void *openblas, *lapacke;
static int threads;

static void *must_have(void *found) {
  if (found) return found;
  fprintf(stderr, "steelyard: linear algebra is missing: %s\n", dlerror());
  exit(EX_UNAVAILABLE);
}

// What LAPACKE asks for is found in OpenBLAS first, whose names are global.
static void load(void) {
  if (lapacke) return;
  openblas = must_have(dlopen(OPENBLAS, RTLD_LAZY | RTLD_GLOBAL));
  lapacke = must_have(dlopen(LAPACKE, RTLD_LAZY));
  if (threads > 0) {
    void (*set)(int) = must_have(dlsym(openblas, "openblas_set_num_threads"));
    set(threads);
  }
}

void openblas_fix_kernels(void) {
#ifdef __x86_64__
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
    setenv("OPENBLAS_CORETYPE", "Haswell", 1);
#endif
}

static void *find(const char *name) {
  pthread_mutex_lock(&lock);
  load();
  void *found = dlsym(openblas, name);
  if (!found) found = must_have(dlsym(lapacke, name));
  pthread_mutex_unlock(&lock);
  return found;
}

void openblas_use_threads(int count) {
  pthread_mutex_lock(&lock);
  threads = count;
  if (openblas) {
    void (*set)(int) = must_have(dlsym(openblas, "openblas_set_num_threads"));
    set(count);
  }
  pthread_mutex_unlock(&lock);
}

// A function of the header that looks itself up when it is first called.
#define LOADED(result, name, parameters, arguments)                   \
  result name parameters {                                            \
    static _Atomic(void *) known;                                     \
    void *own = atomic_load_explicit(&known, memory_order_acquire);   \
    if (!own) {                                                       \
      own = find(#name);                                              \
      atomic_store_explicit(&known, own, memory_order_release);       \
    }                                                                 \
    return ((__typeof__(&name))own)arguments;                         \
  }

#define ORDER const enum CBLAS_ORDER order
#define TRIANGLE const enum CBLAS_UPLO triangle
#define TURNED(a) const enum CBLAS_TRANSPOSE a
#define SIDE const enum CBLAS_SIDE side
#define DIAGONAL const enum CBLAS_DIAG diagonal

LOADED(void, cblas_dgemm,
       (ORDER, TURNED(turned_a), TURNED(turned_b), const blasint m, const blasint n, const blasint k,
        const double alpha, const double *a, const blasint lda, const double *b, const blasint ldb,
        const double beta, double *c, const blasint ldc),
       (order, turned_a, turned_b, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc))
LOADED(void, cblas_dgemv,
       (ORDER, TURNED(turned), const blasint m, const blasint n, const double alpha, const double *a,
        const blasint lda, const double *x, const blasint incx, const double beta, double *y,
        const blasint incy),
       (order, turned, m, n, alpha, a, lda, x, incx, beta, y, incy))
LOADED(void, cblas_dsymv,
       (ORDER, TRIANGLE, const blasint n, const double alpha, const double *a, const blasint lda,
        const double *x, const blasint incx, const double beta, double *y, const blasint incy),
       (order, triangle, n, alpha, a, lda, x, incx, beta, y, incy))
LOADED(void, cblas_dsyr,
       (ORDER, TRIANGLE, const blasint n, const double alpha, const double *x, const blasint incx,
        double *a, const blasint lda),
       (order, triangle, n, alpha, x, incx, a, lda))
LOADED(void, cblas_dtrmm,
       (ORDER, SIDE, TRIANGLE, TURNED(turned), DIAGONAL, const blasint m, const blasint n,
        const double alpha, const double *a, const blasint lda, double *b, const blasint ldb),
       (order, side, triangle, turned, diagonal, m, n, alpha, a, lda, b, ldb))
LOADED(void, cblas_dtrsm,
       (ORDER, SIDE, TRIANGLE, TURNED(turned), DIAGONAL, const blasint m, const blasint n,
        const double alpha, const double *a, const blasint lda, double *b, const blasint ldb),
       (order, side, triangle, turned, diagonal, m, n, alpha, a, lda, b, ldb))
LOADED(void, cblas_dtrsv,
       (ORDER, TRIANGLE, TURNED(turned), DIAGONAL, const blasint n, const double *a, const blasint lda,
        double *x, const blasint incx),
       (order, triangle, turned, diagonal, n, a, lda, x, incx))

LOADED(lapack_int, LAPACKE_dpotrf,
       (int order, char triangle, lapack_int n, double *a, lapack_int lda),
       (order, triangle, n, a, lda))
LOADED(lapack_int, LAPACKE_dpotrf_work,
       (int order, char triangle, lapack_int n, double *a, lapack_int lda),
       (order, triangle, n, a, lda))
LOADED(lapack_int, LAPACKE_dpotri_work,
       (int order, char triangle, lapack_int n, double *a, lapack_int lda),
       (order, triangle, n, a, lda))
LOADED(lapack_int, LAPACKE_dgeqrf,
       (int order, lapack_int m, lapack_int n, double *a, lapack_int lda, double *tau),
       (order, m, n, a, lda, tau))
LOADED(lapack_int, LAPACKE_dormqr,
       (int order, char side, char turned, lapack_int m, lapack_int n, lapack_int k, const double *a,
        lapack_int lda, const double *tau, double *c, lapack_int ldc),
       (order, side, turned, m, n, k, a, lda, tau, c, ldc))
LOADED(lapack_int, LAPACKE_dtrtrs,
       (int order, char triangle, char turned, char diagonal, lapack_int n, lapack_int count,
        const double *a, lapack_int lda, double *b, lapack_int ldb),
       (order, triangle, turned, diagonal, n, count, a, lda, b, ldb))
LOADED(lapack_int, LAPACKE_dgesvj,
       (int order, char shape, char left, char right, lapack_int m, lapack_int n, double *a,
        lapack_int lda, double *values, lapack_int mv, double *v, lapack_int ldv, double *record),
       (order, shape, left, right, m, n, a, lda, values, mv, v, ldv, record))
