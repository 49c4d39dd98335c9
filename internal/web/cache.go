package web

import (
	"bytes"
	"container/list"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"runtime"
	"strings"
	"sync"
	"time"

	"github.com/gainsay-news/gainsay/internal/store"
	"github.com/klauspost/compress/gzip"
)

// A made is an answer that was made once and is sent to all who may see it.
type made struct {
	status   int
	media    string
	body     []byte
	tag      string         // of the body
	revision store.Revision // of the record it was made from, as far as it tells of it
	any      int64          // the same, of all that the record holds
	since    time.Time      // when that revision was first seen
	at       time.Time      // when it was begun
	err      error
	ready    chan struct{} // closed when it is made

	once   sync.Once
	packed []byte
}

// gzipped is the body compressed; it is done once, when first wanted.
func (m *made) gzipped() []byte {
	m.once.Do(func() {
		var b bytes.Buffer
		w, _ := gzip.NewWriterLevel(&b, 5)
		w.Write(m.body)
		w.Close()
		m.packed = b.Bytes()
	})
	return m.packed
}

// The bounds of the cache.
const (
	cacheBytes = 64 << 20
	longestKey = 2 << 10
	// While many ask at once and reports come in, an answer that is older than
	// staleFor is made anew on the side, and given as it is meanwhile, up to
	// staleMost. When few ask, what they get is of the record as it is; and
	// after what people decide, nothing older is given, however many ask.
	staleFor  = time.Second
	staleMost = 30 * time.Second
	// surely is after how long an answer is made anew, when anything at all was
	// written, though nothing of what it tells.
	surely = time.Minute
	// makeTime is how long making one answer may take.
	makeTime = 10 * time.Second
	// checkEvery is how often the record is asked whether it changed, while
	// many ask at once.
	checkEvery = 50 * time.Millisecond
)

// A cache keeps the answers that were made, the least used forgotten first.
// Answers that are being made are in it too, so that one who asks for the
// same waits for it and makes it no second time.
type cache struct {
	mu    sync.Mutex
	of    map[string]*list.Element // of *kept
	order list.List
	bytes int

	revision store.Revision
	since    time.Time // when the revision was first seen
	checked  time.Time

	makers chan struct{} // bounds how many answers are made at once
	old    renewals
}

type kept struct {
	key     string
	counted bool // among the cache's bytes
	*made
}

func newCache() *cache {
	return &cache{of: map[string]*list.Element{}, makers: make(chan struct{}, runtime.GOMAXPROCS(0)+1)}
}

// forget makes every answer stale at once.
func (c *cache) forget() {
	c.mu.Lock()
	defer c.mu.Unlock()
	clear(c.of)
	c.order.Init()
	c.bytes, c.checked = 0, time.Time{}
}

// A question is what an answer is made for.
type question struct {
	key    string
	living bool // the answer tells of the queue and of accounts too, not of what is recorded alone
	fresh  func(*http.Request) (*made, error)
}

// begin is an answer to a question that is about to be made.
func (q *question) begin(now store.Revision, since time.Time) *made {
	m := &made{any: now.Any, revision: now, since: since, at: time.Now(), ready: make(chan struct{})}
	if !q.living {
		m.revision.Any = 0
	}
	return m
}

// once gives the answer to a question, which is made where there is none that
// is of the record as it is.
func (s *site) once(r *http.Request, q question) (*made, error) {
	many := s.many()
	revision, since, err := s.current(r.Context(), many)
	if err != nil {
		return nil, err
	}
	m := q.begin(revision, since)
	if len(q.key) > longestKey || s.afresh {
		return s.make(r, m, q.fresh)
	}
	has, mine := s.cache.find(q.key, m, many)
	if mine {
		leave(r.Context())
		got, err := s.make(r.WithContext(context.WithoutCancel(r.Context())), m, q.fresh) // others wait for it too
		s.cache.settle(q.key, m, got, err)
	} else if !has.like(m) {
		s.renew(r, q, has)
	}
	select {
	case <-has.ready:
		return has, has.err
	default:
		leave(r.Context())
	}
	select {
	case <-has.ready:
		return has, has.err
	case <-r.Context().Done():
		return nil, r.Context().Err()
	}
}

// like reports whether an answer can be given for one that would be made now.
func (m *made) like(now *made) bool {
	return m.revision == now.revision && (m.any == now.any || now.at.Sub(m.at) < surely)
}

