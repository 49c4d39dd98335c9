-- Where news comes in, how often it is looked for, and what is kept of it.
DROP TABLE sources;
CREATE TABLE sources (
  row       INTEGER PRIMARY KEY,
  kind      TEXT NOT NULL,
  address   TEXT NOT NULL UNIQUE,
  name      TEXT NOT NULL DEFAULT '',
  state     TEXT NOT NULL DEFAULT 'active',
  shelf     TEXT NOT NULL DEFAULT '',
  local     INTEGER NOT NULL DEFAULT 0,
  zone      TEXT NOT NULL DEFAULT '',
  language  TEXT NOT NULL DEFAULT '',
  home      TEXT NOT NULL DEFAULT '',
  copies    TEXT NOT NULL DEFAULT '',
  keep      TEXT NOT NULL DEFAULT 'full',
  days      INTEGER NOT NULL DEFAULT 0,
  rules     TEXT NOT NULL DEFAULT '{}',
  least     INTEGER NOT NULL DEFAULT 0,
  most      INTEGER NOT NULL DEFAULT 0,
  every     INTEGER NOT NULL DEFAULT 0,
  due       INTEGER NOT NULL DEFAULT 0,
  leased    INTEGER NOT NULL DEFAULT 0,
  etag      TEXT NOT NULL DEFAULT '',
  modified  TEXT NOT NULL DEFAULT '',
  added     INTEGER NOT NULL,
  checked   INTEGER,
  last_item INTEGER,
  fails     INTEGER NOT NULL DEFAULT 0,
  reason    TEXT NOT NULL DEFAULT ''
);
CREATE INDEX sources_due ON sources (state, due);

-- How each look at a source went; the latest few hundred of each are kept.
CREATE TABLE visits (
  row    INTEGER PRIMARY KEY,
  source INTEGER NOT NULL,
  at     INTEGER NOT NULL,
  code   INTEGER NOT NULL DEFAULT 0,
  items  INTEGER NOT NULL DEFAULT 0,
  fresh  INTEGER NOT NULL DEFAULT 0,
  reason TEXT NOT NULL DEFAULT ''
);
CREATE INDEX visits_source ON visits (source, at);

ALTER TABLE jobs ADD COLUMN source INTEGER NOT NULL DEFAULT 0;
CREATE INDEX jobs_source ON jobs (source, accepted);

-- A page of a source is asked for again as it grows old.
ALTER TABLE links ADD COLUMN owner INTEGER NOT NULL DEFAULT 0;
ALTER TABLE links ADD COLUMN step INTEGER NOT NULL DEFAULT 0;
ALTER TABLE links ADD COLUMN first INTEGER NOT NULL DEFAULT 0;
ALTER TABLE links ADD COLUMN etag TEXT NOT NULL DEFAULT '';
ALTER TABLE links ADD COLUMN modified TEXT NOT NULL DEFAULT '';

-- What agencies ask to be done with items, in the order in which it came.
CREATE TABLE orders (
  row     INTEGER PRIMARY KEY,
  item    TEXT NOT NULL,
  number  INTEGER NOT NULL,
  at      INTEGER NOT NULL,
  kind    TEXT NOT NULL,
  version TEXT NOT NULL DEFAULT '',
  note    TEXT NOT NULL DEFAULT '',
  UNIQUE (item, kind, version, note)
);
CREATE INDEX jobs_url ON jobs (url, number);

-- Items under embargo, which are accepted when it ends.
CREATE TABLE held (
  row   INTEGER PRIMARY KEY,
  item  TEXT NOT NULL,
  hash  TEXT NOT NULL,
  until INTEGER NOT NULL,
  page  BLOB NOT NULL,
  UNIQUE (item, hash)
);

-- What is no longer shown of a document, and what it was: a document that an
-- agency took back is hidden and not deleted. Of one that is only kept in part
-- the rest is gone, and the digest tells whether a later version differs.
ALTER TABLE documents ADD COLUMN withdrawn TEXT NOT NULL DEFAULT '';
ALTER TABLE documents ADD COLUMN kept TEXT NOT NULL DEFAULT '';
ALTER TABLE documents ADD COLUMN digest TEXT NOT NULL DEFAULT '';
ALTER TABLE statements ADD COLUMN withdrawn INTEGER NOT NULL DEFAULT 0;
CREATE TABLE hidden (
  document INTEGER PRIMARY KEY,
  at       INTEGER NOT NULL,
  kind     TEXT NOT NULL,
  note     TEXT NOT NULL DEFAULT '',
  bytes    BLOB NOT NULL
);
