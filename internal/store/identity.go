package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/gainsay-news/gainsay"
)

// IdentityPage is what the page of a person, body or place shows.
type IdentityPage struct {
	Identity
	Also      []string        `json:"also,omitempty"`
	Roles     []Role          `json:"roles,omitempty"`
	Positions []Position      `json:"positions,omitempty"`
	By        []Statement     `json:"by"`
	Of        []Statement     `json:"of"` // statements about it, by others
	Conflicts []Contradiction `json:"conflict_list,omitempty"`
	Stories   []StorySummary  `json:"stories,omitempty"`
	With      []Identity      `json:"with,omitempty"`      // who else is in its stories' statements
	Decisions []Decision      `json:"decisions,omitempty"` // by which others were merged into it
}

// Identity reads the page of a person, body or place; of one that was merged
// by hand, that of the other.
func (s *Store) Identity(ctx context.Context, id string) (p IdentityPage, err error) {
	if id, err = s.Redirect(ctx, id); err != nil {
		return p, fmt.Errorf("identity %q: %w", id, err)
	}
	list, err := collect(ctx, s.read, scanIdentity, identitySelect+"WHERE id = ?", id)
	if err == nil && len(list) == 0 {
		err = ErrNotFound
	}
	if err != nil {
		return p, fmt.Errorf("identity %q: %w", id, err)
	}
	p.Identity = list[0]
	for _, part := range []func() error{
		func() error { return s.fillNames(ctx, &p) },
		func() error { p.Roles, err = s.roles(ctx, id); return err },
		func() error {
			p.Decisions, err = s.decisions(ctx, "WHERE kind IN ('identity', 'tie') AND (subject = ?1 OR value = ?1) ORDER BY row", id)
			return err
		},
		func() error { return s.fillBy(ctx, &p) },
		func() error {
			p.Of, err = s.statements(ctx, "WHERE s.row IN (SELECT statement FROM about WHERE identity = ? ORDER BY statement DESC LIMIT 200) AND s.current = 1 AND s.copied = 0 AND s.voice = 'quoted' ORDER BY s.row DESC LIMIT 30", id)
			return err
		},
		func() error {
			p.Conflicts, err = s.contradictions(ctx, "WHERE r.row IN ("+latestConflicts+") ORDER BY r.latest DESC, r.row DESC LIMIT 20", id)
			return err
		},
		func() error {
			p.Stories, err = collect(ctx, s.read, scanStory, storySelect+`WHERE id IN (SELECT story FROM documents WHERE row IN
				(SELECT document FROM ties t WHERE identity = ? AND `+standing+` ORDER BY document DESC LIMIT 200)) ORDER BY last DESC LIMIT 20`, id)
			return err
		},
	} {
		if err := part(); err != nil {
			return p, fmt.Errorf("identity %q: %w", id, err)
		}
	}
	return p, nil
}

// latestConflicts selects the latest conflicts that somebody's statements are
// in: of each side and kind the last in an index, since some are in thousands.
var latestConflicts = func() string {
	var parts []string
	for _, side := range []string{"a_speaker", "b_speaker"} {
		for _, kind := range []gainsay.RelationKind{gainsay.Contradicts, gainsay.Denies, gainsay.Revises} {
			parts = append(parts, "SELECT row FROM (SELECT row FROM relations WHERE "+side+" = ?1 AND kind = '"+string(kind)+"' AND "+shown+" ORDER BY latest DESC, row DESC LIMIT 20)")
		}
	}
	return strings.Join(parts, " UNION ALL ")
}()

// fillBy gives what somebody said last, and their positions.
func (s *Store) fillBy(ctx context.Context, p *IdentityPage) error {
	list, err := s.statements(ctx, "WHERE s.speaker = ? AND s.current = 1 AND s.copied = 0 ORDER BY coalesce(s.said, s.published) DESC, s.row DESC LIMIT ?", p.ID, positionStatements)
	if err != nil {
		return err
	}
	p.By = slices.Clone(list[:min(len(list), mostBy)])
	return s.fillPositions(ctx, p, list)
}

// IdentitiesIn lists who and what a document names, those that said most first.
func (s *Store) IdentitiesIn(ctx context.Context, doc gainsay.DocumentID) ([]Identity, error) {
	return collect(ctx, s.read, scanIdentity, identitySelect+`WHERE id IN (SELECT identity FROM ties t
		WHERE document = (SELECT row FROM documents WHERE id = ?) AND `+standing+`) ORDER BY said DESC, row LIMIT 60`, string(doc))
}

// fillNames gathers the names that articles give an identity.
func (s *Store) fillNames(ctx context.Context, p *IdentityPage) error {
	ties, err := collect(ctx, s.read, func(r *sql.Rows) (t [2]string, err error) {
		err = r.Scan(&t[0], &t[1])
		return t, err
	}, `SELECT t.name, t.also FROM ties t WHERE t.identity = ? AND `+standing+` ORDER BY t.document DESC LIMIT 200`, p.ID)
	seen := map[string]bool{p.Name: true}
	for _, t := range ties {
		var also []string
		if err := json.Unmarshal([]byte(t[1]), &also); err != nil {
			return err
		}
		for _, n := range append([]string{t[0]}, also...) {
			if !seen[n] && len(n) > 4 && len(p.Also) < 24 { // no pronouns
				seen[n] = true
				p.Also = append(p.Also, n)
			}
		}
	}
	return err
}
