package store

import (
	"database/sql"
	"fmt"
	"net/url"
)

// WriteStatements makes a database file of its own with a table of
// statements, for people who take answers away.
func WriteStatements(file string, list []Statement) error {
	db, err := sql.Open("sqlite", "file:"+(&url.URL{Path: file}).EscapedPath()+"?_pragma=journal_mode(OFF)&_pragma=synchronous(OFF)")
	if err != nil {
		return err
	}
	defer db.Close()
	if err := writeStatements(db, list); err != nil {
		return fmt.Errorf("writing %s: %w", file, err)
	}
	return nil
}

func writeStatements(db *sql.DB, list []Statement) error {
	_, err := db.Exec(`CREATE TABLE statements (id TEXT, speaker TEXT, speaker_id TEXT, role TEXT, text TEXT, sentence TEXT, form TEXT, act TEXT, voice TEXT,
		said TEXT, published TEXT, outlet TEXT, origin TEXT, channel TEXT, via TEXT, place TEXT, story TEXT, title TEXT, page TEXT, article TEXT,
		start INTEGER, end INTEGER, contested INTEGER, corrected INTEGER)`)
	if err != nil {
		return err
	}
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	in, err := tx.Prepare("INSERT INTO statements VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")
	if err != nil {
		return err
	}
	for _, s := range list {
		var said, published any
		if !s.Said.IsZero() {
			said = s.Said.UTC().Format("2006-01-02T15:04:05Z")
		}
		if !s.Published.IsZero() {
			published = s.Published.UTC().Format("2006-01-02T15:04:05Z")
		}
		_, err := in.Exec(s.ID, s.Name, s.Speaker, s.Role, s.Text, s.Sentence, string(s.Form), string(s.Act), s.Voice, said, published, s.Publisher, s.Origin,
			string(s.Channel), s.Via, s.Place, string(s.Story), s.Title, s.Page, string(s.Document), s.Start, s.End, s.Contested, s.Corrected)
		if err != nil {
			return err
		}
	}
	return tx.Commit()
}
