package access

import (
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// A Limiter says how often each asker may ask: burst times at once, and then
// so many times a minute. It remembers a bounded number of askers.
type Limiter struct {
	mu     sync.Mutex
	of     map[string]*rate.Limiter
	minute int
	burst  int
}

// remembered is how many askers a limiter knows at most. When there are more,
// those who may ask their full burst again are forgotten: nothing is lost.
const remembered = 20000

// NewLimiter makes a limiter; perMinute of 0 limits nobody.
func NewLimiter(perMinute, burst int) *Limiter {
	return &Limiter{of: map[string]*rate.Limiter{}, minute: perMinute, burst: burst}
}

// Set changes how often one may ask, from now on and for all.
func (l *Limiter) Set(perMinute, burst int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if perMinute != l.minute || burst != l.burst {
		l.minute, l.burst = perMinute, burst
		clear(l.of)
	}
}

// Wait is how long asker has to wait before it may ask what costs so much; 0
// means that it may, and has asked.
func (l *Limiter) Wait(asker string, cost int, now time.Time) time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.minute <= 0 {
		return 0
	}
	one := l.of[asker]
	if one == nil {
		l.forget(now)
		one = rate.NewLimiter(rate.Limit(float64(l.minute)/60), l.burst)
		l.of[asker] = one
	}
	r := one.ReserveN(now, min(cost, l.burst))
	wait := r.DelayFrom(now)
	if wait > 0 {
		r.CancelAt(now)
	}
	return wait
}

func (l *Limiter) forget(now time.Time) {
	if len(l.of) < remembered {
		return
	}
	for asker, one := range l.of {
		if one.TokensAt(now) >= float64(l.burst) {
			delete(l.of, asker)
		}
	}
	if len(l.of) >= remembered { // a flood of addresses: start again rather than grow
		clear(l.of)
	}
}
