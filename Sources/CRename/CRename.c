#define _GNU_SOURCE
#include "CRename.h"

#include <errno.h>
#include <stdio.h>

#if defined(__linux__)
#include <fcntl.h>

int rename_exchanging(const char *one, const char *other) {
  return renameat2(AT_FDCWD, one, AT_FDCWD, other, RENAME_EXCHANGE);
}

int rename_to_new(const char *from, const char *to) {
  return renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE);
}
#elif defined(__APPLE__)
int rename_exchanging(const char *one, const char *other) {
  return renamex_np(one, other, RENAME_SWAP);
}

int rename_to_new(const char *from, const char *to) { return renamex_np(from, to, RENAME_EXCL); }
#else
int rename_exchanging(const char *one, const char *other) {
  errno = ENOSYS;
  return -1;
}

int rename_to_new(const char *from, const char *to) {
  errno = ENOSYS;
  return -1;
}
#endif
