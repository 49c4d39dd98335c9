// Package fetch asks web servers for pages, politely and safely: by the
// site's robots.txt, one request a site at a time with a gap between them,
// conditionally where the page is known, and never an address that lies
// inside a private network.
//
// Nothing that is fetched is run, no cookie is kept, and no wall (payment,
// log-in, proof of being a person) is gone round.
package fetch

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"time"

	"github.com/gainsay-news/gainsay"
)

// The reasons why there is no page.
var (
	ErrAddress     = errors.New("not an address of a public web page")
	ErrForbidden   = errors.New("the server refuses the page")
	ErrGone        = errors.New("the page is gone")
	ErrRobots      = errors.New("the site's robots.txt asks robots to stay away from it")
	ErrBusy        = errors.New("the server asks for patience")
	ErrHeld        = errors.New("the site is left alone for now, and was not asked")
	ErrServer      = errors.New("the server failed")
	ErrAnswer      = errors.New("the server's answer was no page")
	ErrRedirects   = errors.New("too many redirects")
	ErrTooLarge    = errors.New("the page is too large")
	ErrKind        = errors.New("not a page: neither text nor a feed")
	ErrEncoding    = errors.New("the page cannot be decompressed")
	ErrCut         = errors.New("the answer broke off")
	ErrUnreachable = errors.New("the server cannot be reached")
	ErrTimeout     = errors.New("the server took too long")
)

// Later says that asking again makes sense, and from when on.
type Later struct {
	At  time.Time
	Err error
}

func (l *Later) Error() string {
	return fmt.Sprintf("%v; again after %s", l.Err, l.At.UTC().Format(time.RFC3339))
}

// Unwrap gives the reason.
func (l *Later) Unwrap() error { return l.Err }

// Options say how a Client behaves; the zero value of a field is its default.
type Options struct {
	Agent      string        // what the client calls itself; its first word is the name in robots.txt
	Gap        time.Duration // between two requests to a site; 5 s
	Timeout    time.Duration // of one request, body included; 60 s
	MaxBytes   int64         // of a body as it comes; 16 MiB
	MaxPage    int64         // of a body decompressed; 32 MiB
	Redirects  int           // that are followed; 10
	Retries    int           // of a request that may succeed when repeated; 2, negative for none
	MaxWait    time.Duration // that a retry is waited for inside a call; 30 s. What is longer is a Later
	RobotsLife time.Duration // for which robots.txt is kept; 24 h, RFC 9309's longest
}

// DefaultAgent names the program and where to read about it.
const DefaultAgent = "Gainsay/0.1 (+https://github.com/gainsay-news/gainsay/blob/main/docs/agent.md)"

func (o Options) withDefaults() Options {
	set := func(d *time.Duration, v time.Duration) {
		if *d == 0 {
			*d = v
		}
	}
	set(&o.Gap, 5*time.Second)
	set(&o.Timeout, time.Minute)
	set(&o.MaxWait, 30*time.Second)
	set(&o.RobotsLife, 24*time.Hour)
	for _, n := range []struct {
		v *int64
		d int64
	}{{&o.MaxBytes, 16 << 20}, {&o.MaxPage, 32 << 20}} {
		if *n.v == 0 {
			*n.v = n.d
		}
	}
	if o.Agent == "" {
		o.Agent = DefaultAgent
	}
	if o.Redirects == 0 {
		o.Redirects = 10
	}
	if o.Retries == 0 {
		o.Retries = 2
	}
	return o
}

// A Request names a page and what is known of it.
type Request struct {
	URL          string
	ETag         string // of the version at hand
	LastModified string // of the version at hand
	Local        bool   // the source is marked local: private addresses and any port are allowed
}

// An Answer is what a server said.
type Answer struct {
	Page         gainsay.Page // its URL is the one that answered, after redirects
	Unchanged    bool         // the version at hand is the current one; Page has no body
	ETag         string
	LastModified string
	Moved        string // where the page has moved to for good, "" when it has not
	Robots       string // X-Robots-Tag: what the server asks of those who keep the page
}

// A Client fetches pages. It may be used by several goroutines.
type Client struct {
	options Options
	public  *http.Client
	local   *http.Client
	sites   *sites
	large   chan struct{} // holds a token for each large body that is being read
}

// Bodies up to smallBody bytes are read whenever they come. Of larger ones,
// which few pages have, maxLarge at most are read at once: this bounds the
// memory that many sites together can take.
const (
	smallBody = 1 << 20
	maxLarge  = 2
)

