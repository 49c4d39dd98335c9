package ingest

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/gainsay-news/gainsay/internal/fetch"
	"github.com/gainsay-news/gainsay/internal/intake"
	"github.com/gainsay-news/gainsay/internal/store"
)

// The bounds of the time between two looks at a source, where it sets none.
const (
	leastGap = 5 * time.Minute
	mostGap  = 24 * time.Hour
	firstGap = 30 * time.Minute // of a source whose rhythm is not known yet
)

// Visit looks at a source: what it lists is queued, what it holds accepted,
// and when to look next is set from its own rhythm.
func Visit(ctx context.Context, s *store.Store, client *fetch.Client, src store.Source) (store.Visit, error) {
	var v store.Visit
	var times []time.Time
	var err error
	start := time.Now()
	if src.Kind == store.SourceFolder {
		v, err = visitFolder(ctx, s, src)
	} else {
		v, times, err = visitWeb(ctx, s, client, src)
	}
	if ctx.Err() != nil || err != nil {
		return v, err
	}
	v.Every = nextGap(src, v, times, time.Now())
	if src.Kind == store.SourceFolder {
		v.Every = folderGap(src, time.Since(start))
	}
	if v.Reason == "" && v.Code == http.StatusNotModified {
		v.ETag, v.Modified = src.ETag, src.Modified
	}
	return v, s.Visited(ctx, src.ID, v)
}

// visitWeb asks the server of a source. Why it cannot be had is no error of
// ours: the visit says it.
func visitWeb(ctx context.Context, s *store.Store, client *fetch.Client, src store.Source) (v store.Visit, times []time.Time, err error) {
	answer, err := client.Get(ctx, fetch.Request{URL: src.Address, ETag: src.ETag, LastModified: src.Modified, Local: src.Local})
	if err != nil {
		return store.Visit{Code: fetch.Code(err), Reason: reasonOf(err)}, nil, nil
	}
	if answer.Unchanged {
		return store.Visit{Code: http.StatusNotModified}, nil, nil
	}
	got, err := take(ctx, s, taking{page: answer.Page, owner: src})
	v = store.Visit{Code: http.StatusOK, Items: got.links + got.pages, Fresh: got.fresh + got.accepted.Fresh, ETag: answer.ETag, Modified: answer.LastModified}
	if (src.Kind == store.SourceFeed || src.Kind == store.SourceSitemap) && got.itself {
		v.Reason = "a page answered where a " + string(src.Kind) + " was"
	}
	return v, got.times, err
}

// reasonOf is why something could not be had, without the address.
func reasonOf(err error) string {
	var later *fetch.Later
	if errors.As(err, &later) {
		return later.Err.Error()
	}
	_, words, found := strings.Cut(err.Error(), `": `)
	if !found {
		return err.Error()
	}
	return words
}

// visitFolder takes in the files of a folder that are new.
func visitFolder(ctx context.Context, s *store.Store, src store.Source) (v store.Visit, err error) {
	a := newAccepting(ctx, s)
	defer a.wait()
	for page, problem := range intake.Pages(src.Address) {
		if ctx.Err() != nil {
			return v, ctx.Err()
		}
		var link *intake.Link
		if errors.As(problem, &link) {
			if _, err := s.AddOwned(ctx, store.Link{URL: link.URL, Source: sourceAt(1), Owner: src.ID}); err != nil {
				return v, err
			}
			continue
		}
		if page.URL == src.Address && problem != nil {
			if !errors.Is(problem, intake.ErrNothing) {
				v.Reason = problem.Error()
			}
			continue // nothing there yet is no refused page
		}
		v.Items++
		if err := a.add(hinted(page, &src), problem); err != nil {
			return v, err
		}
	}
	if err := a.end(); err != nil {
		return v, err
	}
	v.Fresh = a.count.Fresh + a.count.Held
	return v, nil
}

