-- Outlets and origins are tokens too (o and g, with the name in hexadecimal):
-- to look for them by the words of their names walked through every report of
-- every "News".
DROP TRIGGER statements_changed;
DROP VIEW statement_tokens;
DROP TABLE statement_words;
CREATE VIRTUAL TABLE statement_words USING fts5(
  text, context, fields, via, content='', contentless_delete=1, tokenize='porter unicode61 remove_diacritics 2'
);
INSERT INTO statement_words (statement_words, rank) VALUES ('rank', 'bm25(2.0, 1.0, 0.0, 0.0)');
CREATE VIEW statement_tokens AS SELECT s.row AS row, s.text AS text, s.name || ' ' || s.sentence AS context, s.via AS via,
  iif(s.speaker = '', 'nnobody', 's' || s.speaker) || ' f' || s.form || ' a' || s.act || ' v' || s.voice || ' c' || s.channel
  || coalesce(strftime(' m%Y%m y%Y', coalesce(s.said, s.published), 'unixepoch'), '') || coalesce(strftime(' d%Y%m e%Y', s.published, 'unixepoch'), '')
  || ' o' || hex(s.publisher) || ' g' || hex(s.origin)
  || iif(s.unnamed, ' nunnamed', '') || iif(s.voice = 'quoted' AND s.speaker = '' AND s.unnamed = 0, ' nunresolved', '')
  || iif(s.origin <> s.publisher, ' nwire', '') || iif(s.figures > 0, ' nfigure', '') || iif(s.contested, ' ncontested', '')
  || iif(s.copied, ' ncopy', '') || iif(s.corrected, ' ncorrected', '')
  || coalesce((SELECT ' ' || group_concat('b' || identity, ' ') FROM about WHERE statement = s.row), '')
  || coalesce((SELECT ' ' || group_concat('p' || place, ' ') FROM spots WHERE statement = s.row), '') AS fields
  FROM statements s;
INSERT INTO statement_words (rowid, text, context, fields, via)
  SELECT row, text, context, fields, via FROM statement_tokens WHERE text <> '' ORDER BY row;
CREATE TRIGGER statements_changed AFTER UPDATE OF contested, speaker, name, said, act, unnamed, corrected ON statements
WHEN new.text <> '' AND (old.contested <> new.contested OR old.speaker <> new.speaker OR old.name <> new.name OR old.said IS NOT new.said
  OR old.act <> new.act OR old.unnamed <> new.unnamed OR old.corrected <> new.corrected) BEGIN
  DELETE FROM statement_words WHERE rowid = new.row;
  INSERT INTO statement_words (rowid, text, context, fields, via)
    SELECT row, text, context, fields, via FROM statement_tokens WHERE row = new.row;
END;

-- Whose reports the record has, by name.
CREATE TABLE origins (
  name      TEXT PRIMARY KEY,
  documents INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO origins SELECT origin, count(*) FROM documents GROUP BY origin;
