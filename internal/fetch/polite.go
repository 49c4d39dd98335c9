package fetch

import (
	"context"
	"errors"
	"math/rand/v2"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"
)

// A site is one host and port, asked one thing at a time.
type site struct {
	turn   chan struct{} // holds one token; whoever has it may ask
	next   time.Time     // no request before; read and written in turn
	gap    time.Duration // read and written in turn
	asking chan struct{} // holds one token; whoever has it may ask for robots.txt
	rules  *rules        // robots.txt; read and written by whoever is asking
	used   time.Time
}

// sites holds the hosts that were asked lately.
type sites struct {
	sync.Mutex
	byHost map[string]*site
	gap    time.Duration
}

func newSites(gap time.Duration) *sites { return &sites{byHost: map[string]*site{}, gap: gap} }

// maxSites is from how many on hosts that have not been asked for an hour are
// forgotten.
const maxSites = 10000

// of is the site of a host.
func (s *sites) of(host string) *site {
	s.Lock()
	defer s.Unlock()
	one := s.byHost[host]
	if one == nil {
		if len(s.byHost) >= maxSites {
			s.forget()
		}
		one = &site{turn: make(chan struct{}, 1), asking: make(chan struct{}, 1), gap: s.gap}
		s.byHost[host] = one
	}
	one.used = time.Now()
	return one
}

// forget drops idle hosts whose gap has passed.
func (s *sites) forget() {
	for host, one := range s.byHost {
		if time.Since(one.used) > time.Hour && len(one.turn)+len(one.asking) == 0 {
			delete(s.byHost, host)
		}
	}
}

// turn waits until a host may be asked; done ends the turn and starts the gap.
// A host that is not to be asked for longer than patience is a Later at once,
// so that its pages do not keep others waiting.
func (s *sites) turn(ctx context.Context, host string, patience time.Duration) (done func(), err error) {
	one := s.of(host)
	if err := take(ctx, one.turn); err != nil {
		return nil, err
	}
	if time.Until(one.next) > patience {
		later := &Later{one.next, ErrHeld}
		<-one.turn
		return nil, later
	}
	if err := sleep(ctx, time.Until(one.next)); err != nil {
		<-one.turn
		return nil, err
	}
	return func() {
		if end := time.Now().Add(one.gap); end.After(one.next) {
			one.next = end
		}
		<-one.turn
	}, nil
}

// take puts the one token into a channel, unless ctx ends first.
func take(ctx context.Context, token chan struct{}) error {
	select {
	case token <- struct{}{}:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// sleep waits, unless ctx ends first.
func sleep(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return ctx.Err()
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// patiently sends a request and repeats it where repeating may help, with
// waits that double and are never the same for two callers. What would have
// to be waited for too long is a Later.
func (c *Client) patiently(ctx context.Context, at *url.URL, r Request) (*response, error) {
	for try := 0; ; try++ {
		answer, err := c.send(ctx, at, r)
		wait, again := c.again(answer, err, try)
		if !again {
			return answer, err
		}
		if err == nil {
			err = status(answer)
			answer.drop()
		}
		until := time.Now().Add(wait)
		c.sites.of(at.Host).hold(ctx, until)
		if try >= c.options.Retries || wait > c.options.MaxWait {
			return nil, &Later{until, err}
		}
		if err := sleep(ctx, wait); err != nil {
			return nil, err
		}
	}
}

// hold keeps everybody from a site until a time.
func (s *site) hold(ctx context.Context, until time.Time) {
	if take(ctx, s.turn) != nil {
		return
	}
	if until.After(s.next) {
		s.next = until
	}
	<-s.turn
}

// firstWait is the wait before the first repetition, doubled each time.
const firstWait = time.Second

// maxRetryAfter bounds what a server can ask for.
const maxRetryAfter = 24 * time.Hour

// again says whether and after what wait a request is worth repeating.
func (c *Client) again(r *response, err error, try int) (time.Duration, bool) {
	wait := min(firstWait<<min(try, 16), c.options.MaxWait)
	wait = wait/2 + rand.N(wait/2+1)
	if err != nil {
		return wait, errors.Is(err, ErrTimeout) || errors.Is(err, ErrUnreachable)
	}
	switch r.StatusCode {
	case http.StatusRequestTimeout, http.StatusTooManyRequests, http.StatusInternalServerError, http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout, 522, 524:
		if asked := retryAfter(r.Header.Get("Retry-After"), r.at); asked > 0 {
			return min(asked, maxRetryAfter), true
		}
		return wait, true
	}
	return 0, false
}

// retryAfter reads seconds or a date; 0 when it is neither.
func retryAfter(s string, now time.Time) time.Duration {
	s = strings.TrimSpace(s)
	if n, err := strconv.Atoi(s); err == nil && n > 0 {
		return time.Duration(min(n, int(maxRetryAfter/time.Second))) * time.Second
	}
	if t, err := http.ParseTime(s); err == nil && t.After(now) {
		return t.Sub(now)
	}
	return 0
}
