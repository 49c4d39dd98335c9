-- Times are unix seconds, NULL when unknown. Every finding carries the
-- version of the pipeline that made it.

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- The bytes that came in, compressed, each once.
CREATE TABLE blobs (
  row   INTEGER PRIMARY KEY,
  hash  TEXT NOT NULL UNIQUE,
  size  INTEGER NOT NULL,
  bytes BLOB NOT NULL
);

-- One row for each page accepted; its number orders the record.
CREATE TABLE jobs (
  number    INTEGER PRIMARY KEY AUTOINCREMENT,
  url       TEXT NOT NULL,
  hash      TEXT NOT NULL,
  type      TEXT NOT NULL,
  hint      TEXT NOT NULL,
  retrieved INTEGER,
  accepted  INTEGER NOT NULL,
  finished  INTEGER,
  state     TEXT NOT NULL,
  tries     INTEGER NOT NULL DEFAULT 0,
  due       INTEGER NOT NULL DEFAULT 0,
  leased    INTEGER NOT NULL DEFAULT 0,
  worker    TEXT NOT NULL DEFAULT '',
  stage     TEXT NOT NULL DEFAULT '',
  reason    TEXT NOT NULL DEFAULT '',
  document  TEXT NOT NULL DEFAULT '',
  pipeline  TEXT NOT NULL DEFAULT '',
  read      BLOB,
  UNIQUE (url, hash)
);
CREATE INDEX jobs_open ON jobs (number) WHERE state IN ('waiting', 'reading', 'read');
CREATE INDEX jobs_state ON jobs (state, number);

-- Addresses still to be fetched.
CREATE TABLE links (
  url     TEXT PRIMARY KEY,
  source  TEXT NOT NULL DEFAULT '',
  state   TEXT NOT NULL,
  added   INTEGER NOT NULL,
  due     INTEGER NOT NULL DEFAULT 0,
  leased  INTEGER NOT NULL DEFAULT 0,
  tries   INTEGER NOT NULL DEFAULT 0,
  reason  TEXT NOT NULL DEFAULT ''
);
CREATE INDEX links_open ON links (state, due);

CREATE TABLE documents (
  row        INTEGER PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE,
  number     INTEGER NOT NULL,
  page       TEXT NOT NULL,
  version    INTEGER NOT NULL,
  current    INTEGER NOT NULL DEFAULT 1,
  publisher  TEXT NOT NULL,
  origin     TEXT NOT NULL,
  title      TEXT NOT NULL,
  lead       TEXT NOT NULL,
  published  INTEGER,
  day_only   INTEGER NOT NULL DEFAULT 0,
  zone       TEXT NOT NULL DEFAULT '',
  printed    TEXT NOT NULL DEFAULT '',
  language   TEXT NOT NULL DEFAULT '',
  story      TEXT NOT NULL DEFAULT '',
  copy_of    TEXT NOT NULL DEFAULT '',
  statements INTEGER NOT NULL DEFAULT 0,
  words      INTEGER NOT NULL DEFAULT 0,
  copy       BLOB,
  pipeline   TEXT NOT NULL,
  body       BLOB NOT NULL
);
CREATE INDEX documents_page ON documents (page, version);
CREATE INDEX documents_story ON documents (story, published) WHERE story <> '';
CREATE INDEX documents_publisher ON documents (publisher, published);
CREATE INDEX documents_published ON documents (published);
CREATE INDEX documents_copy ON documents (copy_of) WHERE copy_of <> '';

CREATE TABLE stories (
  row        INTEGER PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE,
  title      TEXT NOT NULL,
  starts     INTEGER,
  ends       INTEGER,
  entities   TEXT NOT NULL DEFAULT '[]',
  first      INTEGER,
  last       INTEGER,
  documents  INTEGER NOT NULL DEFAULT 0,
  origins    INTEGER NOT NULL DEFAULT 0,
  copies     INTEGER NOT NULL DEFAULT 0,
  speakers   INTEGER NOT NULL DEFAULT 0,
  statements INTEGER NOT NULL DEFAULT 0,
  conflicts  INTEGER NOT NULL DEFAULT 0,
  profile    BLOB,
  pipeline   TEXT NOT NULL
);
CREATE INDEX stories_last ON stories (last);

