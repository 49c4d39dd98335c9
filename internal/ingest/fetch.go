package ingest

import (
	"context"
	"errors"
	"iter"

	"github.com/gainsay-news/gainsay"
)

// fetched is the page that a web address answers.
func (in Inputs) fetched(ctx context.Context, address string) iter.Seq2[gainsay.Page, error] {
	return func(yield func(gainsay.Page, error) bool) {
		yield(gainsay.Page{URL: address}, errors.New("not written yet"))
	}
}
