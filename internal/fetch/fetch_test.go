package fetch

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/klauspost/compress/gzip"
)

const page = "<html><body><p>The pier is open.</p></body></html>"

// web is a made-up internet on one loopback server: hosts are told apart by
// name, and each request is written down.
type web struct {
	*httptest.Server
	sync.Mutex
	asked map[string][]time.Time // by host and path
	hosts map[string][]time.Time
	busy  map[string]int // requests that a host is answering
	most  int            // most requests that one host answered at once
}

func newWeb(t *testing.T, answers map[string]http.HandlerFunc) *web {
	w := &web{asked: map[string][]time.Time{}, hosts: map[string][]time.Time{}, busy: map[string]int{}}
	w.Server = httptest.NewServer(http.HandlerFunc(func(out http.ResponseWriter, in *http.Request) {
		key := in.Host + in.URL.Path
		w.Lock()
		w.asked[key] = append(w.asked[key], time.Now())
		w.hosts[in.Host] = append(w.hosts[in.Host], time.Now())
		w.busy[in.Host]++
		w.most = max(w.most, w.busy[in.Host])
		w.Unlock()
		defer func() { w.Lock(); w.busy[in.Host]--; w.Unlock() }()
		if answer := answers[key]; answer != nil {
			answer(out, in)
			return
		}
		http.NotFound(out, in)
	}))
	t.Cleanup(w.Close)
	return w
}

func (w *web) times(key string) int {
	w.Lock()
	defer w.Unlock()
	return len(w.asked[key])
}

// client makes a client whose every host is this web.
func (w *web) client(t *testing.T, o Options) *Client {
	if o.Gap == 0 {
		o.Gap = time.Millisecond
	}
	if o.MaxWait == 0 {
		o.MaxWait = 5 * time.Millisecond
	}
	c := New(o)
	c.local.Transport.(*http.Transport).DialContext = func(ctx context.Context, network, _ string) (net.Conn, error) {
		return unguarded().DialContext(ctx, network, w.Listener.Addr().String())
	}
	t.Cleanup(c.Close)
	return c
}

func send(body string, fields ...string) http.HandlerFunc {
	return func(out http.ResponseWriter, _ *http.Request) {
		out.Header().Set("Content-Type", "text/html; charset=utf-8")
		for i := 0; i+1 < len(fields); i += 2 {
			out.Header().Set(fields[i], fields[i+1])
		}
		out.Write([]byte(body))
	}
}

func fail(status int, fields ...string) http.HandlerFunc {
	return func(out http.ResponseWriter, _ *http.Request) {
		for i := 0; i+1 < len(fields); i += 2 {
			out.Header().Set(fields[i], fields[i+1])
		}
		out.WriteHeader(status)
	}
}

func to(address string, status int) http.HandlerFunc { return fail(status, "Location", address) }

func packed(s string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write([]byte(s))
	z.Close()
	return b.String()
}

func get(c *Client, address string) (*Answer, error) {
	return c.Get(context.Background(), Request{URL: address, Local: true})
}

