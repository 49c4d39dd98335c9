-- Topics are tokens of the index of words too (t, with the word in
-- hexadecimal), and the place of the dateline is a column of it.
DROP TRIGGER statements_changed;
DROP VIEW statement_tokens;
DROP TABLE statement_words;
CREATE VIRTUAL TABLE statement_words USING fts5(
  text, context, fields, via, dateline, content='', contentless_delete=1, tokenize='porter unicode61 remove_diacritics 2'
);
INSERT INTO statement_words (statement_words, rank) VALUES ('rank', 'bm25(2.0, 1.0, 0.0, 0.0, 0.0)');
CREATE VIEW statement_tokens AS SELECT s.row AS row, s.text AS text, s.name || ' ' || s.sentence AS context, s.via AS via,
  (SELECT dateline FROM documents WHERE row = s.document) AS dateline,
  iif(s.speaker = '', 'nnobody', 's' || s.speaker) || ' f' || s.form || ' a' || s.act || ' v' || s.voice || ' c' || s.channel
  || coalesce(strftime(' m%Y%m y%Y', coalesce(s.said, s.published), 'unixepoch'), '') || coalesce(strftime(' d%Y%m e%Y', s.published, 'unixepoch'), '')
  || ' o' || hex(s.publisher) || ' g' || hex(s.origin)
  || iif(s.unnamed, ' nunnamed', '') || iif(s.voice = 'quoted' AND s.speaker = '' AND s.unnamed = 0, ' nunresolved', '')
  || iif(s.origin <> s.publisher, ' nwire', '') || iif(s.figures > 0, ' nfigure', '') || iif(s.contested, ' ncontested', '')
  || iif(s.copied, ' ncopy', '') || iif(s.corrected, ' ncorrected', '')
  || coalesce((SELECT ' ' || group_concat('b' || identity, ' ') FROM about WHERE statement = s.row), '')
  || coalesce((SELECT ' ' || group_concat('p' || place, ' ') FROM spots WHERE statement = s.row), '')
  || coalesce((SELECT ' ' || group_concat('t' || hex(word), ' ') FROM spoken WHERE statement = s.row), '') AS fields
  FROM statements s;
INSERT INTO statement_words (rowid, text, context, fields, via, dateline)
  SELECT row, text, context, fields, via, dateline FROM statement_tokens WHERE text <> '' ORDER BY row;
CREATE TRIGGER statements_changed AFTER UPDATE OF contested, speaker, name, said, act, unnamed, corrected ON statements
WHEN new.text <> '' AND (old.contested <> new.contested OR old.speaker <> new.speaker OR old.name <> new.name OR old.said IS NOT new.said
  OR old.act <> new.act OR old.unnamed <> new.unnamed OR old.corrected <> new.corrected) BEGIN
  DELETE FROM statement_words WHERE rowid = new.row;
  INSERT INTO statement_words (rowid, text, context, fields, via, dateline)
    SELECT row, text, context, fields, via, dateline FROM statement_tokens WHERE row = new.row;
END;
