package web

import (
	"net/http"
	"slices"
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/setting"
	"github.com/gainsay-news/gainsay/internal/store"
)

// listed keeps the page of a person from those who ask for it when the
// settings want the person left alone. The answer says so: the address stays,
// and what reports say stays in the record.
func (s *site) listed(load func(r *http.Request) (any, error)) func(r *http.Request) (any, error) {
	return func(r *http.Request) (any, error) {
		data, err := load(r)
		if p, ok := data.(interface{ Itself() store.Identity }); err == nil && ok && leftAlone(s.settings(r.Context()), p.Itself()) {
			return nil, &refusal{http.StatusGone, "This person has no page on this server."}
		}
		return data, err
	}
}

// leftAlone reports whether the settings want no page for somebody.
func leftAlone(set setting.Set, p store.Identity) bool {
	return slices.Contains(set.List("delisted"), p.ID) || p.Kind == gainsay.Person && p.Documents < int(set.Number("persons"))
}

// unindexed asks search engines to leave the pages of persons out.
func unindexed(h http.Header, path string) {
	if strings.HasPrefix(path, "/p/") || strings.HasPrefix(path, "/api/v1/p/") {
		h.Set("X-Robots-Tag", "noindex")
	}
}
