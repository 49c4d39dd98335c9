package ingest

import (
	"context"
	"errors"
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/store"
	"github.com/gainsay-news/gainsay/pipeline"
)

// A recorder holds each document against the record, in turn, and saves it.
// Rooms decide; the store gives candidates by their keys.
type recorder struct {
	store *store.Store
}

func newRecorder(s *store.Store) *recorder { return &recorder{s} }

// perKey bounds the candidates that one index key may give: a key that many
// share tells little.
const perKey = 40

// record folds copies, joins a story, ties entities, compares claims, and
// commits what came of it.
func (r *recorder) record(ctx context.Context, number int64, doc *gainsay.Document) error {
	page := pageOf(doc)
	prior, err := r.store.LatestVersion(ctx, page)
	switch {
	case err == nil && sameText(prior, doc):
		return r.store.Unchanged(ctx, number, prior.ID)
	case err != nil && !errors.Is(err, store.ErrNotFound):
		return err
	}
	result := store.Result{Document: doc, Pipeline: pipeline.Version, Page: page}
	for _, step := range []func(context.Context, *store.Result) error{r.fold, r.join, r.identify, r.compare} {
		if err := step(ctx, &result); err != nil {
			return err
		}
	}
	return r.store.Commit(ctx, number, result)
}

// pageOf is the address that the versions of one article share: its canonical
// URL, or where it has none its own id.
func pageOf(doc *gainsay.Document) string {
	if doc.URL != "" {
		return doc.URL
	}
	return string(doc.ID)
}

// sameText reports whether two versions differ in nothing but white space:
// then the page has not changed.
func sameText(a, b *gainsay.Document) bool {
	return a.Title == b.Title && strings.Join(strings.Fields(a.Text), " ") == strings.Join(strings.Fields(b.Text), " ")
}
