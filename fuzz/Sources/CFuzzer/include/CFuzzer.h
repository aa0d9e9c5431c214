#pragma once
#include <stddef.h>
#include <stdint.h>

/// libFuzzer's own mutation of an input, in place.
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t largest);
