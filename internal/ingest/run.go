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
	Workers int                  // readers at work at once; as many as processors
	Stay    bool                 // wait for new pages when all are done, until the context ends
	Report  func(store.Progress) // called now and then; may be nil
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
	doc    *gainsay.Document
	err    error
}

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
	r := &run{store: s, Options: o, recorder: newRecorder(s), done: make(chan reading), room: make(chan struct{}, 8*o.Workers)}
	var workers sync.WaitGroup
	jobs := make(chan int64)
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

// A run is one call of Run.
type run struct {
	Options
	store    *store.Store
	recorder *recorder
	done     chan reading
	room     chan struct{} // bounds the pages that are read ahead of their turn
}

// lease gives out the numbers of pages to read until none is left.
func (r *run) lease(ctx context.Context, jobs chan<- int64) error {
	for ctx.Err() == nil {
		batch, err := r.store.LeaseRead(ctx, worker, 2*r.Workers, lease)
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

// wait is for a run that stays, and for pages that are to be tried later.
func (r *run) wait(ctx context.Context) (more bool, err error) {
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
	for number := range jobs {
		out := reading{number: number}
		page, err := r.store.Page(ctx, number)
		if err == nil {
			out.doc, err = Read(page)
		}
		out.err = err
		select {
		case r.done <- out:
		case <-ctx.Done():
			return
		}
	}
}

// record takes what has been read and records it in the order of the numbers.
func (r *run) record(ctx context.Context) error {
	pending := map[int64]reading{}
	next := int64(0)
	last := time.Now()
	for done := range r.done {
		pending[done.number] = done
		for {
			if next == 0 {
				job, _, _, err := r.store.NextToRecord(ctx)
				if err != nil {
					return errUnlessDone(ctx, err)
				}
				next = job.Number
			}
			ready, ok := pending[next]
			if !ok {
				break
			}
			delete(pending, next)
			<-r.room
			if err := r.finish(ctx, ready); err != nil {
				return errUnlessDone(ctx, err)
			}
			next = 0
		}
		last = r.report(ctx, last)
	}
	r.report(ctx, time.Time{})
	return nil
}

// finish ends one page: it is recorded, or refused with the reason.
func (r *run) finish(ctx context.Context, done reading) error {
	if done.err != nil {
		return r.store.Refuse(ctx, done.number, stageOf(done.err), done.err.Error())
	}
	err := r.recorder.record(ctx, done.number, done.doc)
	if errors.Is(err, store.ErrDone) {
		return nil
	}
	return err
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
