package store

import (
	"context"
	"fmt"
)

// amongMost is how many of the statements that meet a condition, the latest,
// are looked at for contradictions.
const amongMost = 400

// ConflictsAmong lists the contradictions, denials and reversals that
// statements which meet a condition take part in, the surest first.
func (s *Store) ConflictsAmong(ctx context.Context, where Cond, limit int) ([]Contradiction, error) {
	of, err := s.compile(ctx, Cond{Op: And, Of: []Cond{where, {Op: Is, Text: "contested"}}})
	if err != nil {
		return nil, wrapped("looking for contradictions", err)
	}
	rows, err := collect(ctx, s.read, scanInt, of.query()+" LIMIT ?", append(of.args, amongMost)...)
	if err != nil || len(rows) == 0 {
		return nil, wrapped("looking for contradictions", err)
	}
	list, err := s.contradictions(ctx, `WHERE r.row IN (SELECT row FROM relations WHERE a_said IN (SELECT value FROM json_each(?1))
		UNION SELECT row FROM relations WHERE b_said IN (SELECT value FROM json_each(?1)))
		AND r.kind IN ('contradicts', 'denies', 'revises') AND `+shownR+" ORDER BY r.score DESC, r.row DESC LIMIT ?2", jsonText(rows), limit)
	return list, wrapped("looking for contradictions", err)
}

func wrapped(what string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", what, err)
}
