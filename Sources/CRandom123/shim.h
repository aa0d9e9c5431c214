#include <math.h>
#include <stdint.h>
#include <Random123/philox.h>

/// 128 bits.
typedef struct {
  uint64_t first;
  uint64_t second;
} SteelyardBits;

/// The four words Philox4x32-10 gives for a counter of a block, a replicate and a tag, two and two.
static inline __attribute__((always_inline)) SteelyardBits steelyard_philox(
    uint64_t block, uint32_t replicate, uint32_t tag, uint64_t key) {
  philox4x32_ctr_t counter = {{(uint32_t)block, (uint32_t)(block >> 32), replicate, tag}};
  philox4x32_key_t keys = {{(uint32_t)key, (uint32_t)(key >> 32)}};
  philox4x32_ctr_t words = philox4x32(counter, keys);
  SteelyardBits bits = {(uint64_t)words.v[0] << 32 | words.v[1],
                        (uint64_t)words.v[2] << 32 | words.v[3]};
  return bits;
}

#ifdef __linux__
extern void sincos(double angle, double *sine, double *cosine);
#endif

/// Sine and cosine of one angle, which two normals need; the C library's sincos takes half the time of both.
static inline __attribute__((always_inline)) void steelyard_sine_cosine(
    double angle, double *sine, double *cosine) {
#ifdef __linux__
  sincos(angle, sine, cosine);
#else
  *sine = sin(angle);
  *cosine = cos(angle);
#endif
}
