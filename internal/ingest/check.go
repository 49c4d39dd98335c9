package ingest

import (
	"cmp"
	"context"
	"fmt"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/store"
	"github.com/gainsay-news/gainsay/pipeline"
)

// longestChecked bounds a text to check, in bytes; a draft is far shorter.
const longestChecked = 1 << 20

// Check reads a text and holds what it says against the record: which
// statements there repeat, contradict or revise it. Nothing is saved. The
// relations go from claims of the record to claims of the document.
func Check(ctx context.Context, s *store.Store, text string) (*gainsay.Document, []gainsay.Relation, error) {
	if len(text) > longestChecked {
		return nil, nil, fmt.Errorf("checking: the text has %d bytes; %d are allowed", len(text), longestChecked)
	}
	doc, err := annotate(text)
	if err != nil {
		return nil, nil, fmt.Errorf("checking: %w", err)
	}
	result := store.Result{Document: doc, Page: string(doc.ID)}
	r := recorder{s.Candidates()}
	if err := r.compare(ctx, prepare(doc), &result); err != nil {
		return nil, nil, fmt.Errorf("checking: %w", err)
	}
	slices.SortStableFunc(result.Relations, func(a, b gainsay.Relation) int { return cmp.Compare(b.Score, a.Score) })
	return doc, result.Relations, nil
}

// annotate reads a text that stands on no page. The clock gives it no date.
func annotate(text string) (doc *gainsay.Document, err error) {
	defer func() {
		if p := recover(); p != nil {
			doc, err = nil, &StageError{failedStage(debug.Stack()), "the text", p}
		}
	}()
	doc = &gainsay.Document{Text: strings.ToValidUTF8(text, "\uFFFD")}
	pipeline.Annotate(doc)
	return doc, nil
}
