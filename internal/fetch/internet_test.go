package fetch_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"hash/fnv"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gainsay-news/gainsay/internal/fetch"
	"github.com/gainsay-news/gainsay/internal/ingest"
	"github.com/gainsay-news/gainsay/internal/store"
)

// internetPages is how many pages the made-up internet has;
// GAINSAY_INTERNET=10000 is what docs/doors.md tells of.
func internetPages() int {
	if n, err := strconv.Atoi(os.Getenv("GAINSAY_INTERNET")); err == nil {
		return n
	}
	return 170
}

const (
	internetGap     = 20 * time.Millisecond
	internetTimeout = 2 * time.Second
	pagesPerSite    = 10
)

// An internet is one server on the loopback interface that is many sites,
// told apart by name. It writes down when each was asked.
type internet struct {
	*httptest.Server
	inside *httptest.Server // what must never be asked

	mu      sync.Mutex
	asked   map[string][]time.Time // by site
	pages   map[string][]time.Time // by address
	named   map[string]int         // how often a name was looked up
	trouble []string               // what must not happen and did
}

func newInternet(t *testing.T) *internet {
	w := &internet{asked: map[string][]time.Time{}, pages: map[string][]time.Time{}, named: map[string]int{}}
	w.inside = httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, in *http.Request) {
		w.note("a forbidden address was asked: " + in.Host + in.RequestURI)
	}))
	w.Server = httptest.NewServer(http.HandlerFunc(w.serve))
	t.Cleanup(w.Close)
	t.Cleanup(w.inside.Close)
	return w
}

func (w *internet) note(s string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.trouble = append(w.trouble, s)
}

// kindOf is the kind of site that a name says it is: "slow" of "slow7.example".
func kindOf(site string) string {
	name, _, _ := strings.Cut(site, ".")
	return strings.TrimRight(name, "0123456789")
}

// lookUp gives a name its address. Those of the kind "turncoat" lie in the
// open once, and inside ever after.
func (w *internet) lookUp(name string) string {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.named[name]++
	if kindOf(name) == "turncoat" && w.named[name] > 1 {
		return "127.0.0.1"
	}
	return "93.184.215.14"
}

// dial resolves a name as this internet does, asks the real guard about the
// address, and connects to the one server in its stead.
func (w *internet) dial(ctx context.Context, network, address string) (net.Conn, error) {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	if net.ParseIP(host) == nil && host != "localhost" {
		host = w.lookUp(host)
	}
	guard := fetch.Guarded()
	if host == "93.184.215.14" {
		if err := guard.Control("tcp4", net.JoinHostPort(host, port), nil); err != nil {
			return nil, &net.OpError{Op: "dial", Err: err}
		}
		return net.Dial(network, w.Listener.Addr().String())
	}
	c, err := guard.DialContext(ctx, network, net.JoinHostPort(host, port))
	if err == nil {
		w.note("connected to " + address)
	}
	return c, err
}

func (w *internet) serve(out http.ResponseWriter, in *http.Request) {
	now := time.Now()
	w.mu.Lock()
	w.asked[in.Host] = append(w.asked[in.Host], now)
	w.pages[in.Host+in.URL.Path] = append(w.pages[in.Host+in.URL.Path], now)
	times := len(w.pages[in.Host+in.URL.Path])
	w.mu.Unlock()
	kind := kindOf(in.Host)
	if in.URL.Path == "/robots.txt" {
		serveRobots(out, in, kind)
		return
	}
	if kind == "forbid" || kind == "robotsdown" {
		w.note("a site that asks robots to stay away was asked: " + in.Host + in.URL.Path)
	}
	behaviours[kind](w, out, in, times)
}

func serveRobots(out http.ResponseWriter, in *http.Request, kind string) {
	switch kind {
	case "forbid":
		io.WriteString(out, "User-agent: *\nDisallow: /\n")
	case "robotsdown":
		out.WriteHeader(http.StatusServiceUnavailable)
	case "turncoat":
		out.Header().Set("Connection", "close")
		out.WriteHeader(http.StatusNotFound)
	default:
		http.NotFound(out, in)
	}
}

// article is a report of a made-up event, its own for each address.
func article(in *http.Request) string {
	h := fnv.New64a()
	io.WriteString(h, in.Host+in.URL.Path)
	n := h.Sum64()
	syllables := strings.Fields("ba ko ri ten mol sa ver du lin par os tha gre nu fi cal")
	name := func() string {
		s := ""
		for range 3 {
			s += syllables[n%16]
			n = n/16*31 + n
		}
		return strings.ToUpper(s[:1]) + s[1:]
	}
	town, who, firm := name(), name(), name()
	return fmt.Sprintf(`<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>%[1]s opens its pier – café news</title>
<meta property="article:published_time" content="2025-03-04T10:00:00Z"></head><body><article><h1>%[1]s opens its pier</h1>
<p>The pier of %[1]s was opened to the public on Tuesday after %[4]d months of repairs, mayor Ada %[2]s told the town council.</p>
<p>"We did not expect so many visitors on the first day," %[2]s said. About %[4]d people came, the harbour office said.</p>
<p>The company %[3]s, which did the work, said in a statement that it had been paid %[5]d crowns and that no further work was planned this year.</p>
</article></body></html>`, town, who, firm, 3+n%90, 1000+n%9000)
}

