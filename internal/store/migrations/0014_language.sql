-- The language that an account reads in; '' is what its browser asks for.
ALTER TABLE users ADD COLUMN language TEXT NOT NULL DEFAULT '';
