// Package ingest is the one place where reading and storing meet: pages come
// in, are read in parallel, and are grouped and compared in the order in
// which they were accepted.
package ingest

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"iter"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/fetch"
	"github.com/gainsay-news/gainsay/internal/intake"
	"github.com/gainsay-news/gainsay/pipeline"
)

// Read reads one page. A panic in a stage is caught and becomes an error that
// names the page and the stage: one bad page never stops a run.
func Read(page gainsay.Page) (doc *gainsay.Document, err error) {
	defer func() {
		if p := recover(); p != nil {
			doc, err = nil, &StageError{failedStage(debug.Stack()), page.URL, p}
		}
	}()
	if err := intake.Barred(page); err != nil {
		return nil, err
	}
	return pipeline.Read(page)
}

// Warm has the stages read in the models and tables that they inflate when they
// are first asked: a second of work that can be done beside other work.
func Warm() {
	_, _ = Read(gainsay.Page{Type: "text/plain", Body: []byte("Pier opens\n\nORRIN, May 2 - The pier of Orrin in Norway will be closed on Tuesday, the mayor, Ada Brook, told the council. " +
		"\"It is not safe,\" she said, \"and 20 people were hurt there.\" John Hale denied that anybody had been hurt.\n")})
}

// failedStage is the first of our functions on a stack that has panicked.
func failedStage(stack []byte) string {
	_, after, _ := strings.Cut(string(stack), "panic(")
	for line := range strings.Lines(after) {
		if rest, ok := strings.CutPrefix(line, "github.com/gainsay-news/gainsay/"); ok {
			name, _, _ := strings.Cut(rest, "(")
			return name
		}
	}
	return "an unknown stage"
}

// A Result is what came of one input: a document or the reason why not.
type Result struct {
	Document *gainsay.Document
	Err      error
}

// Inputs is what to read.
type Inputs struct {
	Paths []string // files, folders, web addresses, "-"
	URL   string   // the address of a single page
	Hint  gainsay.Hint
	Stdin io.Reader
	// Follow queues the addresses that feeds and sitemaps hold for fetching.
	Follow bool
	// Local lets web addresses be inside a private network.
	Local bool
	// Client fetches web addresses; nil makes one for each.
	Client *fetch.Client
	// Pages, where it is not nil, stands for Paths: pages that are at hand.
	Pages iter.Seq2[gainsay.Page, error]
}

// ReadAll reads every page of the inputs, several at a time, and gives the
// results in the order of the inputs.
func ReadAll(ctx context.Context, in Inputs) iter.Seq[Result] {
	return func(yield func(Result) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		for pending := range in.start(ctx) {
			select {
			case r := <-pending:
				if !yield(r) {
					return
				}
			case <-ctx.Done():
				return
			}
		}
	}
}

// start reads ahead, a few pages for each processor, and gives a place for each
// result in the order of the pages.
func (in Inputs) start(ctx context.Context) <-chan chan Result {
	readers := runtime.GOMAXPROCS(0)
	queue := make(chan chan Result, readers*readAhead)
	work := make(chan task, readers*readAhead) // holds no more than queue, so that nobody waits for it
	for range readers {
		go func() {
			for tasks := several(work, readers); tasks != nil; tasks = several(work, readers) {
				finishTasks(tasks)
			}
		}()
	}
	go func() {
		defer close(queue)
		defer close(work)
		for page, err := range in.pages(ctx) {
			t := task{page, make(chan Result, 1)}
			select {
			case queue <- t.place:
			case <-ctx.Done():
				return
			}
			if err != nil {
				t.place <- Result{Err: fmt.Errorf("%s: %w", page.URL, err)}
				continue
			}
			select {
			case work <- t:
			case <-ctx.Done():
				return
			}
		}
	}()
	return queue
}

// pages is every page of the inputs or the reason why it cannot be had.
func (in Inputs) pages(ctx context.Context) iter.Seq2[gainsay.Page, error] {
	if in.Pages != nil {
		return in.Pages
	}
	return func(yield func(gainsay.Page, error) bool) {
		for _, path := range in.Paths {
			for page, err := range in.open(ctx, path) {
				if !yield(in.complete(page), err) {
					return
				}
			}
		}
	}
}

// open is the pages of one input.
func (in Inputs) open(ctx context.Context, path string) iter.Seq2[gainsay.Page, error] {
	switch {
	case path == "-":
		return intake.Stream("standard input", in.Stdin)
	case strings.HasPrefix(path, "http://"), strings.HasPrefix(path, "https://"):
		return in.fetched(ctx, path)
	}
	return intake.Pages(path)
}

// complete adds what the caller knows of every page.
func (in Inputs) complete(page gainsay.Page) gainsay.Page {
	if in.URL != "" {
		page.URL = in.URL
	}
	h := &page.Hint
	h.Publisher = cmp.Or(in.Hint.Publisher, h.Publisher)
	h.Zone = cmp.Or(in.Hint.Zone, h.Zone)
	h.Home = cmp.Or(in.Hint.Home, h.Home)
	h.Language = cmp.Or(in.Hint.Language, h.Language)
	if !in.Hint.Published.IsZero() {
		h.Published = in.Hint.Published
	}
	return page
}
