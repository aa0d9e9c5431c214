#pragma once

struct sqlite3;

/// No statement on the connection can damage the file on purpose: the schema and shadow tables cannot be
/// written, nor the journal turned off. Returns SQLITE_OK, or what keeps SQLite from it.
int sqlite_defend(struct sqlite3 *connection);
