#pragma once

#include <stddef.h>
#include <stdint.h>

/// Whether the processor has instructions for SHA-256; they take an eighth of the time.
int sha256_has_instructions(void);

/// Takes 64-byte blocks into a state, with those instructions; without them nothing happens.
void sha256_take_blocks(uint32_t state[8], const uint8_t *bytes, size_t blocks);
