package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
)

// facetSample is how many answers are counted for the facets.
const facetSample = 200

// facetValues is how many values of a facet are given.
const facetValues = 8

// facets counts what the statements of these rows have in common.
func (s *Store) facets(ctx context.Context, rows []int64) ([]Facet, error) {
	type value struct {
		field string
		FacetValue
	}
	sample := "WITH m AS MATERIALIZED (SELECT speaker, name, publisher, origin, channel, place, voice, form, act, contested, coalesce(said, published) AS at FROM statements WHERE row IN (SELECT value FROM json_each(?))) "
	var parts []string
	for _, f := range [][3]string{
		{"speaker", "m.speaker", "coalesce((SELECT name FROM identities WHERE id = m.speaker), m.name)"},
		{"outlet", "publisher", "publisher"}, {"origin", "iif(origin <> publisher, origin, '')", "origin"}, {"channel", "channel", "channel"},
		{"place", "coalesce((SELECT name FROM places WHERE id = m.place), '')", "coalesce((SELECT name FROM places WHERE id = m.place), '')"},
		{"said", "coalesce(strftime('%Y-%m', at, 'unixepoch'), '')", "coalesce(strftime('%Y-%m', at, 'unixepoch'), '')"}, {"is", "iif(voice = 'own', 'own', form)", "iif(voice = 'own', 'own', form)"},
		{"act", "act", "act"}, {"is", "iif(contested, 'contested', '')", "'contested'"},
	} {
		parts = append(parts, fmt.Sprintf("SELECT '%[1]s' AS f, %[2]s AS v, %[3]s AS n, count(*) AS c, iif('%[1]s' = 'said', %[2]s, '') AS k FROM m WHERE v <> '' GROUP BY v", f[0], f[1], f[2]))
	}
	list, err := collect(ctx, s.read, func(r *sql.Rows) (v value, err error) {
		var order string // months come by date
		err = r.Scan(&v.field, &v.Value, &v.Name, &v.Count, &order)
		return v, err
	}, sample+strings.Join(parts, " UNION ALL ")+" ORDER BY f, k DESC, c DESC, n", numbersText(rows))
	var out []Facet
	for _, v := range list {
		if n := len(out); n == 0 || out[n-1].Field != v.field {
			out = append(out, Facet{Field: v.field})
		}
		f := &out[len(out)-1]
		if len(f.Values) < facetValues || v.field == "said" && len(f.Values) < 3*facetValues {
			f.Values = append(f.Values, v.FacetValue)
		}
	}
	return out, err
}