// nextGap is the time to the next look: half the usual time between two of
// its items, longer while it is silent, doubled with each failure, within the
// bounds of the source, and never the same for two sources.
func nextGap(src store.Source, v store.Visit, times []time.Time, now time.Time) time.Duration {
	least, most := leastGap, mostGap
	if src.Least > 0 {
		least = time.Duration(src.Least) * time.Second
	}
	if src.Most > 0 {
		most = max(least, time.Duration(src.Most)*time.Second)
	}
	before := time.Duration(src.Every) * time.Second
	if before == 0 {
		before = firstGap
	}
	gap := before
	usual, newest := rhythm(times, now)
	switch {
	case v.Reason != "":
		gap = 2 * before
	case usual > 0:
		gap = max(usual/2, now.Sub(newest)/8)
	case v.Fresh > 0:
		gap = before * 2 / 3
	default:
		gap = before * 3 / 2
	}
	gap = min(max(gap, least), most)
	if jitter := min(gap/10, most-gap); jitter > 0 {
		gap += rand.N(jitter)
	}
	return gap.Truncate(time.Second)
}

// folderGap is the time to the next look at a folder: soon, since nobody is
// asked, but never more than a twentieth of the time is spent looking.
func folderGap(src store.Source, took time.Duration) time.Duration {
	return max(time.Duration(src.Least)*time.Second, time.Minute, 20*took).Truncate(time.Second)
}

// rhythmOf is how many of the latest items tell the rhythm of a source.
const rhythmOf = 20

// rhythm is the median time between the latest items of a source, and when the
// newest came; zero where fewer than three have a time.
func rhythm(times []time.Time, now time.Time) (usual time.Duration, newest time.Time) {
	var known []time.Time
	for _, t := range times {
		if !t.IsZero() && t.Before(now.Add(time.Hour)) {
			known = append(known, t)
		}
	}
	if len(known) < 3 {
		return 0, newest
	}
	slices.SortFunc(known, func(a, b time.Time) int { return b.Compare(a) })
	known = known[:min(len(known), rhythmOf)]
	var gaps []time.Duration
	for i := 1; i < len(known); i++ {
		gaps = append(gaps, known[i-1].Sub(known[i]))
	}
	slices.Sort(gaps)
	return max(gaps[len(gaps)/2], time.Second), known[0]
}

// How a program that stays looks after the sources.
const (
	visitors   = 8 // sources that are looked at at once
	visitLease = 10 * time.Minute
	watchEvery = 2 * time.Second // to look for what is due
	sweepEvery = 10 * time.Minute
	round      = 200 // addresses that are asked for before the sources have their turn
)

// WatchOptions steer [Watch].
type WatchOptions struct {
	Report func(error) // told of what goes wrong and is tried again; may be nil
}

// Watch looks after the sources until the context ends: it visits those that
// are due, asks for the addresses that wait, ends embargoes and cuts down the
// texts that are not kept. What goes wrong is reported and tried again.
func Watch(ctx context.Context, s *store.Store, client *fetch.Client, o WatchOptions) error {
	if err := s.ReleaseSources(ctx); err != nil {
		return errUnlessDone(ctx, fmt.Errorf("watching sources: %w", err))
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		every(ctx, watchEvery, o.Report, func() error {
			_, err := Follow(ctx, s, client, FollowOptions{Limit: round, Patience: time.Millisecond})
			return err
		})
	}()
	swept := time.Time{}
	every(ctx, watchEvery, o.Report, func() error {
		_, err := s.ReleaseHeld(ctx)
		if time.Since(swept) > sweepEvery {
			n, sweepErr := s.Sweep(ctx)
			if err = errors.Join(err, sweepErr); n == 0 {
				swept = time.Now()
			}
		}
		return errors.Join(err, VisitDue(ctx, s, client))
	})
	<-done
	return nil
}

// every does something again and again until the context ends.
func every(ctx context.Context, pause time.Duration, report func(error), do func() error) {
	for {
		if err := do(); err != nil && ctx.Err() == nil && report != nil {
			report(err)
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(pause):
		}
	}
}

// VisitDue looks at the sources that are due, several at once.
func VisitDue(ctx context.Context, s *store.Store, client *fetch.Client) error {
	due, err := s.LeaseSources(ctx, visitors, visitLease)
	if err != nil {
		return err
	}
	failed := make(chan error)
	for _, src := range due {
		go func() {
			_, err := Visit(ctx, s, client, src)
			failed <- err
		}()
	}
	for range due {
		err = errors.Join(err, <-failed)
	}
	return err
}
