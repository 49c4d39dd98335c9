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
	var batch []*prepared
	keep := func() error {
		err := keepBatch(ctx, s, batch)
		batch = batch[:0]
		return err
	}
	for doc := range docs {
		if batch = append(batch, prepare(doc)); len(batch) < keptAtOnce {
			continue
		}
		if err := keep(); err != nil {
			return err
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
	}
	return keep()
}

// keptAtOnce is how many documents are kept in one transaction.
const keptAtOnce = 256

func keepBatch(ctx context.Context, s *store.Store, batch []*prepared) error {
	return s.Batch(ctx, func(b *store.Batch) error {
		for _, p := range batch {
			accepted, err := b.Accept(store.Arrival{Page: pageFor(p.doc)})
			if err == nil && accepted.Fresh {
				err = record(ctx, b, accepted.Number, p)
			}
			if err != nil {
				return fmt.Errorf("keeping %s: %w", p.doc.ID, err)
			}
		}
		return nil
	})
}

// pageFor is the page that stands for a document whose own is not at hand.
func pageFor(doc *gainsay.Document) gainsay.Page {
	return gainsay.Page{URL: pageOf(doc), Type: "text/plain; charset=utf-8", Body: []byte(doc.Text), Hint: gainsay.Hint{Publisher: doc.Publisher}}
}
