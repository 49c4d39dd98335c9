package web

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/demo"
	"github.com/gainsay-news/gainsay/internal/ingest"
	"github.com/gainsay-news/gainsay/internal/store"
)

// benchReports is how many made-up reports, with ten statements each, the
// benchmark reads over; GAINSAY_BENCH_REPORTS=100000 is the size that the
// targets are stated for. GAINSAY_BENCH_DIR keeps the record between runs.
func benchReports() int {
	if n, err := strconv.Atoi(os.Getenv("GAINSAY_BENCH_REPORTS")); err == nil {
		return n
	}
	return 500
}

func benchStore(b testing.TB) *store.Store { return benchStoreIn(b, benchDir(b)) }

func benchDir(b testing.TB) string {
	if dir := os.Getenv("GAINSAY_BENCH_DIR"); dir != "" {
		return dir
	}
	return b.TempDir()
}

func benchStoreIn(b testing.TB, dir string) *store.Store {
	s, err := store.Open(b.Context(), dir)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.Close() })
	if err := s.Set(b.Context(), map[string]string{"private": "on"}, nil, "bench"); err != nil { // made-up persons have no roles
		b.Fatal(err)
	}
	t, err := s.Totals(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	if t.Documents < benchReports() && (t.Documents == 0 || os.Getenv("GAINSAY_BENCH_REPORTS") != "") {
		start := time.Now()
		room := demo.NewNewsroom()
		room.Skip(t.Documents)
		err := ingest.Keep(b.Context(), s, func(yield func(*gainsay.Document) bool) {
			for range benchReports() - t.Documents {
				if !yield(room.Document()) {
					return
				}
			}
		})
		if err != nil {
			b.Fatal(err)
		}
		b.Logf("%d reports recorded in %s", benchReports(), time.Since(start).Round(time.Second))
	}
	return s
}

// pick is an address on a page that begins with prefix.
func pick(b *testing.B, h http.Handler, page, prefix string) string {
	body := get(b, h, page).Body.String()
	i := strings.Index(body, `"`+prefix)
	if i < 0 {
		b.Fatalf("%s links to no %s", page, prefix)
	}
	path, _, _ := strings.Cut(body[i+1:], `"`)
	path, _, _ = strings.Cut(path, "#")
	return path
}

// searches are fifty queries of ten kinds, made of what the record itself
// says, so that any record can be timed.
func searches(b *testing.B, s *store.Store) []string {
	a, err := s.Search(b.Context(), store.Question{Where: store.Cond{Op: store.Is, Text: "quoted"}, Bare: true, Limit: 400})
	if err != nil || len(a.Statements) < 10 {
		b.Fatalf("%d statements to make searches of, %v", len(a.Statements), err)
	}
	long := func(w string) bool { return len(w) > 4 && !strings.ContainsAny(w, `"“”’,.:;()-/`) }
	var out []string
	for i := 0; len(out) < 50; i++ {
		st, other := a.Statements[i*7%len(a.Statements)], a.Statements[(i*13+5)%len(a.Statements)]
		w := slices.DeleteFunc(strings.Fields(st.Text), func(w string) bool { return !long(w) })
		v := slices.DeleteFunc(strings.Fields(other.Text), func(w string) bool { return !long(w) })
		if len(w) < 2 || len(v) < 1 || st.Name == "" {
			continue
		}
		in := strings.Fields(st.Text)
		who, month := strconv.Quote(st.Name), st.Published.Format("2006-01")
		out = append(out, w[0]+" "+w[1], v[0]+" OR "+w[1], strconv.Quote(in[0]+" "+in[1]), "speaker:"+who+" "+w[0], w[0]+" is:contested",
			"speaker:"+who, w[1]+" outlet:"+strconv.Quote(st.Publisher), "speaker:"+who+" said:"+month, w[0]+" -"+v[0], w[0]+" NEAR/9 "+w[1])
	}
	return out[:50]
}

// BenchmarkPages times every page on the server and reports the middle and
// the tail.
func BenchmarkPages(b *testing.B) {
	s := benchStore(b)
	h := handlerOf(b, Config{Store: s, afresh: true})
	conflict := pick(b, h, "/contradictions", "/x/")
	pages := map[string][]string{
		"front": {"/"}, "story": {pick(b, h, "/stories", "/story/")}, "contradiction": {conflict}, "statement": {pick(b, h, conflict, "/s/")},
		"article": {pick(b, h, conflict, "/a/")}, "person": {pick(b, h, "/people", "/p/")}, "people": {"/people"}, "stories": {"/stories"},
		"contradictions": {"/contradictions"}, "figures": {"/figures"}, "places": {"/places"}, "sources": {"/sources"}, "queue": {"/queue"},
		"said": quotations(b, s),
	}
	for _, q := range searches(b, s) {
		pages["search"] = append(pages["search"], "/search?q="+url.QueryEscape(q))
	}
	for _, name := range slices.Sorted(func(yield func(string) bool) {
		for n := range pages {
			if !yield(n) {
				return
			}
		}
	}) {
		b.Run(name, func(b *testing.B) { timePage(b, s, h, pages[name]) })
	}
}

// quotations are words that somebody said, and the same with one changed.
func quotations(b *testing.B, s *store.Store) (paths []string) {
	a, err := s.Search(b.Context(), store.Question{Where: store.Cond{Op: store.Is, Text: "quoted"}, Bare: true, Limit: 10})
	if err != nil {
		b.Fatal(err)
	}
	for _, st := range a.Statements {
		words := strings.Fields(st.Text)
		paths = append(paths, "/said?quote="+url.QueryEscape(st.Text))
		words[len(words)/2] = "accordion"
		paths = append(paths, "/said?quote="+url.QueryEscape(strings.Join(words, " ")))
	}
	return paths
}

// spent is the processor time that the program has used, collecting of garbage
// beside it too: on a machine that others use it tells more than the clock.
func spent() time.Duration {
	var u syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// news changes the record, so that what connections keep of it in memory is
// of no use any more.
func news(b *testing.B, s *store.Store, i int) {
	if err := s.Set(b.Context(), map[string]string{"burst": strconv.Itoa(1000 + i%2)}, nil, "bench"); err != nil {
		b.Fatal(err)
	}
}

func timePage(b *testing.B, s *store.Store, h http.Handler, paths []string) {
	var took, worked []time.Duration
	most := 0
	for i := 0; b.Loop(); i++ {
		if os.Getenv("GAINSAY_BENCH_NEWS") != "" {
			news(b, s, i)
		}
		w := httptest.NewRecorder()
		start, before := time.Now(), spent()
		h.ServeHTTP(w, here(http.MethodGet, paths[i%len(paths)], nil))
		took, worked = append(took, time.Since(start)), append(worked, spent()-before)
		if os.Getenv("GAINSAY_BENCH_EACH") != "" {
			fmt.Fprintf(os.Stderr, "%s of work: %s\n", worked[i].Round(time.Millisecond), paths[i%len(paths)])
		}
		if most = max(most, w.Body.Len()); w.Code != http.StatusOK {
			b.Fatalf("%s answers %d", paths[i%len(paths)], w.Code)
		}
	}
	slices.Sort(took)
	slices.Sort(worked)
	for _, q := range []int{50, 95, 99} {
		b.ReportMetric(float64(took[(len(took)-1)*q/100].Microseconds())/1000, fmt.Sprintf("p%d-ms", q))
		b.ReportMetric(float64(worked[(len(worked)-1)*q/100].Microseconds())/1000, fmt.Sprintf("p%d-cpu-ms", q))
	}
	b.ReportMetric(float64(most), "bytes")
}
