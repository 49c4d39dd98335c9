package fetch

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/temoto/robotstxt"
)

// rules are a site's robots.txt, or what stands for it.
type rules struct {
	group  *robotstxt.Group // nil allows everything
	closed error            // the file could not be had: nothing is allowed (RFC 9309, 2.3.1.4)
	until  time.Time
}

const (
	maxRobots     = 500 << 10        // RFC 9309, 2.5: the least a reader has to take; the rest is left
	maxHops       = 5                // RFC 9309, 2.3.1.2: redirects to follow
	closedFor     = 10 * time.Minute // before a file that could not be had is asked for again
	maxCrawlDelay = 10 * time.Minute
)

// allowed says why a page may not be asked for.
func (c *Client) allowed(ctx context.Context, at *url.URL, local bool) error {
	rules, err := c.robots(ctx, at, local)
	if err != nil {
		return err
	}
	if rules.closed != nil {
		return &Later{rules.until, fmt.Errorf("%w: it cannot be had, and until it can nothing is asked for: %w", ErrRobots, rules.closed)}
	}
	if rules.group != nil && !rules.group.Test(at.RequestURI()) {
		return ErrRobots
	}
	return nil
}

// robots is the robots.txt of a site, asked for when it is not known or old.
func (c *Client) robots(ctx context.Context, at *url.URL, local bool) (*rules, error) {
	one := c.sites.of(at.Host)
	if err := take(ctx, one.asking); err != nil {
		return nil, err
	}
	defer func() { <-one.asking }()
	if one.rules != nil && time.Now().Before(one.rules.until) {
		return one.rules, nil
	}
	found, err := c.askRobots(ctx, &url.URL{Scheme: at.Scheme, Host: at.Host, Path: "/robots.txt"}, local)
	if err != nil {
		return nil, err
	}
	one.rules = found
	if found.group != nil && found.group.CrawlDelay > c.options.Gap {
		err = one.widen(ctx, min(found.group.CrawlDelay, maxCrawlDelay))
	}
	return found, err
}

// widen makes the gap between two requests as wide as the site asks for.
func (s *site) widen(ctx context.Context, gap time.Duration) error {
	if err := take(ctx, s.turn); err != nil {
		return err
	}
	s.gap = gap
	if next := time.Now().Add(gap); next.After(s.next) {
		s.next = next
	}
	<-s.turn
	return nil
}

// askRobots asks for the file and reads it. Only a caller that gives up is an
// error: every answer of the server means something.
func (c *Client) askRobots(ctx context.Context, at *url.URL, local bool) (*rules, error) {
	now := time.Now()
	closed := func(err error) *rules { return &rules{closed: err, until: now.Add(closedFor)} }
	open := &rules{until: now.Add(c.options.RobotsLife)}
	for range maxHops + 1 {
		r, err := c.send(ctx, at, Request{Local: local})
		var later *Later
		switch {
		case errors.As(err, &later):
			return nil, err
		case ctx.Err() != nil:
			return nil, context.Cause(ctx)
		case errors.Is(err, ErrAddress):
			return nil, err
		case err != nil:
			return closed(err), nil
		}
		if next, is := redirect(r, at); is {
			r.drop()
			if next == nil {
				return open, nil
			}
			at = next
			continue
		}
		body, err := robotsBody(r)
		switch s := r.StatusCode; {
		case s == http.StatusTooManyRequests || s >= 500:
			return closed(status(r)), nil
		case s != http.StatusOK:
			return open, nil
		case err != nil:
			return closed(err), nil
		}
		open.group = parseRobots(body, c.options.Agent)
		return open, nil
	}
	return open, nil // RFC 9309, 2.3.1.2: more redirects than five count as none there
}

func robotsBody(r *response) ([]byte, error) {
	defer r.drop()
	in, err := decoder(r.Body, r.Header.Get("Content-Encoding"))
	if err != nil {
		return nil, err
	}
	body, err := io.ReadAll(io.LimitReader(in, maxRobots))
	if err != nil {
		return nil, reason(err)
	}
	return body, nil
}

// parseRobots gives the group for an agent. Lines that cannot be read are
// left out; a page that is no robots.txt (HTML sent for it) allows everything.
func parseRobots(body []byte, agent string) *robotstxt.Group {
	body = bytes.TrimPrefix(body, []byte("\xef\xbb\xbf"))
	data, err := robotstxt.FromBytes(body)
	if err != nil {
		if data, err = robotstxt.FromBytes(readableLines(body)); err != nil {
			return nil
		}
	}
	name, _, _ := strings.Cut(agent, "/")
	return data.FindGroup(name)
}

// readableLines keeps the lines that hold rules.
func readableLines(body []byte) []byte {
	var out bytes.Buffer
	for line := range bytes.Lines(body) {
		name, value, found := strings.Cut(string(line), ":")
		switch strings.ToLower(strings.TrimSpace(name)) {
		case "user-agent", "allow", "disallow":
			if found {
				out.WriteString(strings.TrimSpace(name) + ": " + strings.TrimSpace(value) + "\n")
			}
		}
	}
	return out.Bytes()
}
