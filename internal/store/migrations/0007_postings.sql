-- Index keys of the comparing rooms: a hash of the kind of the key and the
-- key, and the rows of what it is of, the latest last, as variable-length
-- integers.
CREATE TABLE postings (
  key    INTEGER PRIMARY KEY,
  owners BLOB NOT NULL
);
DROP INDEX claims_story;
