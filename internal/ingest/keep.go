package ingest

import (
	"context"
	"fmt"
	"iter"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/store"
)

// Keep takes documents that have been read elsewhere into the record, in
// their order, and holds each against the record as Run does.
func Keep(ctx context.Context, s *store.Store, docs iter.Seq[*gainsay.Document]) error {
	r := newRecorder(s)
	for doc := range docs {
		number, fresh, err := s.Accept(ctx, pageFor(doc))
		if err == nil && fresh {
			err = r.record(ctx, number, doc)
		}
		if err != nil {
			return fmt.Errorf("keeping %s: %w", doc.ID, err)
		}
	}
	return nil
}

// pageFor is the page that stands for a document whose own is not at hand.
func pageFor(doc *gainsay.Document) gainsay.Page {
	return gainsay.Page{URL: pageOf(doc), Type: "text/plain; charset=utf-8", Body: []byte(doc.Text), Hint: gainsay.Hint{Publisher: doc.Publisher}}
}
