package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/gainsay-news/gainsay"
)

// A SourceKind is the door that a source comes in by.
type SourceKind string

// The kinds of source.
const (
	SourceFeed    SourceKind = "feed"    // RSS, Atom or JSON Feed: what it lists is fetched
	SourceSitemap SourceKind = "sitemap" // of pages, or an index of sitemaps
	SourcePage    SourceKind = "page"    // one page, looked at again and again
	SourceFolder  SourceKind = "folder"  // files that somebody puts there
	SourcePush    SourceKind = "push"    // what somebody sends
)

// SourceKinds are the kinds of source.
var SourceKinds = []SourceKind{SourceFeed, SourceSitemap, SourcePage, SourceFolder, SourcePush}

// A SourceState says whether a source is looked at.
type SourceState string

// The states of a source.
const (
	SourceActive SourceState = "active"
	SourcePaused SourceState = "paused" // by hand, and kept
	SourceOff    SourceState = "off"    // of the starter list, not chosen
)

// ErrSource says that the settings of a source cannot be.
var ErrSource = errors.New("no source")

// A Source is where news comes in.
type Source struct {
	ID       int64         `json:"id"`
	Kind     SourceKind    `json:"kind"`
	Address  string        `json:"address"` // of the web; a folder's path; of a push source any name
	Name     string        `json:"name"`    // the publisher of its pages, where they do not say
	State    SourceState   `json:"state"`
	Group    string        `json:"group,omitempty"`
	Local    bool          `json:"local,omitempty"`    // may lie inside a private network
	Zone     string        `json:"zone,omitempty"`     // of times printed without one
	Language string        `json:"language,omitempty"` // BCP 47
	Home     string        `json:"home,omitempty"`     // its home place
	Copies   string        `json:"copies,omitempty"`   // whose reports it copies
	Keep     Keep          `json:"keep"`               // what is kept of its texts after Days
	Days     int           `json:"days,omitempty"`     // for which the whole text is kept; 0 with Keep full: for ever
	Rules    gainsay.Rules `json:"rules,omitzero"`
	Least    int           `json:"least,omitempty"` // seconds between two looks; 0 is 300
	Most     int           `json:"most,omitempty"`  // seconds; 0 is 86400
	Every    int           `json:"every,omitempty"` // seconds, as its own rhythm has it now
	Next     time.Time     `json:"next,omitzero"`
	Added    time.Time     `json:"added,omitzero"`
	Checked  time.Time     `json:"checked,omitzero"`   // when it was last looked at
	LastItem time.Time     `json:"last_item,omitzero"` // when it last brought something new
	Fails    int           `json:"fails,omitempty"`    // looks in a row that failed
	Reason   string        `json:"reason,omitempty"`   // why the last look failed

	ETag     string `json:"-"`
	Modified string `json:"-"`
}

const sourceSelect = `SELECT row, kind, address, name, state, shelf, local, zone, language, home, copies, keep, days, rules, least, most, every, due,
	added, checked, last_item, fails, reason, etag, modified FROM sources `

func scanSource(r *sql.Rows) (s Source, err error) {
	var rules string
	var due, added int64
	var checked, last sql.NullInt64
	err = r.Scan(&s.ID, &s.Kind, &s.Address, &s.Name, &s.State, &s.Group, &s.Local, &s.Zone, &s.Language, &s.Home, &s.Copies, &s.Keep, &s.Days, &rules,
		&s.Least, &s.Most, &s.Every, &due, &added, &checked, &last, &s.Fails, &s.Reason, &s.ETag, &s.Modified)
	if err != nil {
		return s, err
	}
	s.Added, s.Checked, s.LastItem = time.Unix(added, 0).UTC(), moment(checked), moment(last)
	if s.State == SourceActive && s.Kind != SourcePush {
		s.Next = time.Unix(max(due, added), 0).UTC()
	}
	return s, json.Unmarshal([]byte(rules), &s.Rules)
}