func TestGet(t *testing.T) {
	answers := map[string]http.HandlerFunc{
		"a.example/ok":        send(page, "ETag", `"v1"`, "Last-Modified", "Wed, 01 May 2024 10:00:00 GMT", "X-Robots-Tag", "noarchive"),
		"a.example/gzip":      send(packed(page), "Content-Encoding", "gzip"),
		"a.example/lie":       send(page, "Content-Encoding", "gzip"),
		"a.example/bomb":      send(packed(strings.Repeat("a", 1<<20)), "Content-Encoding", "gzip"),
		"a.example/cutgzip":   send(packed(strings.Repeat(page, 100))[:60], "Content-Encoding", "gzip"),
		"a.example/huge":      send(strings.Repeat("a", 200<<10)),
		"a.example/png":       send("x", "Content-Type", "image/png"),
		"a.example/moved":     to("/ok", 301),
		"a.example/elsewhere": to("http://b.example/ok", 302),
		"a.example/loop":      to("/loop", 302),
		"a.example/away":      to("ftp://c.example/x", 302),
		"a.example/gone":      fail(410),
		"a.example/closed":    fail(403),
		"a.example/teapot":    fail(418),
		"a.example/broken":    fail(500),
		"a.example/busy":      fail(429, "Retry-After", "3600"),
		"a.example/slow":      func(_ http.ResponseWriter, in *http.Request) { <-in.Context().Done() },
		"a.example/endless": func(out http.ResponseWriter, in *http.Request) {
			for in.Context().Err() == nil {
				out.Write([]byte("word "))
				out.(http.Flusher).Flush()
				time.Sleep(time.Millisecond)
			}
		},
		"b.example/ok": send("from b"),
	}
	w := newWeb(t, answers)
	c := w.client(t, Options{MaxBytes: 100 << 10, MaxPage: 500 << 10, Timeout: 200 * time.Millisecond})
	for _, k := range []struct {
		path, body, url string
		err             error
	}{
		{"ok", page, "http://a.example/ok", nil},
		{"gzip", page, "http://a.example/gzip", nil},
		{"lie", page, "http://a.example/lie", nil},
		{"bomb", "", "", ErrTooLarge},
		{"cutgzip", "", "", ErrEncoding},
		{"huge", "", "", ErrTooLarge},
		{"png", "", "", ErrKind},
		{"moved", page, "http://a.example/ok", nil},
		{"elsewhere", "from b", "http://b.example/ok", nil},
		{"loop", "", "", ErrRedirects},
		{"away", "", "", ErrAnswer},
		{"gone", "", "", ErrGone},
		{"none", "", "", ErrGone},
		{"closed", "", "", ErrForbidden},
		{"teapot", "", "", ErrAnswer},
		{"broken", "", "", ErrServer},
		{"slow", "", "", ErrTimeout},
		{"endless", "", "", ErrTimeout},
		{"busy", "", "", ErrBusy},
	} {
		t.Run(k.path, func(t *testing.T) {
			a, err := get(c, "http://a.example/"+k.path+"#top")
			if !errors.Is(err, k.err) || (err == nil) != (k.err == nil) {
				t.Fatalf("got %v, want %v", err, k.err)
			}
			if err == nil && (string(a.Page.Body) != k.body || a.Page.URL != k.url || a.Page.Retrieved.IsZero()) {
				t.Errorf("got %s %q", a.Page.URL, a.Page.Body)
			}
		})
	}
	if n := w.times("a.example/broken"); n != 3 {
		t.Errorf("a failing server was asked %d times, want 3", n)
	}
	if n := w.times("a.example/gone"); n != 1 {
		t.Errorf("a page that is gone was asked for %d times", n)
	}
}

func TestConditional(t *testing.T) {
	w := newWeb(t, map[string]http.HandlerFunc{"a.example/x": func(out http.ResponseWriter, in *http.Request) {
		out.Header().Set("ETag", `"v1"`)
		if in.Header.Get("If-None-Match") == `"v1"` {
			out.WriteHeader(http.StatusNotModified)
			return
		}
		send(page)(out, in)
	}})
	c := w.client(t, Options{})
	a, err := get(c, "http://a.example/x")
	if err != nil || a.ETag != `"v1"` || a.Unchanged {
		t.Fatal(a, err)
	}
	a, err = c.Get(context.Background(), Request{URL: "http://a.example/x", ETag: a.ETag, Local: true})
	if err != nil || !a.Unchanged || a.Page.Body != nil {
		t.Error(a, err)
	}
}

func TestMovedForGood(t *testing.T) {
	w := newWeb(t, map[string]http.HandlerFunc{
		"a.example/1": to("/2", 301), "a.example/2": to("/3", 308), "a.example/3": to("/4", 302), "a.example/4": send(page),
	})
	a, err := get(w.client(t, Options{}), "http://a.example/1")
	if err != nil || a.Moved != "http://a.example/3" || a.Page.URL != "http://a.example/4" {
		t.Errorf("got %+v, %v", a, err)
	}
}

