package ingest

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"time"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/store"
)

// Options steer [Run].
type Options struct {
	Workers int                   // readers at work at once; as many as processors
	Stay    bool                  // wait for new pages when all are done, until the context ends
	Report  func(store.Progress)  // called now and then; may be nil
	More    <-chan struct{}       // pages are still being accepted until it is closed; what it holds says that there are new ones. May be nil
	Yield   func(context.Context) // called before and after each page is read or recorded; may wait so that others go first. May be nil
}

// worker is the name under which this program leases pages. Two programs over
// one record would share it and do some work twice; the record stays right,
// since pages are recorded in their order and once.
const worker = "local"

// lease is how long a reader may take for a page before it is given to
// another; far longer than any page takes.
const lease = 5 * time.Minute

// idle is how often a program that stays looks for new pages.
const idle = 500 * time.Millisecond

// reading is a page that has been read, or could not be.
type reading struct {
	number int64
	doc    *prepared
	err    error
}

// Pages are recorded together, in one transaction, when there are so many, or
// so many bytes of text, or when the first of them has waited so long: not as
// long while no other is being read.
const (
	batchPages = 40
	batchBytes = 1 << 20
	batchWait  = 250 * time.Millisecond
	batchWaits = 12 // of batchWait, while others are being read
	// Where others go first, a transaction lasts no longer: who wants to write
	// waits for it.
	batchTime = time.Second
)

// Run reads the pages that the store has accepted, several at a time, and
// records each when its turn comes. What has been read but not recorded when
// a run is stopped, even by force, is read again by the next one. It returns
// when no page is left, or when the context ends.
func Run(ctx context.Context, s *store.Store, o Options) error {
	if o.Workers <= 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	if err := s.Release(ctx, worker); err != nil {
		return fmt.Errorf("ingesting: %w", err)
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	ahead := readAheadOf(o.Workers)
	r := &run{store: s, Options: o, pending: map[int64]reading{}, done: make(chan reading, ahead), room: make(chan struct{}, ahead)}
	var workers sync.WaitGroup
	jobs := make(chan int64, ahead)
	workers.Go(func() {
		defer close(jobs)
		if err := r.lease(ctx, jobs); err != nil {
			cancel(err)
		}
	})
	for range o.Workers {
		workers.Go(func() { r.read(ctx, jobs) })
	}
	go func() {
		workers.Wait()
		close(r.done)
	}()
	err := r.record(ctx)
	cancel(err)
	for range r.done { // lets the workers end
	}
	if cause := context.Cause(ctx); err == nil && cause != nil && !errors.Is(cause, context.Canceled) {
		err = cause
	}
	if err != nil {
		return fmt.Errorf("ingesting: %w", err)
	}
	return nil
}

// RunWhile is [Run] while accept accepts pages, until it is done and no page is
// left. Accept calls more when there are new pages. When it fails, so does the
// run, and what was accepted is left to the next one.
func RunWhile(ctx context.Context, s *store.Store, o Options, accept func(ctx context.Context, more func()) error) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	more, failed := make(chan struct{}, 1), make(chan error, 1)
	o.More = more
	go func() {
		err := accept(ctx, func() {
			select {
			case more <- struct{}{}:
			default: // it has been said
			}
		})
		if failed <- err; err != nil {
			cancel(err)
		}
		close(more)
	}()
	err := Run(ctx, s, o)
	cancel(err)
	if problem := <-failed; problem != nil && (err == nil || context.Cause(ctx) == problem) {
		return problem
	}
	return err
}

// readAheadOf is how many pages are leased ahead of their turn: while one batch
// is recorded, the next is read whole, and nobody waits for the recorder. Nor
// for a lease, which is a write too and waits for the batch that is being
// written: what is leased meanwhile is enough to read.
func readAheadOf(workers int) int { return 2*batchPages + together*workers }

// A run is one call of Run.
type run struct {
	Options
	store   *store.Store
	done    chan reading
	room    chan struct{}     // bounds the pages that are read ahead of their turn
	pending map[int64]reading // read and not recorded yet
	bytes   int               // of the texts in pending
}

// lease gives out the numbers of pages to read until none is left.
func (r *run) lease(ctx context.Context, jobs chan<- int64) error {
	for ctx.Err() == nil {
		batch, err := r.store.LeaseRead(ctx, worker, batchPages, lease)
		if err != nil {
			return errUnlessDone(ctx, err)
		}
		if len(batch) == 0 {
			if more, err := r.wait(ctx); !more {
				return errUnlessDone(ctx, err)
			}
			continue
		}
		for _, job := range batch {
			select {
			case r.room <- struct{}{}:
			case <-ctx.Done():
				return nil
			}
			select {
			case jobs <- job.Number:
			case <-ctx.Done():
				return nil
			}
		}
	}
	return nil
}