func html(out http.ResponseWriter, body string) {
	out.Header().Set("Content-Type", "text/html; charset=utf-8")
	io.WriteString(out, body)
}

// bomb is a quarter of a gigabyte of nothing, packed.
var bomb = sync.OnceValue(func() []byte {
	var b bytes.Buffer
	z, _ := gzip.NewWriterLevel(&b, gzip.BestCompression)
	for block := make([]byte, 1<<20); b.Len() < 256<<10; {
		z.Write(block)
	}
	z.Close()
	return b.Bytes()
})

type behaviour = func(w *internet, out http.ResponseWriter, in *http.Request, times int)

func status(code int, fields ...string) behaviour {
	return func(_ *internet, out http.ResponseWriter, _ *http.Request, _ int) {
		for i := 0; i+1 < len(fields); i += 2 {
			out.Header().Set(fields[i], fields[i+1])
		}
		out.WriteHeader(code)
	}
}

// flood writes until nobody reads any more.
func flood(pause time.Duration) behaviour {
	return func(_ *internet, out http.ResponseWriter, in *http.Request, _ int) {
		out.Header().Set("Content-Type", "text/html")
		chunk := bytes.Repeat([]byte("<p>word "), 512)
		for in.Context().Err() == nil {
			if _, err := out.Write(chunk); err != nil {
				return
			}
			if pause > 0 {
				out.(http.Flusher).Flush()
				time.Sleep(pause)
			}
		}
	}
}

// raw answers with these bytes and hangs up.
func raw(answer func(in *http.Request) string) behaviour {
	return func(_ *internet, out http.ResponseWriter, in *http.Request, _ int) {
		c, _, err := out.(http.Hijacker).Hijack()
		if err != nil {
			return
		}
		io.WriteString(c, answer(in))
		c.Close()
	}
}

