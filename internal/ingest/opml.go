package ingest

import (
	"context"
	"errors"
	"fmt"

	"github.com/gainsay-news/gainsay/feed"
	"github.com/gainsay-news/gainsay/internal/store"
)

// ImportSources adds the feeds of a list as sources in a state, and says how
// many are new.
func ImportSources(ctx context.Context, s *store.Store, list []feed.Outline, state store.SourceState) (n int, err error) {
	for _, o := range list {
		_, err := s.AddSource(ctx, store.Source{Kind: store.SourceFeed, Address: o.Feed, Name: o.Title, Language: o.Language, Group: o.Group, State: state})
		switch {
		case err == nil:
			n++
		case !errors.Is(err, store.ErrSource):
			return n, fmt.Errorf("importing sources: %w", err)
		}
	}
	return n, nil
}

// ExportSources is the feeds among the sources as OPML.
func ExportSources(ctx context.Context, s *store.Store) ([]byte, error) {
	list, err := s.Sources(ctx)
	if err != nil {
		return nil, fmt.Errorf("exporting sources: %w", err)
	}
	var out []feed.Outline
	for _, src := range list {
		if src.Kind == store.SourceFeed {
			out = append(out, feed.Outline{Title: src.Name, Feed: src.Address, Language: src.Language, Group: src.Group})
		}
	}
	return feed.WriteOPML("Sources", out), nil
}
