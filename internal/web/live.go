package web

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"sync"
	"time"

	"github.com/gainsay-news/gainsay/internal/access"
	"github.com/gainsay-news/gainsay/internal/store"
)

// The bounds of live streams.
const (
	mostStreams    = 500              // on the server
	streamsEach    = 20               // for one account, token or address
	streamBuffer   = 8                // bundles of news that a slow asker may be behind
	streamBundle   = 50               // news of each kind in one bundle
	heartbeat      = 20 * time.Second // keeps what stands between from closing a quiet stream
	streamPatience = 10 * time.Second // how long a write may take
	lookEvery      = 500 * time.Millisecond
)

// A hub hands what is new to all who listen.
type hub struct {
	mu        sync.Mutex
	listeners map[chan bundle]string // with the key of the asker
	wake      chan struct{}
	over      bool // the server stops
}

// A bundle is what came in together, and the mark behind it.
type bundle struct {
	news []store.News
	mark store.Mark
}

// listen adds a listener, or says that there are too many.
func (h *hub) listen(key string) (chan bundle, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	each := 0
	for _, k := range h.listeners {
		if k == key && key != "" {
			each++
		}
	}
	if h.over || len(h.listeners) >= mostStreams || each >= streamsEach {
		return nil, &refusal{http.StatusServiceUnavailable, "Too many streams are open. Please try again later, or ask for the pages."}
	}
	if h.listeners == nil {
		h.listeners = map[chan bundle]string{}
	}
	c := make(chan bundle, streamBuffer)
	h.listeners[c] = key
	select {
	case h.wake <- struct{}{}:
	default:
	}
	return c, nil
}

func (h *hub) leave(c chan bundle) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if _, ok := h.listeners[c]; ok {
		delete(h.listeners, c)
		close(c)
	}
}

// tell hands a bundle to all; one who is too far behind is dropped, and can
// come back with the mark it has.
func (h *hub) tell(b bundle) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for c := range h.listeners {
		select {
		case c <- b:
		default:
			delete(h.listeners, c)
			close(c)
		}
	}
}

// stop ends every stream, so that they do not keep the server from stopping.
func (h *hub) stop() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.over = true
	for c := range h.listeners {
		delete(h.listeners, c)
		close(c)
	}
}

func (h *hub) empty() bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return len(h.listeners) == 0
}

// Run watches the record for what is new and tells the live streams, until
// the context ends; the streams end with it. While nobody listens it does nothing.
func (r *Reader) Run(ctx context.Context) error {
	s := r.site
	defer s.live.stop()
	var revision store.Revision
	var mark store.Mark
	tick := time.NewTicker(lookEvery)
	defer tick.Stop()
	for asleep := true; ; {
		if asleep {
			select {
			case <-s.live.wake:
			case <-ctx.Done():
				return nil
			}
			var err error
			if mark, err = s.Store.LatestMark(ctx); err != nil {
				s.Log.Error("watching the record", "error", err)
			}
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			return nil
		}
		if asleep = s.live.empty(); asleep {
			continue
		}
		now, err := s.Store.Revision(ctx)
		if err == nil && now != revision {
			var news []store.News
			if news, mark, err = s.Store.Since(ctx, mark, streamBundle); len(news) > 0 {
				s.live.tell(bundle{news, mark})
			} else if err == nil {
				revision = now
			}
		}
		if err != nil && ctx.Err() == nil {
			s.Log.Error("watching the record", "error", err)
		}
	}
}

// stream answers with what is new in the record, as it comes: server-sent
// events named story, contradiction and change, each with its JSON. One that
// comes back says what it has seen by Last-Event-ID.
func (s *site) stream(w http.ResponseWriter, r *http.Request) {
	s.busy.Add(-1) // a stream that waits is no work
	defer s.busy.Add(1)
	c, err := s.live.listen(who(r).key)
	if err != nil {
		w.Header().Set("Retry-After", "60")
		s.problem(w, r, err)
		return
	}
	defer s.live.leave(c)
	h := w.Header()
	h.Set("Content-Type", "text/event-stream")
	h.Set("Cache-Control", "no-store")
	h.Set("X-Accel-Buffering", "no")
	out := &streamer{w: w, control: http.NewResponseController(w)}
	out.control.SetReadDeadline(time.Time{})
	out.write("retry: 5000\n\n")
	if m, ok := store.ParseMark(r.Header.Get("Last-Event-ID")); ok {
		news, mark, err := s.Store.Since(r.Context(), m, streamBundle)
		if err != nil {
			return
		}
		out.bundle(bundle{news, mark})
	}
	s.follow(r, c, out)
}

// follow writes what comes until the asker leaves, is dropped, or may no
// longer read.
func (s *site) follow(r *http.Request, c chan bundle, out *streamer) {
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
	for out.err == nil {
		select {
		case b, open := <-c:
			if !open {
				return
			}
			out.bundle(b)
		case <-beat.C:
			if a, err := s.identify(r, false); err != nil || !a.scopes.May(access.Read) {
				return
			}
			out.write(": still here\n\n")
		case <-r.Context().Done():
			return
		}
	}
}

// A streamer writes events; after an error it writes nothing more.
type streamer struct {
	w       http.ResponseWriter
	control *http.ResponseController
	err     error
}

func (o *streamer) write(text string) {
	if o.err != nil {
		return
	}
	o.control.SetWriteDeadline(time.Now().Add(streamPatience))
	if _, o.err = o.w.Write([]byte(text)); o.err == nil {
		o.err = o.control.Flush()
	}
}

// bundle writes news. Only the last carries the mark: one who comes back after
// a bundle that was cut gets it again whole.
func (o *streamer) bundle(b bundle) {
	for i, n := range b.news {
		data, err := json.Marshal(n)
		if err != nil {
			o.err = err
			return
		}
		id := ""
		if i == len(b.news)-1 {
			id = "id: " + b.mark.String() + "\n"
		}
		o.write(fmt.Sprintf("%sevent: %s\ndata: %s\n\n", id, n.Kind, data))
	}
}