func TestBusyKeepsEverybodyAway(t *testing.T) {
	w := newWeb(t, map[string]http.HandlerFunc{"a.example/x": fail(503, "Retry-After", "7200"), "a.example/y": send(page)})
	c := w.client(t, Options{})
	_, err := get(c, "http://a.example/x")
	var later *Later
	if !errors.As(err, &later) || time.Until(later.At) < time.Hour {
		t.Fatalf("got %v", err)
	}
	if _, err := get(c, "http://a.example/y"); !errors.As(err, &later) || !errors.Is(err, ErrHeld) || time.Until(later.At) < time.Hour {
		t.Errorf("got %v", err)
	}
	if w.times("a.example/y") != 0 {
		t.Error("the site was asked all the same")
	}
}

func TestRobots(t *testing.T) {
	text := func(s string) http.HandlerFunc { return send(s, "Content-Type", "text/plain") }
	w := newWeb(t, map[string]http.HandlerFunc{
		"rules.example/robots.txt": text("User-agent: *\nDisallow: /\n\nUser-agent: gainsay\nDisallow: /private\nAllow: /private/open$\n"),
		"rules.example/x":          send(page), "rules.example/private/y": send(page), "rules.example/private/open": send(page),
		"none.example/x":            send(page),
		"closed.example/robots.txt": fail(503), "closed.example/x": send(page),
		"forbidden.example/robots.txt": fail(403), "forbidden.example/x": send(page),
		"html.example/robots.txt": send("<html><body>Hello: world</body></html>"), "html.example/x": send(page),
		"odd.example/robots.txt": text("\xef\xbb\xbfUser-agent: *\nCrawl-delay: soon\nDisallow: /no\nnonsense\n"), "odd.example/x": send(page), "odd.example/no": send(page),
		"moved.example/robots.txt": to("http://rules.example/robots.txt", 301), "moved.example/private/y": send(page),
		"loop.example/robots.txt": to("/robots.txt", 302), "loop.example/x": send(page),
		"long.example/robots.txt": text("User-agent: *\nDisallow: /no\n" + strings.Repeat("# filler\n", 100_000)), "long.example/x": send(page), "long.example/no": send(page),
	})
	c := w.client(t, Options{})
	for address, want := range map[string]error{
		"rules.example/x": nil, "rules.example/private/y": ErrRobots, "rules.example/private/open": nil, "none.example/x": nil,
		"closed.example/x": ErrRobots, "forbidden.example/x": nil, "html.example/x": nil, "odd.example/x": nil, "odd.example/no": ErrRobots,
		"moved.example/private/y": ErrRobots, "loop.example/x": nil, "long.example/x": nil, "long.example/no": ErrRobots,
	} {
		if _, err := get(c, "http://"+address); !errors.Is(err, want) {
			t.Errorf("%s: got %v, want %v", address, err, want)
		} else if want != nil && w.times(address) != 0 {
			t.Errorf("%s was asked for all the same", address)
		}
	}
	if n := w.times("rules.example/robots.txt"); n != 2 { // once for itself, once for the site that moved there
		t.Errorf("robots.txt was asked for %d times", n)
	}
	var later *Later
	if _, err := get(c, "http://closed.example/x"); !errors.As(err, &later) {
		t.Errorf("a robots.txt that cannot be had is no reason for ever: %v", err)
	}
}

