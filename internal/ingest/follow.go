package ingest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/url"
	"time"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/fetch"
	"github.com/gainsay-news/gainsay/internal/intake"
	"github.com/gainsay-news/gainsay/internal/store"
)

// FollowOptions steer [Follow]; the zero value of a field is its default.
type FollowOptions struct {
	Local    bool          // addresses inside a private network are allowed
	Limit    int           // addresses that are asked for in this run; 100,000
	Patience time.Duration // that the end of a run waits for an address put back; 30 s
}

// Followed counts what became of the addresses of one run.
type Followed struct {
	Pages   int       // taken into the record, or known there
	Links   int       // new addresses found in feeds and sitemaps
	Refused int       // cannot be had; the record says why
	Later   int       // put back, some perhaps more than once
	Left    int       // that still wait when the run ends
	Next    time.Time // when the first of them is due; zero when none is left
}

const (
	fetchers = 32             // sites that are asked at once, one page at a time each
	ahead    = 1024           // addresses that are taken out of the store at once
	maxTries = 6              // before an address is given up
	hold     = 24 * time.Hour // for a lease: a run gives back what it did not ask for
)

// maxDepth bounds sitemaps within sitemaps and feeds within feeds. The
// protocol allows one index above a sitemap; some sites have two.
const maxDepth = 3

// Follow fetches the addresses that wait in the store and accepts what they
// answer. What a feed or a sitemap holds is followed in turn. An address that
// cannot be had is refused with the reason, or put back when asking again
// makes sense, and asked again in the same run only where it is due within
// the patience of the run.
func Follow(ctx context.Context, s *store.Store, client *fetch.Client, o FollowOptions) (Followed, error) {
	o.Limit = cmp.Or(o.Limit, 100_000)
	o.Patience = cmp.Or(o.Patience, 30*time.Second)
	f := &following{FollowOptions: o, store: s, client: client, queues: map[string][]store.Link{}, busy: map[string]bool{}, results: make(chan followed)}
	err := s.ReleaseLinks(ctx)
	if err == nil {
		err = f.run(ctx)
	}
	after := context.WithoutCancel(ctx)
	err = errors.Join(err, s.ReleaseLinks(after))
	left, due, err2 := s.WaitingLinks(after)
	f.count.Left, f.count.Next = left, due
	if err = errors.Join(err, err2); err != nil {
		return f.count, fmt.Errorf("following links: %w", err)
	}
	return f.count, nil
}

// A following is one call of Follow. All but the fetching is done by one
// goroutine.
type following struct {
	FollowOptions
	store   *store.Store
	client  *fetch.Client
	queues  map[string][]store.Link // by site
	held    int                     // addresses in queues
	busy    map[string]bool         // sites that are being asked
	asked   int
	results chan followed
	count   Followed
}

// A followed is what came of one address; its error is of the store.
type followed struct {
	site  string
	count Followed
	err   error
}

func (f *following) run(ctx context.Context) error {
	var failed error
	for {
		if failed == nil && ctx.Err() == nil {
			failed = f.fill(ctx)
		}
		if failed == nil && ctx.Err() == nil {
			f.start(ctx)
		}
		if len(f.busy) == 0 {
			if failed != nil || ctx.Err() != nil || !f.wait(ctx) {
				return failed
			}
			continue
		}
		r := <-f.results
		delete(f.busy, r.site)
		f.count.Pages += r.count.Pages
		f.count.Links += r.count.Links
		f.count.Refused += r.count.Refused
		f.count.Later += r.count.Later
		if r.err != nil && ctx.Err() == nil && failed == nil {
			failed = r.err
		}
	}
}

// fill takes addresses out of the store and sorts them by site.
func (f *following) fill(ctx context.Context) error {
	room := min(ahead-f.held, f.Limit-f.asked-f.held)
	if room <= 0 || f.held > ahead/2 {
		return nil
	}
	links, err := f.store.LeaseLinks(ctx, room, hold)
	if err != nil {
		return errUnlessDone(ctx, err)
	}
	for _, link := range links {
		site := siteOf(link.URL)
		f.queues[site] = append(f.queues[site], link)
	}
	f.held += len(links)
	return nil
}

// siteOf is the host and port of an address, "" when it has none.
func siteOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return u.Host
}

// start asks the sites that are not being asked, one page each.
func (f *following) start(ctx context.Context) {
	for site, queue := range f.queues {
		if len(f.busy) >= fetchers {
			return
		}
		if f.busy[site] {
			continue
		}
		link := queue[0]
		if f.queues[site] = queue[1:]; len(queue) == 1 {
			delete(f.queues, site)
		}
		f.held--
		f.asked++
		f.busy[site] = true
		go func() {
			count, err := f.one(ctx, link)
			f.results <- followed{site, count, err}
		}()
	}
}

// wait waits for the first address that was put back, where it is due soon;
// otherwise the run is at its end.
func (f *following) wait(ctx context.Context) (more bool) {
	n, due, err := f.store.WaitingLinks(ctx)
	if err != nil || n == 0 || f.asked >= f.Limit || time.Until(due) > f.Patience {
		return false
	}
	select {
	case <-time.After(max(time.Until(due), 10*time.Millisecond)):
		return true
	case <-ctx.Done():
		return false
	}
}

