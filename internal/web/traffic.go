package web

import (
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

// traffic is how much is asked of the server.
type traffic struct {
	busy atomic.Int64 // requests being answered

	mu     sync.Mutex
	second int64
	count  int // of requests that came in this second
	before int // and in the one before
}

// manyASecond is from how many requests a second and processor on many ask.
const manyASecond = 20

// come counts a request.
func (t *traffic) come(now time.Time) {
	t.busy.Add(1)
	t.mu.Lock()
	defer t.mu.Unlock()
	t.turn(now.Unix())
	t.count++
}

func (t *traffic) turn(second int64) {
	switch second - t.second {
	case 0:
		return
	case 1:
		t.before = t.count
	default:
		t.before = 0
	}
	t.second, t.count = second, 0
}

// rate is how many requests come in a second.
func (t *traffic) rate(now time.Time) int {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.turn(now.Unix())
	return max(t.count, t.before)
}

// crowded reports whether more requests are being answered than processors
// could work on.
func (t *traffic) crowded() bool { return int(t.busy.Load()) > 4*runtime.GOMAXPROCS(0) }

// many reports whether so many ask that not each can have everything made for
// it alone.
func (t *traffic) many() bool {
	return t.crowded() || t.rate(time.Now()) > manyASecond*runtime.GOMAXPROCS(0)
}