CREATE TABLE identities (
  row        INTEGER PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE,
  kind       TEXT NOT NULL,
  name       TEXT NOT NULL,
  role       TEXT NOT NULL DEFAULT '',
  said       INTEGER NOT NULL DEFAULT 0,
  about      INTEGER NOT NULL DEFAULT 0,
  documents  INTEGER NOT NULL DEFAULT 0,
  profile    BLOB,
  pipeline   TEXT NOT NULL
);
CREATE INDEX identities_name ON identities (name COLLATE NOCASE);
CREATE INDEX identities_said ON identities (kind, said DESC);

-- Which entity of which document is which identity: by rule, and by hand.
-- What was decided by hand wins and is never overwritten by a rule.
CREATE TABLE ties (
  document INTEGER NOT NULL,
  entity   TEXT NOT NULL,
  hand     INTEGER NOT NULL DEFAULT 0,
  identity TEXT NOT NULL,
  name     TEXT NOT NULL DEFAULT '',
  role     TEXT NOT NULL DEFAULT '',
  also     TEXT NOT NULL DEFAULT '',
  rule     TEXT NOT NULL,
  score    REAL NOT NULL DEFAULT 0,
  pipeline TEXT NOT NULL,
  PRIMARY KEY (document, entity, hand)
) WITHOUT ROWID;
CREATE INDEX ties_identity ON ties (identity, document);

-- A statement is a quotation, or a claim that an article makes in its own voice.
CREATE TABLE statements (
  row       INTEGER PRIMARY KEY,
  id        TEXT NOT NULL,
  document  INTEGER NOT NULL,
  voice     TEXT NOT NULL,
  form      TEXT NOT NULL DEFAULT '',
  act       TEXT NOT NULL DEFAULT '',
  negated   INTEGER NOT NULL DEFAULT 0,
  speaker   TEXT NOT NULL DEFAULT '',
  name      TEXT NOT NULL DEFAULT '',
  unnamed   INTEGER NOT NULL DEFAULT 0,
  text      TEXT NOT NULL,
  sentence  TEXT NOT NULL,
  start     INTEGER NOT NULL,
  stop      INTEGER NOT NULL,
  said      INTEGER,
  said_to   INTEGER,
  said_rule TEXT NOT NULL DEFAULT '',
  published INTEGER,
  channel   TEXT NOT NULL DEFAULT '',
  via       TEXT NOT NULL DEFAULT '',
  place     INTEGER NOT NULL DEFAULT 0,
  story     TEXT NOT NULL DEFAULT '',
  publisher TEXT NOT NULL,
  origin    TEXT NOT NULL,
  copied    INTEGER NOT NULL DEFAULT 0,
  current   INTEGER NOT NULL DEFAULT 1,
  contested INTEGER NOT NULL DEFAULT 0,
  figures   INTEGER NOT NULL DEFAULT 0,
  score     REAL NOT NULL DEFAULT 0,
  pipeline  TEXT NOT NULL,
  UNIQUE (document, id)
);
CREATE INDEX statements_id ON statements (id);
CREATE INDEX statements_speaker ON statements (speaker, coalesce(said, published)) WHERE speaker <> '';
CREATE INDEX statements_story ON statements (story, coalesce(said, published)) WHERE story <> '';
CREATE INDEX statements_time ON statements (coalesce(said, published));

-- Which identities and places a statement speaks of.
CREATE TABLE about (
  identity  TEXT NOT NULL,
  statement INTEGER NOT NULL,
  PRIMARY KEY (identity, statement)
) WITHOUT ROWID;
CREATE INDEX about_statement ON about (statement);

CREATE TABLE places (
  id      INTEGER PRIMARY KEY,
  name    TEXT NOT NULL,
  country TEXT NOT NULL DEFAULT '',
  class   TEXT NOT NULL DEFAULT '',
  lat     REAL NOT NULL,
  lon     REAL NOT NULL
);
CREATE TABLE spots (
  place     INTEGER NOT NULL,
  statement INTEGER NOT NULL,
  PRIMARY KEY (place, statement)
) WITHOUT ROWID;
CREATE INDEX spots_statement ON spots (statement);