// one fetches one address; the error is of the store.
func (f *following) one(ctx context.Context, link store.Link) (Followed, error) {
	owner, err := f.store.SourceByID(ctx, link.Owner)
	if err != nil {
		return Followed{}, err
	}
	answer, err := f.client.Get(ctx, fetch.Request{URL: link.URL, ETag: link.ETag, LastModified: link.Modified, Local: f.Local || owner.Local})
	var later *fetch.Later
	switch {
	case ctx.Err() != nil: // it stays leased, and is given back at the end
		return Followed{}, nil
	case errors.As(err, &later) && (link.Tries < maxTries || errors.Is(err, fetch.ErrHeld)):
		asked := !errors.Is(err, fetch.ErrHeld)
		return Followed{Later: 1}, f.store.RetryLink(ctx, link.URL, later.Err.Error(), backOff(later, link.Tries), asked)
	case errors.As(err, &later):
		err = fmt.Errorf("given up after %d tries: %w", link.Tries, later.Err)
	}
	if err != nil {
		return Followed{Refused: 1}, f.store.FinishLink(ctx, link.URL, err.Error())
	}
	if !answer.Unchanged {
		link.ETag, link.Modified = answer.ETag, answer.LastModified
	}
	if answer.Unchanged {
		return Followed{}, f.store.AgainLink(ctx, link)
	}
	took, err := take(ctx, f.store, taking{page: answer.Page, owner: owner, depth: depthOf(link.Source)})
	count := Followed{Pages: took.pages, Links: took.fresh}
	if err != nil {
		return count, err
	}
	if owner.ID != 0 && took.itself {
		return count, f.store.AgainLink(ctx, link)
	}
	return count, f.store.FinishLink(ctx, link.URL, "")
}

// firstBackOff is how long an address waits after its first try, doubled with
// each further one.
const firstBackOff = time.Minute

// backOff is how long an address waits before it is asked for again: as long
// as the site says, and longer with each try where the site has said nothing,
// or the same thing before.
func backOff(later *fetch.Later, tries int) time.Duration {
	said := time.Until(later.At)
	if errors.Is(later, fetch.ErrHeld) || errors.Is(later, fetch.ErrBusy) && tries <= 1 {
		return said
	}
	return max(said, firstBackOff<<max(tries-1, 0))
}

// maxParts is how many parts of a sitemap in parts are asked for at each look
// at it.
const maxParts = 20

// A taking is an answer to be taken in: whose it is, and how deep in feeds
// within feeds it was found.
type taking struct {
	page  gainsay.Page
	owner store.Source
	depth int
}

// A taken is what came of it.
type taken struct {
	pages    int         // taken into the record, or known there
	links    int         // addresses that it holds
	fresh    int         // of those, what was not known
	itself   bool        // the answer is a page, and not a list of pages
	times    []time.Time // of what it lists
	accepted Accepted
}

// take accepts what an address answered: a page, or the items of a feed.
func take(ctx context.Context, s *store.Store, t taking) (got taken, err error) {
	a := newAccepting(ctx, s)
	defer a.wait()
	for page, problem := range intake.Fetched(t.page) {
		var found *intake.Link
		if errors.As(problem, &found) && t.depth < maxDepth {
			l := store.Link{URL: found.URL, Source: sourceAt(t.depth + 1), Owner: t.owner.ID}
			fresh, err := s.AddOwned(ctx, l)
			if err == nil && !fresh && found.Sitemap && l.Owner != 0 && got.links < maxParts {
				err = s.AskAnew(ctx, l)
			}
			if err != nil {
				return got, err
			}
			got.links++
			got.times = append(got.times, found.Published)
			if fresh {
				got.fresh++
			}
			continue
		}
		got.pages++
		got.itself = got.itself || problem == nil && page.URL == t.page.URL
		if err := a.add(hinted(page, &t.owner), problem); err != nil {
			return got, err
		}
	}
	err = a.end()
	got.accepted = a.count
	return got, err
}

// hinted is a page with what its source knows of it.
func hinted(page gainsay.Page, owner *store.Source) gainsay.Page {
	if owner.ID == 0 {
		return page
	}
	h := owner.Hint()
	h.Published, h.Notice = page.Hint.Published, page.Hint.Notice
	h.Publisher = cmp.Or(h.Publisher, page.Hint.Publisher)
	page.Hint = h
	return page
}

// sourceAt says that an address was found in a feed, and in how many feeds
// or sitemaps within each other.
func sourceAt(depth int) string {
	if depth <= 1 {
		return "feed"
	}
	return fmt.Sprintf("feed %d", depth)
}

// depthOf reads it back; what somebody asked for is 0 deep.
func depthOf(source string) int {
	for depth := 1; depth <= maxDepth; depth++ {
		if source == sourceAt(depth) {
			return depth
		}
	}
	return 0
}
