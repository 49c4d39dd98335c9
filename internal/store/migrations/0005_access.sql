-- Who may use the server. Passwords, sessions and tokens are kept as hashes.
CREATE TABLE users (
  row     INTEGER PRIMARY KEY,
  name    TEXT NOT NULL UNIQUE COLLATE NOCASE,
  role    TEXT NOT NULL,
  hash    TEXT NOT NULL,
  added   INTEGER NOT NULL,
  removed INTEGER
);
CREATE TABLE sessions (
  hash    TEXT PRIMARY KEY,
  user    INTEGER NOT NULL REFERENCES users (row) ON DELETE CASCADE,
  made    INTEGER NOT NULL,
  expires INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX sessions_user ON sessions (user);
CREATE INDEX sessions_expires ON sessions (expires);
CREATE TABLE tokens (
  row     INTEGER PRIMARY KEY,
  name    TEXT NOT NULL,
  hash    TEXT NOT NULL UNIQUE,
  scopes  TEXT NOT NULL,
  made    INTEGER NOT NULL,
  used    INTEGER,
  revoked INTEGER
);

-- What an administrator set, and who set what when.
CREATE TABLE settings (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE acts (
  row    INTEGER PRIMARY KEY,
  at     INTEGER NOT NULL,
  who    TEXT NOT NULL,
  act    TEXT NOT NULL,
  what   TEXT NOT NULL,
  before TEXT NOT NULL DEFAULT '',
  after  TEXT NOT NULL DEFAULT ''
);

-- How often a page was opened on a day; nothing of who opened it.
CREATE TABLE views (
  day   INTEGER NOT NULL,
  kind  TEXT NOT NULL,
  id    TEXT NOT NULL,
  n     INTEGER NOT NULL,
  PRIMARY KEY (day, kind, id)
) WITHOUT ROWID;

-- Whom to tell of new answers to a saved search. Position is the last
-- statement of the record that the alert has looked at.
CREATE TABLE alerts (
  row      INTEGER PRIMARY KEY,
  search   INTEGER NOT NULL,
  kind     TEXT NOT NULL,
  target   TEXT NOT NULL,
  secret   TEXT NOT NULL DEFAULT '',
  every    INTEGER NOT NULL DEFAULT 0,
  due      INTEGER NOT NULL DEFAULT 0,
  position INTEGER NOT NULL,
  made     INTEGER NOT NULL,
  who      TEXT NOT NULL DEFAULT ''
);
CREATE TABLE alert_items (
  alert     INTEGER NOT NULL REFERENCES alerts (row) ON DELETE CASCADE,
  statement TEXT NOT NULL,
  at        INTEGER NOT NULL,
  delivery  INTEGER,
  PRIMARY KEY (alert, statement)
) WITHOUT ROWID;
CREATE INDEX alert_items_delivery ON alert_items (delivery);
CREATE TABLE deliveries (
  row      INTEGER PRIMARY KEY,
  alert    INTEGER NOT NULL REFERENCES alerts (row) ON DELETE CASCADE,
  id       TEXT NOT NULL UNIQUE,
  state    TEXT NOT NULL,
  tries    INTEGER NOT NULL DEFAULT 0,
  due      INTEGER NOT NULL,
  leased   INTEGER NOT NULL DEFAULT 0,
  made     INTEGER NOT NULL,
  finished INTEGER,
  reason   TEXT NOT NULL DEFAULT ''
);
CREATE INDEX deliveries_open ON deliveries (state, due);
CREATE INDEX deliveries_alert ON deliveries (alert);
