package ingest

import (
	"context"
	"errors"
	"fmt"

	"github.com/gainsay-news/gainsay/internal/intake"
	"github.com/gainsay-news/gainsay/internal/store"
)

// Accepted counts what Accept did with the inputs.
type Accepted struct {
	Fresh   int // pages that the record did not have
	Known   int // pages that it had accepted before
	Refused int // inputs that could not be opened; the record says why
	Links   int // items of feeds and sitemaps that are only an address, and not followed
}

// Accept takes every page of the inputs into the store, in their order. An
// input that cannot be opened is accepted and refused at once, so that the
// record can say what became of it.
func Accept(ctx context.Context, s *store.Store, in Inputs, each func(Accepted)) (Accepted, error) {
	var count Accepted
	for page, problem := range in.pages(ctx) {
		if err := ctx.Err(); err != nil {
			return count, err
		}
		var link *intake.Link
		if errors.As(problem, &link) {
			if !in.Follow {
				count.Links++
			} else if _, err := s.AddLink(ctx, link.URL, "feed"); err != nil {
				return count, fmt.Errorf("ingesting: %w", err)
			}
			continue
		}
		number, fresh, err := s.Accept(ctx, page)
		if err != nil {
			return count, fmt.Errorf("ingesting: %w", err)
		}
		switch {
		case !fresh:
			count.Known++
		case problem != nil:
			count.Refused++
			if err := s.Refuse(ctx, number, "open", problem.Error()); err != nil {
				return count, fmt.Errorf("ingesting: %w", err)
			}
		default:
			count.Fresh++
		}
		if each != nil {
			each(count)
		}
	}
	return count, nil
}
