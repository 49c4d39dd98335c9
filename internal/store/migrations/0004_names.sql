-- Names by any three letters of them, so that "speaker:berg" need not read all.
CREATE VIRTUAL TABLE identity_names USING fts5(name, content='identities', content_rowid='row', tokenize='trigram');
INSERT INTO identity_names (identity_names) VALUES ('rebuild');
CREATE TRIGGER identities_named AFTER INSERT ON identities BEGIN
  INSERT INTO identity_names (rowid, name) VALUES (new.row, new.name);
END;
CREATE TRIGGER identities_renamed AFTER UPDATE OF name ON identities WHEN old.name <> new.name BEGIN
  INSERT INTO identity_names (identity_names, rowid, name) VALUES ('delete', old.row, old.name);
  INSERT INTO identity_names (rowid, name) VALUES (new.row, new.name);
END;