// Check says what is wrong with the settings of a source, and fills in what
// goes without saying.
func (s *Source) Check() error {
	s.Address, s.Name = strings.TrimSpace(s.Address), strings.TrimSpace(s.Name)
	s.State = cmp.Or(s.State, SourceActive)
	u, err := url.Parse(s.Address)
	web := err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && u.User == nil
	if s.Kind == "" && web {
		s.Kind = SourceFeed
	}
	no := func(words string, args ...any) error {
		return fmt.Errorf("%w: %s", ErrSource, fmt.Sprintf(words, args...))
	}
	switch {
	case !slices.Contains(SourceKinds, s.Kind):
		return no("the kinds are feed, sitemap, page, folder and push, not %q", s.Kind)
	case len(s.Address) == 0 || len(s.Address) > 2000:
		return no("it needs an address of at most 2,000 characters")
	case s.Kind == SourceFolder && !filepath.IsAbs(s.Address):
		return no("a folder needs its whole path, not %q", s.Address)
	case s.Kind != SourceFolder && s.Kind != SourcePush && !web:
		return no("%q is no web address: it has to start with https:// or http://", s.Address)
	case s.Keep != "" && !slices.Contains(Keeps, s.Keep):
		return no("texts are kept full, as excerpt, sentence or nothing, not %q", s.Keep)
	case s.Days < 0 || s.Days > 36500:
		return no("texts are kept for 0 to 36,500 days")
	case s.Least < 0 || s.Most < 0 || s.Most > 0 && s.Least > s.Most:
		return no("the least time between two looks is longer than the most")
	case s.Least > 0 && s.Least < 60:
		return no("a source is looked at once a minute at most")
	case s.State != SourceActive && s.State != SourcePaused && s.State != SourceOff:
		return no("a source is active, paused or off, not %q", s.State)
	}
	return nil
}

// AddSource adds a source. One that is there already, by its address, is an
// error. What is kept of its texts is as the settings have it, where the
// source does not say.
func (s *Store) AddSource(ctx context.Context, src Source) (Source, error) {
	if err := src.Check(); err != nil {
		return src, err
	}
	set, err := s.Settings(ctx)
	if err != nil {
		return src, err
	}
	src.Keep = cmp.Or(src.Keep, Keep(set["retention"]), KeepFull)
	src.Added = s.now().UTC().Truncate(time.Second)
	res, err := s.write.ExecContext(ctx, `INSERT INTO sources (kind, address, name, state, shelf, local, zone, language, home, copies, keep, days, rules, least, most, added)
		VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT DO NOTHING`, string(src.Kind), src.Address, src.Name, string(src.State), src.Group, src.Local,
		src.Zone, src.Language, src.Home, src.Copies, string(src.Keep), src.Days, jsonText(src.Rules), src.Least, src.Most, src.Added.Unix())
	if err != nil {
		return src, fmt.Errorf("adding the source %q: %w", src.Address, err)
	}
	if n, err := res.RowsAffected(); err != nil || n == 0 {
		return src, errors.Join(err, fmt.Errorf("%w: %s is one already", ErrSource, src.Address))
	}
	src.ID, err = res.LastInsertId()
	return src, err
}

// SetSource writes the settings of a source anew; how it went so far stays.
func (s *Store) SetSource(ctx context.Context, src Source) error {
	if err := src.Check(); err != nil {
		return err
	}
	src.Keep = cmp.Or(src.Keep, KeepFull)
	return s.sourceChange(ctx, src.ID, `UPDATE sources SET name = ?2, state = ?3, shelf = ?4, local = ?5, zone = ?6, language = ?7, home = ?8, copies = ?9,
		keep = ?10, days = ?11, rules = ?12, least = ?13, most = ?14 WHERE row = ?1`, src.Name, string(src.State), src.Group, src.Local, src.Zone, src.Language,
		src.Home, src.Copies, string(src.Keep), src.Days, jsonText(src.Rules), src.Least, src.Most)
}

// SetSourceState pauses or resumes a source; one that is resumed is looked at
// next.
func (s *Store) SetSourceState(ctx context.Context, id int64, state SourceState) error {
	return s.sourceChange(ctx, id, "UPDATE sources SET state = ?2, due = iif(?2 = 'active', 0, due), fails = 0 WHERE row = ?1", string(state))
}

// RemoveSource takes a source off the list. What it brought stays, kept in
// full.
func (s *Store) RemoveSource(ctx context.Context, id int64) error {
	return s.sourceChange(ctx, id, "DELETE FROM sources WHERE row = ?1")
}

func (s *Store) sourceChange(ctx context.Context, id int64, query string, args ...any) error {
	res, err := s.write.ExecContext(ctx, query, append([]any{id}, args...)...)
	if err == nil {
		var n int64
		if n, err = res.RowsAffected(); err == nil && n == 0 {
			err = ErrNotFound
		}
	}
	if err != nil {
		return fmt.Errorf("source %d: %w", id, err)
	}
	return nil
}

