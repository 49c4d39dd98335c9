package web

import (
	"context"
	"time"
)

// How the work that is not for a reader gives way: it waits for a lull, looks
// for one so often, and goes on anyway after so long, so that news come in
// however many read.
const (
	lullStep = 2 * time.Millisecond
	lullWait = 100 * time.Millisecond
)

// Yield waits while more requests are being answered than there are
// processors for, and while the server gets ready, but not for ever.
func (r *Reader) Yield(ctx context.Context) {
	for waited := time.Duration(0); waited < lullWait && (r.site.warming.Load() || r.site.crowded()) && ctx.Err() == nil; waited += lullStep {
		time.Sleep(lullStep)
	}
}