CREATE TABLE claims (
  row       INTEGER PRIMARY KEY,
  id        TEXT NOT NULL,
  document  INTEGER NOT NULL,
  statement INTEGER NOT NULL,
  story     TEXT NOT NULL DEFAULT '',
  body      BLOB NOT NULL,
  pipeline  TEXT NOT NULL,
  UNIQUE (document, id)
);
CREATE INDEX claims_id ON claims (id);
CREATE INDEX claims_statement ON claims (statement);
CREATE INDEX claims_story ON claims (story) WHERE story <> '';

CREATE TABLE figures (
  row       INTEGER PRIMARY KEY,
  claim     INTEGER NOT NULL,
  statement INTEGER NOT NULL,
  story     TEXT NOT NULL DEFAULT '',
  value     REAL NOT NULL,
  high      REAL NOT NULL,
  bound     TEXT NOT NULL,
  unit      TEXT NOT NULL,
  thing     TEXT NOT NULL,
  head      TEXT NOT NULL,
  fate      TEXT NOT NULL DEFAULT '',
  words     TEXT NOT NULL
);
CREATE INDEX figures_statement ON figures (statement);
CREATE INDEX figures_story ON figures (story, head) WHERE story <> '';
CREATE INDEX figures_head ON figures (head, value);

CREATE TABLE relations (
  row      INTEGER PRIMARY KEY,
  id       TEXT NOT NULL UNIQUE,
  number   INTEGER NOT NULL,
  story    TEXT NOT NULL DEFAULT '',
  a        TEXT NOT NULL,
  b        TEXT NOT NULL,
  a_doc    INTEGER NOT NULL,
  b_doc    INTEGER NOT NULL,
  a_said   INTEGER NOT NULL,
  b_said   INTEGER NOT NULL,
  kind     TEXT NOT NULL,
  differ   TEXT NOT NULL DEFAULT '',
  basis    TEXT NOT NULL,
  score    REAL NOT NULL,
  latest   INTEGER,
  status   TEXT NOT NULL DEFAULT '',
  body     BLOB NOT NULL,
  pipeline TEXT NOT NULL
);
CREATE INDEX relations_kind ON relations (kind, latest);
CREATE INDEX relations_story ON relations (story, kind);
CREATE INDEX relations_a ON relations (a_said);
CREATE INDEX relations_b ON relations (b_said);

-- Index keys of the comparing rooms; kind is copy, story, identity or claim,
-- owner the row of what the key is of.
CREATE TABLE keys (
  kind  INTEGER NOT NULL,
  key   TEXT NOT NULL,
  owner INTEGER NOT NULL,
  PRIMARY KEY (kind, key, owner)
) WITHOUT ROWID;

CREATE TABLE sources (
  row     INTEGER PRIMARY KEY,
  address TEXT NOT NULL UNIQUE,
  name    TEXT NOT NULL,
  kind    TEXT NOT NULL,
  zone    TEXT NOT NULL DEFAULT '',
  home    TEXT NOT NULL DEFAULT '',
  state   TEXT NOT NULL DEFAULT 'ok',
  reason  TEXT NOT NULL DEFAULT '',
  added   INTEGER NOT NULL,
  checked INTEGER,
  keep    TEXT NOT NULL DEFAULT 'full'
);

-- What people decided, oldest first; undone is when it was taken back.
CREATE TABLE decisions (
  row     INTEGER PRIMARY KEY,
  at      INTEGER NOT NULL,
  who     TEXT NOT NULL,
  act     TEXT NOT NULL,
  kind    TEXT NOT NULL,
  subject TEXT NOT NULL,
  value   TEXT NOT NULL DEFAULT '',
  why     TEXT NOT NULL DEFAULT '',
  undone  INTEGER
);
CREATE INDEX decisions_subject ON decisions (kind, subject);

CREATE VIRTUAL TABLE statement_words USING fts5(
  text, context, content='', contentless_delete=1, tokenize='porter unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE document_words USING fts5(
  title, text, content='', contentless_delete=1, tokenize='porter unicode61 remove_diacritics 2'
);