// wait is for pages that are still to come, for a run that stays, and for pages
// that are to be tried later.
func (r *run) wait(ctx context.Context) (more bool, err error) {
	if r.More != nil {
		select {
		case _, open := <-r.More:
			if !open {
				r.More = nil
			}
			return true, nil
		case <-time.After(idle): // what somebody else has accepted
			return true, nil
		case <-ctx.Done():
			return false, nil
		}
	}
	p, err := r.store.Progress(ctx)
	if err != nil || !r.Stay && p.Waiting == 0 {
		return false, err
	}
	select {
	case <-time.After(idle):
		return true, nil
	case <-ctx.Done():
		return false, nil
	}
}

func errUnlessDone(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return nil
	}
	return err
}

// read reads pages as their numbers come.
func (r *run) read(ctx context.Context, jobs <-chan int64) {
	for numbers := several(jobs, r.Workers); numbers != nil; numbers = several(jobs, r.Workers) {
		for _, out := range r.readings(ctx, numbers) {
			select {
			case r.done <- out:
			case <-ctx.Done():
				return
			}
		}
	}
}

// readings reads the pages of these numbers and prepares them for the record.
func (r *run) readings(ctx context.Context, numbers []int64) []reading {
	out := make([]reading, len(numbers))
	var at []int
	var pages []gainsay.Page
	for i, number := range numbers {
		r.yield(ctx)
		page, err := r.store.Page(ctx, number)
		out[i] = reading{number: number, err: err}
		if err == nil {
			at, pages = append(at, i), append(pages, page)
		}
	}
	for k, result := range readTogether(pages) {
		o := &out[at[k]]
		if o.err = result.Err; o.err == nil {
			o.doc = prepare(result.Document)
		}
	}
	return out
}

func (r *run) yield(ctx context.Context) {
	if r.Yield != nil {
		r.Yield(ctx)
	}
}

// record takes what has been read and records it in the order of the numbers,
// several pages at once.
func (r *run) record(ctx context.Context) error {
	var last time.Time
	var late <-chan time.Time // when to see whether what is pending has waited long enough
	waits := 0
	for {
		due := false
		select {
		case done, more := <-r.done:
			if !more {
				err := r.recordPending(ctx)
				r.report(ctx, time.Time{})
				return errUnlessDone(ctx, err)
			}
			r.add(done)
			if late == nil {
				late = time.After(batchWait)
			}
			due = len(r.pending) >= batchPages || r.bytes >= batchBytes
		case <-late:
			late, waits = time.After(batchWait), waits+1
			due = waits >= batchWaits || len(r.pending) == len(r.room)
		}
		if due {
			late, waits = nil, 0
			if err := r.recordPending(ctx); err != nil {
				return errUnlessDone(ctx, err)
			}
		}
		last = r.report(ctx, last)
	}
}

func (r *run) add(done reading) {
	r.pending[done.number] = done
	r.bytes += done.bytes()
}

func (d reading) bytes() int {
	if d.doc == nil {
		return 0
	}
	return len(d.doc.doc.Text)
}

// recordPending records the pages that are pending and whose turn it is.
func (r *run) recordPending(ctx context.Context) error {
	for more := true; more; {
		var err error
		if more, err = r.recordSome(ctx); err != nil {
			return err
		}
	}
	return nil
}

// recordSome records pages together, not for too long where others want to go
// first, and reports whether there are more whose turn it is. They are
// acknowledged, and make room, when all of them are committed.
func (r *run) recordSome(ctx context.Context) (more bool, err error) {
	r.yield(ctx)
	var open int64 // the lowest page that is not
	start := time.Now()
	err = r.store.Batch(ctx, func(b *store.Batch) (err error) {
		for {
			if open, err = b.Next(); err != nil {
				return err
			}
			done, ok := r.pending[open]
			if !ok || ctx.Err() != nil {
				return nil
			}
			if more = r.Yield != nil && time.Since(start) > batchTime; more {
				return nil
			}
			if err := finish(context.WithoutCancel(ctx), b, done); err != nil {
				return err
			}
			r.yield(ctx)
		}
	})
	if err != nil {
		return false, err
	}
	for number, done := range r.pending {
		if number < open || open == 0 { // another program may have recorded some
			delete(r.pending, number)
			r.bytes -= done.bytes()
			<-r.room
		}
	}
	return more, nil
}

// finish ends one page: it is recorded, or refused with the reason.
func finish(ctx context.Context, b *store.Batch, done reading) error {
	if done.err != nil {
		return b.Refuse(done.number, stageOf(done.err), done.err.Error())
	}
	return record(ctx, b, done.number, done.doc)
}

const reportEvery = 200 * time.Millisecond

func (r *run) report(ctx context.Context, last time.Time) time.Time {
	if r.Report == nil || time.Since(last) < reportEvery {
		return last
	}
	if p, err := r.store.Progress(ctx); err == nil {
		r.Report(p)
	}
	return time.Now()
}
