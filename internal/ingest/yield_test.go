package ingest

import (
	"context"
	"sync/atomic"
	"testing"
	"time"

	"github.com/gainsay-news/gainsay/internal/demo"
	"github.com/gainsay-news/gainsay/internal/store"
)

// TestYield has every step wait for others, so that what is recorded together
// is cut short several times: nothing is left out.
func TestYield(t *testing.T) {
	if testing.Short() {
		t.Skip("it waits for seconds")
	}
	s, err := store.Open(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := Accept(t.Context(), s, Inputs{Pages: demo.Pages()}, nil); err != nil {
		t.Fatal(err)
	}
	var waits atomic.Int64
	err = Run(t.Context(), s, Options{Yield: func(context.Context) {
		waits.Add(1)
		time.Sleep(batchTime / 16)
	}})
	if err != nil {
		t.Fatal(err)
	}
	p, err := s.Progress(t.Context())
	if err != nil || p.Open() != 0 || p.Recorded < 20 {
		t.Errorf("%+v is open or recorded: %v", p, err)
	}
	if n := waits.Load(); n < int64(2*p.Recorded) {
		t.Errorf("%d pages gave way %d times", p.Recorded, n)
	}
}
