-- The place of a report's dateline, and what statements speak of: the nouns
-- that their subjects and objects turn on, where those are no names.
ALTER TABLE documents ADD COLUMN dateline TEXT NOT NULL DEFAULT '';
CREATE TABLE spoken (
  statement INTEGER NOT NULL,
  word      TEXT NOT NULL,
  PRIMARY KEY (statement, word)
) WITHOUT ROWID;
-- The topics of a story: what two of its reports or more speak of.
CREATE TABLE topics (
  story      TEXT NOT NULL,
  word       TEXT NOT NULL,
  statements INTEGER NOT NULL,
  reports    INTEGER NOT NULL,
  PRIMARY KEY (story, word)
) WITHOUT ROWID;
CREATE INDEX topics_word ON topics (word, story);

-- A saved search belongs to the account that saved it, or to all.
CREATE TABLE searches (
  row   INTEGER PRIMARY KEY,
  name  TEXT NOT NULL,
  query TEXT NOT NULL,
  at    INTEGER NOT NULL,
  owner TEXT NOT NULL DEFAULT '',
  UNIQUE (owner, name)
);
INSERT INTO searches (row, name, query, at) SELECT row, name, query, at FROM saved;
DROP TABLE saved;
ALTER TABLE searches RENAME TO saved;

-- What every front page counts, kept as it changes: persons, and relations of
-- two statements that cannot both hold, by what was decided of them and by
-- their score.
CREATE TABLE tally (
  what TEXT NOT NULL,
  at   REAL NOT NULL DEFAULT 0,
  n    INTEGER NOT NULL,
  PRIMARY KEY (what, at)
) WITHOUT ROWID;
INSERT INTO tally SELECT 'person', 0, count(*) FROM identities WHERE kind = 'person';
INSERT INTO tally SELECT 'conflict ' || status, round(score, 3), count(*) FROM relations WHERE kind IN ('contradicts', 'denies', 'revises') GROUP BY 1, 2;
CREATE TRIGGER identities_tally AFTER INSERT ON identities WHEN new.kind = 'person' BEGIN
  UPDATE tally SET n = n + 1 WHERE what = 'person';
END;
CREATE TRIGGER identities_retally AFTER UPDATE OF kind ON identities WHEN (old.kind = 'person') <> (new.kind = 'person') BEGIN
  UPDATE tally SET n = n + iif(new.kind = 'person', 1, -1) WHERE what = 'person';
END;
CREATE TRIGGER relations_tally AFTER INSERT ON relations WHEN new.kind IN ('contradicts', 'denies', 'revises') BEGIN
  INSERT INTO tally VALUES ('conflict ' || new.status, round(new.score, 3), 1) ON CONFLICT (what, at) DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER relations_retally AFTER UPDATE OF status ON relations WHEN old.status <> new.status AND new.kind IN ('contradicts', 'denies', 'revises') BEGIN
  UPDATE tally SET n = n - 1 WHERE what = 'conflict ' || old.status AND at = round(old.score, 3);
  INSERT INTO tally VALUES ('conflict ' || new.status, round(new.score, 3), 1) ON CONFLICT (what, at) DO UPDATE SET n = n + 1;
END;
