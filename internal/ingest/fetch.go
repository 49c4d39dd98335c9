package ingest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"
	"sync"
	"time"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/fetch"
	"github.com/gainsay-news/gainsay/internal/intake"
	"github.com/gainsay-news/gainsay/internal/store"
)

// fetched is what a web address answers: a page, or the items of a feed.
func (in Inputs) fetched(ctx context.Context, address string) iter.Seq2[gainsay.Page, error] {
	return func(yield func(gainsay.Page, error) bool) {
		client := fetch.New(fetch.Options{})
		defer client.Close()
		answer, err := client.Get(ctx, fetch.Request{URL: address, Local: in.Local})
		if err != nil {
			yield(gainsay.Page{URL: address}, err)
			return
		}
		if !isFeed(answer.Page.Type) {
			yield(answer.Page, nil)
			return
		}
		for page, err := range intake.Stream(answer.Page.URL, bytes.NewReader(answer.Page.Body)) {
			if !yield(page, err) {
				return
			}
		}
	}
}

func isFeed(mediaType string) bool {
	for _, s := range []string{"rss", "atom", "feed+json", "xml", "json"} {
		if strings.Contains(mediaType, s) && !strings.Contains(mediaType, "xhtml") {
			return true
		}
	}
	return false
}

// fetchers is how many sites are asked at once; a site is asked one page at a
// time, with a gap, by the client.
const fetchers = 8

// Follow fetches the addresses that wait in the store and accepts what they
// answer, until none is left. An address that cannot be had is refused with
// the reason, or put back when asking again makes sense.
func Follow(ctx context.Context, s *store.Store, client *fetch.Client, local bool) error {
	for ctx.Err() == nil {
		links, err := s.LeaseLinks(ctx, 4*fetchers, lease)
		if err != nil {
			return fmt.Errorf("following links: %w", err)
		}
		if len(links) == 0 {
			return nil
		}
		if err := followAll(ctx, s, client, links, local); err != nil {
			return fmt.Errorf("following links: %w", err)
		}
	}
	return nil
}

func followAll(ctx context.Context, s *store.Store, client *fetch.Client, links []store.Link, local bool) error {
	var workers sync.WaitGroup
	places := make(chan struct{}, fetchers)
	failed := make(chan error, len(links))
	for _, link := range links {
		places <- struct{}{}
		workers.Go(func() {
			failed <- followOne(ctx, s, client, link, local)
			<-places
		})
	}
	workers.Wait()
	close(failed)
	for err := range failed {
		if err != nil && ctx.Err() == nil {
			return err
		}
	}
	return nil
}

// followOne fetches one address; the error is of the store.
func followOne(ctx context.Context, s *store.Store, client *fetch.Client, link store.Link, local bool) error {
	answer, err := client.Get(ctx, fetch.Request{URL: link.URL, Local: local})
	var later *fetch.Later
	switch {
	case errors.As(err, &later):
		return s.RetryLink(ctx, link.URL, err.Error(), time.Until(later.At))
	case err != nil:
		return s.FinishLink(ctx, link.URL, err.Error())
	}
	if _, _, err := s.Accept(ctx, answer.Page); err != nil {
		return err
	}
	return s.FinishLink(ctx, link.URL, "")
}
