internal import GRDB

/// The tables of an archive, and how older files get them.
///
/// A migration, once published, never changes: files in use have run it.
enum ArchiveSchema {
  /// Stands in the file's header, so that other SQLite files are told apart: "STLY".
  static let applicationID = 0x5354_4C59

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("rounds") { db in try db.execute(sql: rounds) }
    migrator.registerMigration("parts") { db in try db.execute(sql: parts) }
    return migrator
  }

  /// Rows of a round count from 0 in `position`; all other keys are these positions.
  ///
  /// Ratings are most of a file. Their key is their order, which saves a second index, keeps a
  /// round in one place and lets no one score an item of a unit twice; the team is the assessor's.
  private static let rounds = """
    PRAGMA application_id = \(applicationID);
    CREATE TABLE rounds (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      year INTEGER NOT NULL,
      name TEXT NOT NULL,
      scheme TEXT NOT NULL,
      recipe TEXT NOT NULL,
      files TEXT UNIQUE,
      rating_count INTEGER NOT NULL,
      UNIQUE (year, name)
    ) STRICT;
    CREATE TABLE inputs (
      round INTEGER NOT NULL REFERENCES rounds ON DELETE CASCADE,
      position INTEGER NOT NULL,
      name TEXT NOT NULL,
      bytes INTEGER NOT NULL,
      sha256 TEXT NOT NULL,
      PRIMARY KEY (round, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE components (
      round INTEGER NOT NULL REFERENCES rounds ON DELETE CASCADE,
      position INTEGER NOT NULL,
      key TEXT NOT NULL,
      weight REAL NOT NULL,
      full REAL NOT NULL,
      PRIMARY KEY (round, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE teams (
      round INTEGER NOT NULL REFERENCES rounds ON DELETE CASCADE,
      position INTEGER NOT NULL,
      name TEXT NOT NULL,
      PRIMARY KEY (round, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE assessors (
      round INTEGER NOT NULL REFERENCES rounds ON DELETE CASCADE,
      position INTEGER NOT NULL,
      name TEXT NOT NULL,
      team INTEGER NOT NULL,
      PRIMARY KEY (round, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE items (
      round INTEGER NOT NULL REFERENCES rounds ON DELETE CASCADE,
      position INTEGER NOT NULL,
      name TEXT NOT NULL,
      category TEXT,
      full REAL,
      PRIMARY KEY (round, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE units (
      round INTEGER NOT NULL REFERENCES rounds ON DELETE CASCADE,
      position INTEGER NOT NULL,
      name TEXT NOT NULL,
      long_name TEXT,
      identity TEXT NOT NULL,
      PRIMARY KEY (round, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE unit_scores (
      round INTEGER NOT NULL REFERENCES rounds ON DELETE CASCADE,
      position INTEGER NOT NULL,
      unit INTEGER NOT NULL,
      component INTEGER NOT NULL,
      team INTEGER,
      value REAL NOT NULL,
      PRIMARY KEY (round, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE ratings (
      round INTEGER NOT NULL REFERENCES rounds ON DELETE CASCADE,
      unit INTEGER NOT NULL,
      assessor INTEGER NOT NULL,
      item INTEGER NOT NULL,
      score REAL NOT NULL,
      PRIMARY KEY (round, unit, assessor, item)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE runs (
      id INTEGER PRIMARY KEY,
      round INTEGER NOT NULL REFERENCES rounds ON DELETE CASCADE,
      recipe TEXT NOT NULL,
      inputs TEXT NOT NULL,
      UNIQUE (round, recipe, inputs)
    ) STRICT;
    CREATE TABLE results (
      run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
      name TEXT NOT NULL,
      text TEXT NOT NULL,
      PRIMARY KEY (run, name)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE mapping (
      year INTEGER NOT NULL,
      unit TEXT NOT NULL,
      identity TEXT NOT NULL,
      line INTEGER NOT NULL,
      PRIMARY KEY (year, unit)
    ) STRICT, WITHOUT ROWID;
    """

  /// What mergers and splits need: who is a part, and how much each part counts.
  private static let parts = """
    ALTER TABLE units ADD COLUMN members INTEGER;
    ALTER TABLE mapping ADD COLUMN kind TEXT;
    ALTER TABLE mapping ADD COLUMN weight REAL;
    """
}