// New makes a client.
func New(o Options) *Client {
	o = o.withDefaults()
	c := &Client{options: o, sites: newSites(o.Gap), large: make(chan struct{}, maxLarge)}
	c.public = client(guarded(), o)
	c.local = client(unguarded(), o)
	return c
}

// Close ends idle connections.
func (c *Client) Close() {
	c.public.CloseIdleConnections()
	c.local.CloseIdleConnections()
}

// Get fetches a page. It waits for the site's turn, follows redirects, and
// repeats what may succeed when repeated. A reason that will pass is wrapped
// in a Later.
func (c *Client) Get(ctx context.Context, r Request) (*Answer, error) {
	answer, err := c.follow(ctx, r)
	if err != nil {
		return nil, fmt.Errorf("fetching %q: %w", r.URL, err)
	}
	return answer, nil
}

// follow goes from redirect to redirect; each address is checked anew.
func (c *Client) follow(ctx context.Context, r Request) (*Answer, error) {
	at, err := pageURL(r.URL)
	if err != nil {
		return nil, err
	}
	moved, permanent := "", true
	for range c.options.Redirects + 1 {
		if err := c.allowed(ctx, at, r.Local); err != nil {
			return nil, err
		}
		response, err := c.patiently(ctx, at, r)
		if err != nil {
			return nil, err
		}
		next, is := redirect(response, at)
		if !is {
			answer, err := c.answer(response, at)
			if err == nil {
				answer.Moved = moved
			}
			return answer, err
		}
		response.drop()
		if permanent = permanent && lasting(response.StatusCode); permanent && next != nil {
			moved = next.String()
		}
		if next == nil {
			return nil, fmt.Errorf("%w: it redirects to no web address", ErrAnswer)
		}
		at = next
	}
	return nil, ErrRedirects
}

// pageURL reads the address of a page; only the web's are ones.
func pageURL(s string) (*url.URL, error) {
	u, err := url.Parse(s)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Hostname() == "" || u.User != nil {
		return nil, ErrAddress
	}
	u.Fragment, u.RawFragment = "", ""
	if u.Path == "" {
		u.Path = "/"
	}
	return u, nil
}

// redirect is where an answer sends its reader; nil where that is nowhere
// that can be followed.
func redirect(r *response, from *url.URL) (next *url.URL, is bool) {
	switch r.StatusCode {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
	default:
		return nil, false
	}
	to, err := from.Parse(r.Header.Get("Location"))
	if err != nil || r.Header.Get("Location") == "" {
		return nil, true
	}
	if to, err = pageURL(to.String()); err != nil {
		return nil, true
	}
	return to, true
}

func lasting(status int) bool {
	return status == http.StatusMovedPermanently || status == http.StatusPermanentRedirect
}

// answer reads the page out of a response.
func (c *Client) answer(r *response, at *url.URL) (*Answer, error) {
	defer r.drop()
	a := &Answer{ETag: r.Header.Get("ETag"), LastModified: r.Header.Get("Last-Modified"), Robots: r.Header.Get("X-Robots-Tag")}
	a.Page = gainsay.Page{URL: at.String(), Retrieved: r.at, Type: r.Header.Get("Content-Type")}
	if r.StatusCode == http.StatusNotModified {
		a.Unchanged = true
		return a, nil
	}
	if err := status(r); err != nil {
		return nil, err
	}
	if !textual(a.Page.Type) {
		return nil, fmt.Errorf("%w: %s", ErrKind, a.Page.Type)
	}
	body, err := c.read(r)
	if errors.Is(err, ErrUnreachable) {
		err = ErrCut
	}
	if errors.Is(err, ErrCut) || errors.Is(err, ErrTimeout) {
		err = &Later{time.Now().Add(firstWait), err}
	}
	a.Page.Body = body
	return a, err
}

// read reads and decompresses a body within the limits.
func (c *Client) read(r *response) ([]byte, error) {
	if r.ContentLength > c.options.MaxBytes {
		return nil, ErrTooLarge
	}
	wire := &limited{r.Body, c.options.MaxBytes}
	in, err := decoder(wire, r.Header.Get("Content-Encoding"))
	if err != nil {
		return nil, reason(err)
	}
	page := &limited{in, c.options.MaxPage}
	body, err := io.ReadAll(io.LimitReader(page, smallBody))
	if err != nil || len(body) < smallBody {
		return body, reason(err)
	}
	if err := take(r.Request.Context(), c.large); err != nil {
		return nil, reason(err)
	}
	defer func() { <-c.large }()
	rest, err := io.ReadAll(io.MultiReader(bytes.NewReader(body), page))
	if err != nil {
		return nil, reason(err)
	}
	return rest, nil
}
