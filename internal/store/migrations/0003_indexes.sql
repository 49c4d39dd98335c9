-- An index over "story <> ''" is not used for "story = ?": SQLite cannot tell
-- that the value is not empty. These are over all rows instead.
DROP INDEX documents_story;
DROP INDEX documents_copy;
DROP INDEX statements_speaker;
DROP INDEX statements_story;
DROP INDEX claims_story;
CREATE INDEX documents_story ON documents (story, published);
CREATE INDEX documents_copy ON documents (copy_of);
CREATE INDEX statements_speaker ON statements (speaker, coalesce(said, published));
CREATE INDEX statements_story ON statements (story, coalesce(said, published));
CREATE INDEX claims_story ON claims (story);
DROP INDEX figures_story;
CREATE INDEX figures_story ON figures (story, head);


CREATE INDEX documents_changed ON documents (row) WHERE version > 1 AND current = 1;
CREATE INDEX stories_rank ON stories (last, origins);
CREATE INDEX relations_conflicts ON relations (latest, row) WHERE kind IN ('contradicts', 'denies', 'revises') AND status <> 'dismissed';

-- Counts that the front page shows, kept as the record grows.
CREATE TABLE outlets (
  name       TEXT PRIMARY KEY,
  documents  INTEGER NOT NULL DEFAULT 0,
  copies     INTEGER NOT NULL DEFAULT 0,
  statements INTEGER NOT NULL DEFAULT 0,
  no_date    INTEGER NOT NULL DEFAULT 0,
  zone_known INTEGER NOT NULL DEFAULT 0,
  edited     INTEGER NOT NULL DEFAULT 0,
  first      INTEGER,
  last       INTEGER
) WITHOUT ROWID;
INSERT INTO outlets SELECT publisher, count(*), count(*) FILTER (WHERE copy_of <> ''), sum(statements), count(*) FILTER (WHERE published IS NULL),
  count(*) FILTER (WHERE zone IN ('stated', 'set')), count(*) FILTER (WHERE version > 1), min(published), max(published)
  FROM documents GROUP BY publisher;
ALTER TABLE places ADD COLUMN statements INTEGER NOT NULL DEFAULT 0;
UPDATE places SET statements = (SELECT count(*) FROM spots WHERE place = places.id);
CREATE INDEX places_statements ON places (statements DESC, id);

-- Whose statements a relation is between, so that a speaker's contradictions
-- are found without going through all that the speaker said.
ALTER TABLE relations ADD COLUMN a_speaker TEXT NOT NULL DEFAULT '';
ALTER TABLE relations ADD COLUMN b_speaker TEXT NOT NULL DEFAULT '';
UPDATE relations SET a_speaker = coalesce((SELECT speaker FROM statements WHERE row = a_said), ''),
  b_speaker = coalesce((SELECT speaker FROM statements WHERE row = b_said), '');
CREATE INDEX relations_a_speaker ON relations (a_speaker, kind, latest);
CREATE INDEX relations_b_speaker ON relations (b_speaker, kind, latest);
