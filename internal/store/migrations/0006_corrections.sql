-- Whether a person corrected what was read of a statement; the story that
-- rules put a report in, where a person put it in another.
ALTER TABLE statements ADD COLUMN corrected INTEGER NOT NULL DEFAULT 0;
ALTER TABLE documents ADD COLUMN placed TEXT NOT NULL DEFAULT '';
CREATE INDEX documents_placed ON documents (placed) WHERE placed <> '';
CREATE INDEX statements_corrected ON statements (coalesce(said, published), row) WHERE corrected = 1;
