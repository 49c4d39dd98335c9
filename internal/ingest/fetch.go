package ingest

import (
	"context"
	"iter"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/fetch"
	"github.com/gainsay-news/gainsay/internal/intake"
)

// fetched is what a web address answers: a page, or the items of a feed.
func (in Inputs) fetched(ctx context.Context, address string) iter.Seq2[gainsay.Page, error] {
	return func(yield func(gainsay.Page, error) bool) {
		client := in.Client
		if client == nil {
			client = fetch.New(fetch.Options{})
			defer client.Close()
		}
		answer, err := client.Get(ctx, fetch.Request{URL: address, Local: in.Local})
		if err != nil {
			yield(gainsay.Page{URL: address}, err)
			return
		}
		for page, err := range intake.Fetched(answer.Page) {
			if !yield(page, err) {
				return
			}
		}
	}
}