// make makes an answer in its turn.
func (s *site) make(r *http.Request, m *made, fresh func(*http.Request) (*made, error)) (*made, error) {
	ctx, cancel := context.WithTimeout(r.Context(), makeTime)
	defer cancel()
	select {
	case s.cache.makers <- struct{}{}:
		defer func() { <-s.cache.makers }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	got, err := fresh(r.WithContext(ctx))
	if err != nil {
		return nil, err
	}
	got.revision, got.any, got.since = m.revision, m.any, m.since
	got.tag = tagOf(got.body)
	return got, nil
}

// tagOf names a body by its content.
func tagOf(body []byte) string {
	sum := sha256.Sum256(body)
	return hex.EncodeToString(sum[:12])
}

// find looks an answer up that can be given in the place of one that would be
// made now; where there is none, that is put in its place, and mine says that
// the caller has to make it.
func (c *cache) find(key string, now *made, many bool) (m *made, mine bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if e := c.of[key]; e != nil {
		k := e.Value.(*kept)
		if k.like(now) || many && k.revision.Decided == now.revision.Decided && now.at.Sub(k.at) < staleMost {
			c.order.MoveToFront(e)
			return k.made, false
		}
		c.drop(e)
	}
	c.of[key] = c.order.PushFront(&kept{key: key, made: now})
	return now, true
}

// replace puts an answer that is about to settle in the place of an old one;
// false when that is gone.
func (c *cache) replace(key string, old, m *made) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	e := c.of[key]
	if e == nil || e.Value.(*kept).made != old {
		return false
	}
	c.drop(e)
	c.of[key] = c.order.PushFront(&kept{key: key, made: m})
	return true
}

// settle hands out an answer that was made, and counts it; one that failed is
// forgotten.
func (c *cache) settle(key string, m, got *made, err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	defer close(m.ready)
	if m.err = err; err == nil {
		m.status, m.media, m.body, m.tag = got.status, got.media, got.body, got.tag
	}
	e := c.of[key]
	if e == nil || e.Value.(*kept).made != m {
		return // forgotten meanwhile
	}
	if err != nil {
		c.drop(e)
		return
	}
	e.Value.(*kept).counted = true
	c.bytes += m.weight()
	for c.bytes > cacheBytes && c.order.Len() > 1 {
		c.drop(c.order.Back())
	}
}

// weight is about what an answer takes, compressed too.
func (m *made) weight() int { return len(m.body) + len(m.body)/4 + 512 }

func (c *cache) drop(e *list.Element) {
	k := e.Value.(*kept)
	delete(c.of, k.key)
	c.order.Remove(e)
	if k.counted {
		c.bytes -= k.weight()
	}
}

// send sends an answer, or says that the asker has it already.
func (s *site) send(w http.ResponseWriter, r *http.Request, m *made) {
	h, a := w.Header(), who(r)
	body, tag := m.body, m.tag
	page := strings.HasPrefix(m.media, "text/html")
	if page {
		body = personal(body, a, s.speech(r))
		h.Add("Vary", "Accept-Language, Cookie")
		if a.name != "" {
			tag += "-" + hex.EncodeToString(digest(a.name, a.session))
		}
	}
	h.Set("Content-Type", m.media)
	if h.Get("Cache-Control") == "" {
		h.Set("Cache-Control", "private, no-cache") // kept, and asked for again by its tag
	}
	if m.status == http.StatusOK {
		h.Set("ETag", `W/"`+tag+`"`)
		if !page && !m.since.IsZero() && time.Since(m.since) > 2*time.Second { // a page has more in it than the record
			h.Set("Last-Modified", m.since.UTC().Format(http.TimeFormat))
		}
		if unchanged(r, tag, h.Get("Last-Modified"), m.since) {
			h.Del("Content-Type")
			w.WriteHeader(http.StatusNotModified)
			return
		}
	}
	// What holds a secret is not compressed beside what the asker wrote: the
	// length would tell of it (BREACH).
	if h.Add("Vary", "Accept-Encoding"); a.session == "" && len(body) > 1000 && strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		h.Set("Content-Encoding", "gzip")
		if !page || bytes.Equal(body, m.body) {
			body = m.gzipped()
		} else {
			body = (&made{body: body}).gzipped()
		}
	}
	w.WriteHeader(m.status)
	w.Write(body)
}

func digest(parts ...string) []byte {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\n")))
	return sum[:6]
}

// unchanged reports whether the asker has this answer. A tag tells more than
// a time, which counts only where no tag was sent (RFC 9110, 13.2.2).
func unchanged(r *http.Request, tag, modified string, since time.Time) bool {
	if !safe(r.Method) {
		return false
	}
	if list := r.Header.Values("If-None-Match"); len(list) > 0 {
		for _, t := range strings.Split(strings.Join(list, ","), ",") {
			t = strings.Trim(strings.TrimPrefix(strings.TrimSpace(t), "W/"), `"`)
			if t == tag || t == "*" {
				return true
			}
		}
		return false
	}
	t, err := http.ParseTime(r.Header.Get("If-Modified-Since"))
	return err == nil && modified != "" && !since.Truncate(time.Second).After(t)
}
