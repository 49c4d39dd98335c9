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
// refused at once, so that the record can say what became of it. What has been
// accepted so far is told to each, which may be nil, whenever it is more.
func Accept(ctx context.Context, s *store.Store, in Inputs, each func(Accepted)) (Accepted, error) {
	a := newAccepting(ctx, s)
	defer a.wait()
	told := a.count
	tell := func() {
		if each != nil && told != a.count {
			told = a.count
			each(told)
		}
	}
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
		tell()
	}
	if err := a.end(); err != nil {
		return a.count, fmt.Errorf("ingesting: %w", err)
	}
	tell()
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

// Pages are accepted together when they are as many as are recorded together.
// Who records them may have the record to himself meanwhile, for about as long
// as so many pages take to be read; what is opened until then is accepted at
// once, up to so many times as much.
const mostWaiting = 8

// An accepting is one call of Accept: pages that wait to be accepted together.
type accepting struct {
	ctx     context.Context
	store   *store.Store
	pages   []store.Arrival
	bytes   int
	busy    bool         // pages are being accepted
	flushed chan flushed // what came of them
	count   Accepted
}

// A flushed is what came of pages that were accepted together.
type flushed struct {
	pages    []store.Arrival
	accepted []store.Accepted
	err      error
}

func newAccepting(ctx context.Context, s *store.Store) *accepting {
	return &accepting{ctx: ctx, store: s, flushed: make(chan flushed, 1)}
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
	if len(a.pages) >= mostWaiting*batchPages || a.bytes >= mostWaiting*batchBytes {
		return a.flush()
	}
	select {
	case f := <-a.flushed:
		if err := a.take(f); err != nil {
			return err
		}
	default:
	}
	if a.busy {
		return nil
	}
	return a.flush()
}

// holdBack keeps an item under embargo apart, behind what came before it.
func (a *accepting) holdBack(page gainsay.Page) error {
	if err := a.end(); err != nil {
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

// flush has the pages that wait accepted, after those that are being accepted.
func (a *accepting) flush() error {
	if err := a.wait(); err != nil || len(a.pages) == 0 {
		return err
	}
	pages := a.pages
	a.busy, a.pages, a.bytes = true, nil, 0
	go func() {
		accepted, err := a.store.AcceptAll(a.ctx, pages)
		a.flushed <- flushed{pages, accepted, err}
	}()
	return nil
}

// wait is until nothing is being accepted.
func (a *accepting) wait() error {
	if !a.busy {
		return nil
	}
	return a.take(<-a.flushed)
}

// end accepts all that waits.
func (a *accepting) end() error {
	if err := a.flush(); err != nil {
		return err
	}
	return a.wait()
}

// take counts what was accepted.
func (a *accepting) take(f flushed) error {
	a.busy = false
	if f.err != nil {
		return f.err
	}
	for i, got := range f.accepted {
		switch {
		case !got.Fresh:
			a.count.Known++
		case f.pages[i].Refused != "":
			a.count.Refused++
		default:
			a.count.Fresh++
		}
	}
	return nil
}

// refusedAt names the step at which an input that is no page was refused.
func refusedAt(problem error) string {
	if stage := stageOf(problem); stage == "agency" {
		return stage
	}
	return "open"
}
