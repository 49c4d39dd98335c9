package ingest

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/intake"
	"github.com/gainsay-news/gainsay/internal/store"
)

// Accepted counts what Accept did with the inputs.
type Accepted struct {
	Fresh   int // pages that the record did not have
	Known   int // pages that it had accepted before
	Held    int // items under embargo, which are taken when it ends
	Refused int // inputs that could not be opened; the record says why
	Links   int // items of feeds and sitemaps that are only an address, and not followed
}

// Accept takes every page of the inputs into the store, in their order,
// several in one transaction. An input that cannot be opened is accepted and
// refused at once, so that the record can say what became of it.
func Accept(ctx context.Context, s *store.Store, in Inputs, each func(Accepted)) (Accepted, error) {
	a := accepting{ctx: ctx, store: s}
	for page, problem := range openAhead(ctx, in.pages) {
		if err := ctx.Err(); err != nil {
			return a.count, err
		}
		var link *intake.Link
		if errors.As(problem, &link) {
			if !in.Follow {
				a.count.Links++
			} else if _, err := s.AddLink(ctx, link.URL, "feed"); err != nil {
				return a.count, fmt.Errorf("ingesting: %w", err)
			}
			continue
		}
		if err := a.add(page, problem); err != nil {
			return a.count, fmt.Errorf("ingesting: %w", err)
		}
		if each != nil {
			each(a.count)
		}
	}
	if err := a.flush(); err != nil {
		return a.count, fmt.Errorf("ingesting: %w", err)
	}
	if each != nil {
		each(a.count)
	}
	return a.count, nil
}

// opened is how many pages are opened before they are asked for; each may be as
// large as a page can be.
const opened = 2

// openAhead gives what open does, and has it go on meanwhile.
func openAhead(ctx context.Context, open func(context.Context) iter.Seq2[gainsay.Page, error]) iter.Seq2[gainsay.Page, error] {
	type input struct {
		page    gainsay.Page
		problem error
	}
	return func(yield func(gainsay.Page, error) bool) {
		ctx, cancel := context.WithCancel(ctx)
		inputs := make(chan input, opened)
		go func() {
			defer close(inputs)
			for page, problem := range open(ctx) {
				select {
				case inputs <- input{page, problem}:
				case <-ctx.Done():
					return
				}
			}
		}()
		defer func() {
			cancel()
			for range inputs { // until it has ended
			}
		}()
		for i := range inputs {
			if !yield(i.page, i.problem) {
				return
			}
		}
	}
}

// An accepting is one call of Accept: pages that wait to be accepted together.
type accepting struct {
	ctx   context.Context
	store *store.Store
	pages []store.Arrival
	bytes int
	count Accepted
}

func (a *accepting) add(page gainsay.Page, problem error) error {
	if errors.Is(problem, intake.ErrEmbargo) && len(page.Body) > 0 {
		return a.holdBack(page)
	}
	arrival := store.Arrival{Page: page}
	if problem != nil {
		arrival.Refused, arrival.Step = problem.Error(), refusedAt(problem)
	}
	a.pages = append(a.pages, arrival)
	a.bytes += len(page.Body)
	if len(a.pages) < batchPages && a.bytes < batchBytes {
		return nil
	}
	return a.flush()
}

// holdBack keeps an item under embargo apart, behind what came before it.
func (a *accepting) holdBack(page gainsay.Page) error {
	if err := a.flush(); err != nil {
		return err
	}
	fresh, err := a.store.HoldBack(a.ctx, page)
	if fresh {
		a.count.Held++
	} else {
		a.count.Known++
	}
	return err
}

// flush accepts the pages that wait.
func (a *accepting) flush() error {
	accepted, err := a.store.AcceptAll(a.ctx, a.pages)
	if err != nil {
		return err
	}
	for i, got := range accepted {
		switch {
		case !got.Fresh:
			a.count.Known++
		case a.pages[i].Refused != "":
			a.count.Refused++
		default:
			a.count.Fresh++
		}
	}
	a.pages, a.bytes = nil, 0
	return nil
}

// refusedAt names the step at which an input that is no page was refused.
func refusedAt(problem error) string {
	if stage := stageOf(problem); stage == "agency" {
		return stage
	}
	return "open"
}
