-- Searches that readers keep under a name.
CREATE TABLE saved (
  row   INTEGER PRIMARY KEY,
  name  TEXT NOT NULL UNIQUE,
  query TEXT NOT NULL,
  at    INTEGER NOT NULL
);
