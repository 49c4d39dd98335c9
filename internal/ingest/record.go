package ingest

import (
	"context"
	"errors"
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/compare"
	"github.com/gainsay-news/gainsay/identity"
	"github.com/gainsay-news/gainsay/internal/store"
	"github.com/gainsay-news/gainsay/pipeline"
	"github.com/gainsay-news/gainsay/reprint"
	"github.com/gainsay-news/gainsay/story"
)

// A prepared document is one with all that can be made of it without the
// record, so that whoever reads it makes it and the recorder, of whom there is
// one, has only what needs the record. Of its document the layers that nothing
// asks for any more are gone: many wait for their turn at a time.
type prepared struct {
	doc      *gainsay.Document
	packed   []byte
	copy     store.Profile
	story    *story.Report
	claims   [][]string // index keys of doc.Claims
	readings []*compare.Reading
	entities [][]string // of doc.Entities
	profiles []identity.Profile
}

func prepare(doc *gainsay.Document) *prepared {
	p := &prepared{
		doc: doc, packed: store.PackDocument(doc), story: story.Read(doc),
		copy:   store.Profile{Bytes: reprint.Sign(doc), Keys: reprint.Keys(doc)},
		claims: make([][]string, len(doc.Claims)), entities: make([][]string, len(doc.Entities)),
		profiles: identity.Profiles(doc), readings: make([]*compare.Reading, len(doc.Claims)),
	}
	for i := range doc.Claims {
		p.claims[i] = compare.Keys(&doc.Claims[i])
		p.readings[i] = compare.Ready(&doc.Claims[i])
	}
	for i := range doc.Entities {
		p.entities[i] = identity.Keys(doc, &doc.Entities[i])
	}
	slim := *doc
	slim.Tokens, slim.Tags, slim.Arcs, slim.Timexes = nil, nil, nil, nil
	p.doc = &slim
	return p
}

// A recorder holds each document against the record, in turn. Rooms decide;
// the store gives candidates by their keys.
type recorder struct {
	candidates store.Candidates
}

// record folds copies, joins a story, ties entities, compares claims, and
// commits what came of it.
func record(ctx context.Context, b *store.Batch, number int64, p *prepared) error {
	r := recorder{b.Candidates}
	page := pageOf(p.doc)
	prior, err := b.LatestVersion(ctx, page)
	switch {
	case err == nil && sameText(prior, p.doc):
		return b.Unchanged(number, prior.ID)
	case err != nil && !errors.Is(err, store.ErrNotFound):
		return err
	case err == nil:
		same, err := b.SameWords(prior.ID, p.doc)
		if err != nil {
			return err
		}
		if same {
			return b.Unchanged(number, prior.ID)
		}
	}
	result := store.Result{Document: p.doc, Pipeline: pipeline.Version, Page: page, Packed: p.packed, Copy: p.copy}
	if err := r.against(ctx, p, &result); err != nil {
		return err
	}
	return b.Commit(number, result)
}

// against is all that is decided about a document beside the record: whose
// copy it is, its story, who is who, and how its claims stand to others.
func (r *recorder) against(ctx context.Context, p *prepared, result *store.Result) error {
	for _, step := range []func(context.Context, *prepared, *store.Result) error{r.fold, r.join, r.identify, r.compare} {
		if err := step(ctx, p, result); err != nil {
			return err
		}
	}
	return nil
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
