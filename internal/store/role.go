package store

import (
	"context"
	"database/sql"
	"slices"
	"strings"
	"time"

	"github.com/gainsay-news/gainsay"
)

// A Role is what reports called somebody, from the first day to the last, and
// the first report that did.
type Role struct {
	Role      string             `json:"role"`
	Document  gainsay.DocumentID `json:"document"`
	Entity    gainsay.EntityID   `json:"entity"` // of the document, whose words give the role
	Publisher string             `json:"publisher"`
	Published time.Time          `json:"published,omitzero"` // the first day
	Last      time.Time          `json:"last,omitzero"`
	Reports   int                `json:"reports"`
}

const (
	roleTies  = 100 // of the first that name somebody, and as many of the last, are read for roles
	mostRoles = 12
)

// roles are those that reports gave an identity whose words are kept, the one
// given last first.
func (s *Store) roles(ctx context.Context, id string) ([]Role, error) {
	list, err := collect(ctx, s.read, func(r *sql.Rows) (o Role, err error) {
		var published sql.NullInt64
		err = r.Scan(&o.Role, &o.Entity, &o.Document, &o.Publisher, &published)
		o.Published, o.Last, o.Reports = moment(published), moment(published), 1
		return o, err
	}, `SELECT t.role, t.entity, d.id, d.publisher, d.published FROM (
			SELECT * FROM (SELECT document, entity, hand FROM ties WHERE identity = ?1 ORDER BY document LIMIT ?2)
			UNION SELECT * FROM (SELECT document, entity, hand FROM ties WHERE identity = ?1 ORDER BY document DESC LIMIT ?2)) n
		CROSS JOIN ties t ON t.document = n.document AND t.entity = n.entity AND t.hand = n.hand JOIN documents d ON d.row = t.document
		WHERE t.role <> '' AND d.withdrawn = '' AND d.kept <> 'nothing' AND `+standing+` ORDER BY d.published, d.row`, id, roleTies)
	if err != nil {
		return nil, err
	}
	var out []Role
	at := map[string]int{}
	for _, o := range list {
		key := strings.TrimPrefix(strings.ToLower(o.Role), "the ")
		i, ok := at[key]
		if !ok {
			at[key], out = len(out), append(out, o)
			continue
		}
		if out[i].Published.IsZero() { // one without a day cannot be the first
			out[i].Published, out[i].Document, out[i].Entity, out[i].Publisher = o.Published, o.Document, o.Entity, o.Publisher
		}
		out[i].Last, out[i].Reports = o.Last, out[i].Reports+1
	}
	slices.SortStableFunc(out, func(a, b Role) int { return b.Last.Compare(a.Last) })
	return out[:min(len(out), mostRoles)], nil
}