// Sources lists the sources: those that are on first, then by name.
func (s *Store) Sources(ctx context.Context) ([]Source, error) {
	return collect(ctx, s.read, scanSource, sourceSelect+"ORDER BY state <> 'active', state, shelf, name COLLATE NOCASE, address")
}

// Source is a source by its number or its address.
func (s *Store) Source(ctx context.Context, name string) (Source, error) {
	list, err := collect(ctx, s.read, scanSource, sourceSelect+"WHERE CAST(row AS TEXT) = ?1 OR address = ?1 LIMIT 1", name)
	if err == nil && len(list) == 0 {
		err = ErrNotFound
	}
	if err != nil {
		return Source{}, fmt.Errorf("source %q: %w", name, err)
	}
	return list[0], nil
}

// SourceByID is a source by its number; the zero Source where it is none.
func (s *Store) SourceByID(ctx context.Context, id int64) (Source, error) {
	if id == 0 {
		return Source{}, nil
	}
	list, err := collect(ctx, s.read, scanSource, sourceSelect+"WHERE row = ?", id)
	if err != nil || len(list) == 0 {
		return Source{}, err
	}
	return list[0], nil
}

// Hint is what a source knows of each of its pages.
func (s *Source) Hint() gainsay.Hint {
	h := gainsay.Hint{Publisher: s.Name, Zone: s.Zone, Home: s.Home, Language: s.Language, Source: s.Address}
	if !s.Rules.IsZero() {
		rules := s.Rules
		h.Rules = &rules
	}
	return h
}

// LeaseSources gives out the sources that are due to be looked at, n at most.
// One that is not given back by a visit is given out again after the lease.
func (s *Store) LeaseSources(ctx context.Context, n int, lease time.Duration) ([]Source, error) {
	now := s.now().Unix()
	rows, err := collect(ctx, s.write, scanInt, `UPDATE sources SET leased = ? WHERE row IN (SELECT row FROM sources
		WHERE state = 'active' AND kind <> 'push' AND due <= ? AND leased <= ? ORDER BY due, row LIMIT ?) RETURNING row`, now+int64(lease.Seconds()), now, now, n)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	return collect(ctx, s.write, scanSource, sourceSelect+"WHERE row IN (SELECT value FROM json_each(?)) ORDER BY row", jsonText(rows))
}

// ReleaseSources gives back the sources that nobody came to look at.
func (s *Store) ReleaseSources(ctx context.Context) error {
	_, err := s.write.ExecContext(ctx, "UPDATE sources SET leased = 0 WHERE leased > 0")
	return err
}

// A Visit is one look at a source.
type Visit struct {
	At     time.Time `json:"at"`
	Code   int       `json:"code,omitempty"` // of HTTP; 0 where none was answered
	Items  int       `json:"items"`          // that it listed or held
	Fresh  int       `json:"fresh"`          // of those, what the record did not have
	Reason string    `json:"reason,omitempty"`

	Every    time.Duration `json:"-"` // to the next look
	ETag     string        `json:"-"`
	Modified string        `json:"-"`
}

// keptVisits is how many looks at a source are kept.
const keptVisits = 300

// Visited notes how a look at a source went and when the next is due.
func (s *Store) Visited(ctx context.Context, id int64, v Visit) error {
	err := s.add(ctx, func(tx *sql.Tx) error {
		w := newWork(ctx, tx, nil)
		defer w.close()
		now := s.now().Unix()
		return errors.Join(
			w.exec("INSERT INTO visits (source, at, code, items, fresh, reason) VALUES (?, ?, ?, ?, ?, ?)", id, now, v.Code, v.Items, v.Fresh, v.Reason),
			w.exec("DELETE FROM visits WHERE source = ?1 AND row <= coalesce((SELECT row FROM visits WHERE source = ?1 ORDER BY row DESC LIMIT 1 OFFSET ?2), 0)", id, keptVisits),
			w.exec(`UPDATE sources SET checked = ?2, every = ?3, due = ?2 + ?3, leased = 0, reason = ?4, fails = iif(?4 = '', 0, fails + 1),
				last_item = iif(?5 > 0, ?2, last_item), etag = iif(?4 = '', ?6, etag), modified = iif(?4 = '', ?7, modified) WHERE row = ?1`,
				id, now, int64(v.Every.Seconds()), v.Reason, v.Fresh, v.ETag, v.Modified))
	})
	if err != nil {
		return fmt.Errorf("source %d: %w", id, err)
	}
	return nil
}
