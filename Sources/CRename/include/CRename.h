#pragma once

/// Two paths change places in one step, as renameat2(2) does it; -1 with errno where the system or the
/// file system cannot.
int rename_exchanging(const char *one, const char *other);

/// A path gets a new name where nothing has that name yet; -1 with EEXIST where something has, and
/// with another errno where the system or the file system cannot.
int rename_to_new(const char *from, const char *to);