func TestGapAndTurn(t *testing.T) {
	const gap, n = 20 * time.Millisecond, 6
	answers := map[string]http.HandlerFunc{"delay.example/robots.txt": send("User-agent: *\nCrawl-delay: 0.05\n", "Content-Type", "text/plain")}
	for i := range n {
		for _, host := range []string{"a.example", "b.example", "delay.example"} {
			answers[fmt.Sprintf("%s/%d", host, i)] = send(page)
		}
	}
	w := newWeb(t, answers)
	c := w.client(t, Options{Gap: gap, MaxWait: time.Second})
	var all sync.WaitGroup
	for key := range answers {
		all.Go(func() {
			if _, err := get(c, "http://"+key); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	for host, want := range map[string]time.Duration{"a.example": gap, "b.example": gap, "delay.example": 50 * time.Millisecond} {
		times := w.hosts[host]
		for i := 2; i < len(times); i++ {
			if d := times[i].Sub(times[i-1]); d < want-time.Millisecond {
				t.Errorf("%s: request %d came %v after the one before, want %v", host, i, d, want)
			}
		}
	}
	if w.most != 1 {
		t.Errorf("a host was asked %d things at once", w.most)
	}
}

func TestNoPrivateAddress(t *testing.T) {
	w := newWeb(t, map[string]http.HandlerFunc{"a.example/x": to("http://127.0.0.1/", 302)})
	c := New(Options{Retries: -1})
	defer c.Close()
	for _, address := range []string{
		w.URL + "/x", "http://127.0.0.1/", "http://[::1]/", "http://169.254.169.254/latest/meta-data/", "http://10.0.0.1/", "http://[::ffff:127.0.0.1]/",
		"http://0.0.0.0/", "http://192.168.1.1/", "http://100.64.0.1/", "http://[fd00::1]/", "http://2130706433/x",
		"file:///etc/passwd", "ftp://a.example/", "http://user:pass@a.example/", "//a.example/x", "gopher://a.example/", "http:///x", "",
	} {
		if address == "http://2130706433/x" {
			continue // a number for a host is a name, which no resolver here knows
		}
		if _, err := c.Get(context.Background(), Request{URL: address}); !errors.Is(err, ErrAddress) {
			t.Errorf("%q: got %v", address, err)
		}
	}
	if len(w.hosts) != 0 {
		t.Errorf("asked %v", w.hosts)
	}
}

func TestCancel(t *testing.T) {
	w := newWeb(t, map[string]http.HandlerFunc{"a.example/slow": func(_ http.ResponseWriter, in *http.Request) { <-in.Context().Done() }})
	c := w.client(t, Options{})
	ctx, cancel := context.WithCancel(context.Background())
	time.AfterFunc(50*time.Millisecond, cancel)
	if _, err := c.Get(ctx, Request{URL: "http://a.example/slow", Local: true}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if one := c.sites.of("a.example"); len(one.turn)+len(one.asking) != 0 {
		t.Error("the site's turn was kept")
	}
}

func TestRetryAfter(t *testing.T) {
	now := time.Date(2024, 5, 1, 10, 0, 0, 0, time.UTC)
	for s, want := range map[string]time.Duration{
		"": 0, "120": 2 * time.Minute, "-5": 0, "Wed, 01 May 2024 10:01:00 GMT": time.Minute, "Wed, 01 May 2024 09:00:00 GMT": 0, "soon": 0, "99999999999": 0, "999999": maxRetryAfter,
	} {
		if got := retryAfter(s, now); got != want && !(s == "99999999999" && got == maxRetryAfter) {
			t.Errorf("%q: got %v, want %v", s, got, want)
		}
	}
}

func FuzzRobots(f *testing.F) {
	f.Add([]byte("User-agent: *\nDisallow: /\n"))
	f.Add([]byte("user-agent\nDisallow /x\nAllow: *$\nCrawl-delay: -1"))
	f.Fuzz(func(t *testing.T, body []byte) {
		if g := parseRobots(body, DefaultAgent); g != nil {
			g.Test("/a/b?c=d")
		}
	})
}

func FuzzDecoder(f *testing.F) {
	for _, encoding := range []string{"", "gzip", "deflate", "br", "zstd"} {
		f.Add(encoding, []byte(packed(page)))
		f.Add(encoding, []byte(page))
	}
	const most = 1 << 20
	f.Fuzz(func(t *testing.T, encoding string, body []byte) {
		in, err := decoder(bytes.NewReader(body), encoding)
		if err != nil {
			return
		}
		out, err := io.ReadAll(&limited{in, most})
		if len(out) > most+1 {
			t.Fatalf("%d bytes came through a limit of %d", len(out), most)
		}
		if err != nil && !errors.Is(err, ErrEncoding) && !errors.Is(err, ErrTooLarge) {
			t.Fatalf("an error without a name: %v", err)
		}
	})
}
