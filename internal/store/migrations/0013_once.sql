-- What is new is put into the indexes of words once for many reports, when
-- all of them are saved; triggers do it only for what is in them already. A
-- statement that writes to such an index has the next one write out what the
-- index has gathered.
DROP TRIGGER identities_named;
DROP TRIGGER identities_renamed;
CREATE TRIGGER identities_renamed AFTER UPDATE OF name ON identities
WHEN old.name <> new.name AND EXISTS (SELECT 1 FROM identity_names_docsize WHERE id = old.row) BEGIN
  INSERT INTO identity_names (identity_names, rowid, name) VALUES ('delete', old.row, old.name);
  INSERT INTO identity_names (rowid, name) VALUES (new.row, new.name);
END;
DROP TRIGGER statements_changed;
CREATE TRIGGER statements_changed AFTER UPDATE OF contested, speaker, name, said, act, unnamed, corrected ON statements
WHEN new.text <> '' AND (old.contested <> new.contested OR old.speaker <> new.speaker OR old.name <> new.name OR old.said IS NOT new.said
  OR old.act <> new.act OR old.unnamed <> new.unnamed OR old.corrected <> new.corrected)
  AND EXISTS (SELECT 1 FROM statement_words_docsize WHERE id = new.row) BEGIN
  DELETE FROM statement_words WHERE rowid = new.row;
  INSERT INTO statement_words (rowid, text, context, fields, via, dateline)
    SELECT row, text, context, fields, via, dateline FROM statement_tokens WHERE row = new.row;
END;