// behaviours are the kinds of site.
var behaviours = map[string]behaviour{
	"plain": func(_ *internet, out http.ResponseWriter, in *http.Request, _ int) { html(out, article(in)) },
	"slow": func(_ *internet, out http.ResponseWriter, in *http.Request, _ int) {
		time.Sleep(100 * time.Millisecond)
		html(out, article(in))
	},
	"hanging": func(_ *internet, _ http.ResponseWriter, in *http.Request, _ int) { <-in.Context().Done() },
	"huge": func(w *internet, out http.ResponseWriter, in *http.Request, n int) {
		out.Header().Set("Content-Length", strconv.Itoa(1<<30))
		flood(0)(w, out, in, n)
	},
	"endless": flood(0),
	"trickle": flood(50 * time.Millisecond),
	"loop": func(_ *internet, out http.ResponseWriter, in *http.Request, _ int) {
		http.Redirect(out, in, in.URL.Path, http.StatusFound)
	},
	"chain": func(_ *internet, out http.ResponseWriter, in *http.Request, n int) {
		http.Redirect(out, in, in.URL.Path+"x", http.StatusMovedPermanently)
	},
	"moved": func(_ *internet, out http.ResponseWriter, in *http.Request, _ int) {
		if strings.HasPrefix(in.URL.Path, "/new") {
			html(out, article(in))
			return
		}
		http.Redirect(out, in, "/new"+in.URL.Path, http.StatusMovedPermanently)
	},
	"bomb": func(_ *internet, out http.ResponseWriter, _ *http.Request, _ int) {
		out.Header().Set("Content-Encoding", "gzip")
		out.Header().Set("Content-Type", "text/html")
		out.Write(bomb())
	},
	"latin": func(_ *internet, out http.ResponseWriter, in *http.Request, _ int) {
		html(out, strings.NewReplacer("–", "\x96", "é", "\xe9").Replace(article(in)))
	},
	"charset": func(_ *internet, out http.ResponseWriter, in *http.Request, _ int) {
		out.Header().Set("Content-Type", "text/html; charset=x-no-such-thing")
		io.WriteString(out, article(in))
	},
	"long": raw(func(in *http.Request) string {
		return "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 900000\r\n\r\n" + article(in)
	}),
	"short": raw(func(in *http.Request) string {
		return "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 450\r\n\r\n" + article(in)
	}),
	"chunks": raw(func(*http.Request) string {
		return "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nno chunk"
	}),
	"nonsense": raw(func(*http.Request) string { return "SSH-2.0-no web server\r\n" }),
	"silent":   raw(func(*http.Request) string { return "" }),
	"patience": func(w *internet, out http.ResponseWriter, in *http.Request, times int) {
		if times == 1 {
			status(429, "Retry-After", "2")(w, out, in, times)
			return
		}
		html(out, article(in))
	},
	"away":    status(503, "Retry-After", "7200"),
	"broken":  status(500),
	"gone":    status(410),
	"paywall": status(402),
	"picture": status(200, "Content-Type", "image/png"),
	"empty":   status(200, "Content-Type", "text/html"),
	"changing": func(_ *internet, out http.ResponseWriter, in *http.Request, n int) {
		html(out, strings.Replace(article(in), "company", fmt.Sprintf("company of %d people,", n+time.Now().Nanosecond()), 1))
	},
	"turncoat": func(w *internet, _ http.ResponseWriter, in *http.Request, _ int) {
		w.note("a name that turned inside was asked: " + in.Host)
	},
	"inward": func(w *internet, out http.ResponseWriter, in *http.Request, _ int) {
		inside := []string{w.inside.URL, "http://127.0.0.1/", "http://[::1]/x", "http://localhost/x", "http://169.254.169.254/latest/meta-data/", "http://10.0.0.1/", "http://[::ffff:127.0.0.1]/"}
		http.Redirect(out, in, inside[len(in.URL.Path)*7%len(inside)], http.StatusFound)
	},
	"maze": func(_ *internet, out http.ResponseWriter, in *http.Request, _ int) {
		out.Header().Set("Content-Type", "application/xml")
		fmt.Fprintf(out, `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>http://%[1]s%[2]sa</loc></sitemap><sitemap><loc>http://%[1]s%[2]sb</loc></sitemap></sitemapindex>`, in.Host, in.URL.Path)
	},
	"forbid":     nil,
	"robotsdown": nil,
	"feed": func(_ *internet, out http.ResponseWriter, in *http.Request, _ int) {
		if strings.HasPrefix(in.URL.Path, "/item") {
			html(out, article(in))
			return
		}
		out.Header().Set("Content-Type", "application/rss+xml")
		fmt.Fprint(out, `<rss version="2.0"><channel><title>Made up</title>`)
		for i := range 3 {
			fmt.Fprintf(out, "<item><title>Pier %d</title><link>/item%s-%d</link></item>", i, in.URL.Path[1:], i)
		}
		fmt.Fprint(out, "</channel></rss>")
	},
}

// outcomes are the states that the addresses of a kind of site may end in;
// what is not listed is done.
var outcomes = map[string]string{
	"huge": "refused", "endless": "refused", "loop": "refused", "chain": "refused", "bomb": "refused", "gone": "refused", "paywall": "refused",
	"picture": "refused", "turncoat": "refused", "inward": "refused", "forbid": "refused",
	"hanging": "waiting", "trickle": "waiting", "long": "waiting", "chunks": "waiting", "nonsense": "waiting", "silent": "waiting",
	"away": "waiting", "broken": "waiting", "robotsdown": "waiting",
}

// good are the kinds of site of which there are many.
var good = map[string]int{"plain": 40, "slow": 3, "changing": 3, "moved": 3, "feed": 3, "latin": 3, "charset": 2, "patience": 2}

// addresses are n pages of sites of every kind.
func addresses(n int) []string {
	var kinds []string
	for kind := range behaviours {
		for range max(1, good[kind]) {
			kinds = append(kinds, kind)
		}
	}
	slices.Sort(kinds)
	var list []string
	for round := 0; len(list) < n; round++ {
		for i, kind := range kinds {
			list = append(list, fmt.Sprintf("http://%s%d.example/%d", kind, i+round/pagesPerSite*len(kinds), round%pagesPerSite))
		}
	}
	return list[:n]
}

