#include "CSQLiteDefence.h"

#include <sqlite3.h>

// The call takes variable arguments, which Swift cannot give.
int sqlite_defend(struct sqlite3 *connection) {
  int is_on = 0;
  int code = sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, &is_on);
  return code == SQLITE_OK && !is_on ? SQLITE_ERROR : code;
}
