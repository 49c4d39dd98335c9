package web

import (
	"net/http"
	"net/http/httptest"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/demo"
	"github.com/gainsay-news/gainsay/internal/ingest"
)

// TestManyReaders has 200 readers open pages at once over the wire while
// reports are recorded; none may see an error.
func TestManyReaders(t *testing.T) {
	if testing.Short() {
		t.Skip("a load takes seconds")
	}
	h, s := reader(t)
	server := httptest.NewServer(h)
	defer server.Close()
	client := server.Client()
	client.Transport.(*http.Transport).MaxIdleConnsPerHost = 200
	pages := everyPage()[:20]
	var readers sync.WaitGroup
	var mu sync.Mutex
	var took []time.Duration
	for i := range 200 {
		readers.Go(func() {
			for j := range 3 {
				start := time.Now()
				resp, err := client.Get(server.URL + pages[(7*i+j)%len(pages)])
				if err != nil || resp.StatusCode != http.StatusOK {
					t.Errorf("%s: %v %v", pages[(7*i+j)%len(pages)], resp, err)
					return
				}
				resp.Body.Close()
				mu.Lock()
				took = append(took, time.Since(start))
				mu.Unlock()
			}
		})
	}
	room := demo.NewNewsroom()
	err := ingest.Keep(t.Context(), s, func(yield func(*gainsay.Document) bool) {
		for range 30 {
			if !yield(room.Document()) {
				return
			}
		}
	})
	if err != nil {
		t.Error(err)
	}
	readers.Wait()
	slices.Sort(took)
	if len(took) > 0 {
		t.Logf("%d pages: p50 %s, p99 %s", len(took), took[len(took)/2].Round(time.Millisecond), took[len(took)*99/100].Round(time.Millisecond))
	}
}