func TestInternet(t *testing.T) {
	w := newInternet(t)
	s, err := store.Open(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	list := addresses(internetPages())
	for _, a := range list {
		if _, err := s.AddLink(t.Context(), a, "test"); err != nil {
			t.Fatal(err)
		}
	}
	client := fetch.New(fetch.Options{Gap: internetGap, Timeout: internetTimeout, Retries: -1, MaxWait: 900 * time.Millisecond})
	defer client.Close()
	client.Through(w.dial)
	start := time.Now()
	count, err := ingest.Follow(t.Context(), s, client, ingest.FollowOptions{Patience: 4 * time.Second})
	if err != nil {
		t.Fatal(err)
	}
	fetched := time.Since(start)
	if err := ingest.Run(t.Context(), s, ingest.Options{}); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d addresses, %+v, fetched in %v, recorded in %v", len(list), count, fetched.Round(time.Millisecond), (time.Since(start) - fetched).Round(time.Millisecond))
	done := checkLinks(t, s, list, count)
	checkJobs(t, s, done)
	w.checkManners(t)
	checkMemory(t)
}

// checkLinks holds that every address is done, refused or put back, as its
// kind of site has it, and that what is not done has a reason. It gives those
// that are done.
func checkLinks(t *testing.T, s *store.Store, list []string, count ingest.Followed) (done []string) {
	links, err := s.Links(t.Context(), "", 1<<30)
	if err != nil {
		t.Fatal(err)
	}
	if len(links) != len(list)+count.Links {
		t.Errorf("%d addresses in the record, %d given and %d found", len(links), len(list), count.Links)
	}
	states, late := map[string]int{}, 0
	for _, l := range links {
		kind := kindOf(strings.TrimPrefix(l.URL, "http://"))
		states[l.State]++
		if l.State != "done" && l.Reason == "" {
			t.Errorf("%s is %s without a reason", l.URL, l.State)
		}
		want := outcomes[kind]
		if want == "" {
			want = "done"
		}
		if l.State == "waiting" && strings.Contains(l.Reason, "took too long") && want != "waiting" {
			late++ // the machine is busy
			continue
		}
		if l.State == "done" {
			done = append(done, l.URL)
		}
		if l.State != want {
			t.Errorf("%s is %s after %d tries, want %s: %s", l.URL, l.State, l.Tries, want, l.Reason)
		}
	}
	if states["waiting"] != count.Left || states["refused"] != count.Refused {
		t.Errorf("%v, but the run says %+v", states, count)
	}
	if late > 2+len(list)/50 {
		t.Errorf("%d addresses came too late", late)
	}
	t.Log("addresses: ", states)
	return done
}

// checkJobs holds that every page that was fetched is recorded or refused
// with a reason.
func checkJobs(t *testing.T, s *store.Store, done []string) {
	jobs, err := s.Jobs(t.Context(), "", 1<<30)
	if err != nil {
		t.Fatal(err)
	}
	have, states := map[string]bool{}, map[store.State]int{}
	for _, j := range jobs {
		have[strings.Replace(j.URL, "/new", "", 1)] = true
		states[j.State]++
		if j.State != store.Recorded && (j.State != store.Refused || j.Reason == "" || j.Stage == "") {
			t.Errorf("%s is %s at %q for %q", j.URL, j.State, j.Stage, j.Reason)
		}
		if kind := kindOf(strings.TrimPrefix(j.URL, "http://")); j.State == store.Refused && kind != "empty" && kind != "maze" {
			t.Errorf("%s was refused: %s", j.URL, j.Reason)
		}
	}
	for _, a := range done {
		kind := kindOf(strings.TrimPrefix(a, "http://"))
		if outcomes[kind] == "" && kind != "feed" && kind != "maze" && !have[a] {
			t.Errorf("%s is done and has no page", a)
		}
	}
	t.Log("pages: ", states)
}

// checkManners holds that no forbidden address was reached, that each site
// was asked with the gap it is due, and that a site that asks for patience
// was given it.
func (w *internet) checkManners(t *testing.T) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, s := range w.trouble {
		t.Error(s)
	}
	requests := 0
	for site, times := range w.asked {
		requests += len(times)
		if kindOf(site) == "silent" {
			continue // a kept connection that was closed is opened again at once by net/http
		}
		for i := 1; i < len(times); i++ {
			if d := times[i].Sub(times[i-1]); d < internetGap-2*time.Millisecond {
				t.Errorf("%s: request %d came %v after the one before", site, i, d)
			}
		}
		if n := len(times); kindOf(site) == "away" && n > 2 {
			t.Errorf("%s was asked %d times after it had asked for patience", site, n-2)
		}
	}
	for page, times := range w.pages {
		if kindOf(page) == "patience" && !strings.HasSuffix(page, "robots.txt") && len(times) > 1 && times[1].Sub(times[0]) < 2*time.Second {
			t.Errorf("%s was asked again after %v", page, times[1].Sub(times[0]))
		}
	}
	t.Logf("%d sites, %d requests", len(w.asked), requests)
}

// maxMemory bounds the whole process, the made-up internet and the loaded
// models included.
const maxMemory = 500 << 20

func checkMemory(t *testing.T) {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return // only Linux tells
	}
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	kb, _ := strconv.Atoi(strings.Fields(rest)[0])
	t.Logf("peak memory %d MiB", kb>>10)
	if kb<<10 > maxMemory {
		t.Errorf("peak memory is %d MiB", kb>>10)
	}
}
