package ingest

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/store"
)

// benchReports is how many made-up reports a report is joined and compared
// with. GAINSAY_BENCH_REPORTS=10000 is what BENCHMARKS.md states;
// GAINSAY_BENCH_RECORD keeps the record between runs.
func benchReports() int {
	if n, err := strconv.Atoi(os.Getenv("GAINSAY_BENCH_REPORTS")); err == nil {
		return n
	}
	return 200
}

// A newsroom makes up reports of real shape: a few thousand towns, people and
// bodies of whom few are in the news often, stories of about eight reports.
type newsroom struct {
	r *rand.Rand
	n int
}

func (n *newsroom) name(kinds int, seed uint64) string {
	syllables := strings.Fields("ba ko ri ten mol sa ver du lin par os tha gre nu fi cal um est dor wix")
	i := rand.NewZipf(rand.New(rand.NewPCG(seed, n.r.Uint64())), 1.2, 4, uint64(kinds)).Uint64() + seed
	w := ""
	for ; i > 0 || w == ""; i /= 20 {
		w += syllables[i%20]
	}
	return strings.ToUpper(w[:1]) + w[1:]
}

// topics are what the made-up stories tell of; the verbs are English.
var topics = []string{
	"The bridge over the %s river will %sreopen to traffic on %s, Mayor %s said on Monday.\n\n\"The repairs cost %d million crowns,\" %[4]s told the council.\n\n%[6]s Works said that %[7]d people were employed at the site.",
	"A fire in the %s market killed %[5]d people on %[3]s, the fire brigade of %[6]s said.\n\nBrigade chief %[4]s said that %[7]d shops had burned down.\n\n\"The market was %[2]ssafe,\" owner %[6]s Holding said in a statement.",
	"%[6]s will %[2]swithdraw its soldiers from the %[1]s valley by %[3]s, Defence Minister %[4]s announced on Monday.\n\nAbout %[7]d soldiers are in the valley.\n\n\"We %[2]shave permission to stay,\" %[4]s said.",
	"%[6]s Bank will %[2]scut %[7]d jobs, chief executive %[4]s said on Monday.\n\nThe union said that %[5]d branches would be closed by %[3]s.\n\n\"The customers of %[1]s will %[2]slose their branch,\" %[4]s told reporters.",
}

func (n *newsroom) report() gainsay.Page {
	n.n++
	story := n.r.IntN(n.n/8 + 1)
	of := rand.New(rand.NewPCG(uint64(story), 5))
	town, body := n.name(3000, of.Uint64()%4000), n.name(2000, of.Uint64()%4000)
	who := n.name(900, of.Uint64()%4000) + " " + n.name(4000, of.Uint64()%4000)
	not := ""
	if n.r.IntN(3) == 0 {
		not = "not "
	}
	text := fmt.Sprintf(topics[of.IntN(len(topics))], town, not, []string{"Monday", "Friday", "May 5"}[of.IntN(3)], who, 2+n.r.IntN(9), body, 100+n.r.IntN(900))
	title := fmt.Sprintf("%s: %s speaks of %s", town, who, body)
	return gainsay.Page{
		URL: fmt.Sprintf("https://outlet%d.example/%d", n.r.IntN(50), n.n), Type: "text/plain; charset=utf-8",
		Body: []byte(title + "\n\n" + strings.ToUpper(town) + " -- " + text),
		Hint: gainsay.Hint{Publisher: fmt.Sprint("Outlet ", n.r.IntN(50)), Published: time.Date(2025, 1, 6, 0, 0, 0, 0, time.UTC).Add(time.Duration(n.n) * time.Minute)},
	}
}

// filled is a record of made-up reports and the newsroom that goes on.
func filled(b *testing.B) (*store.Store, *newsroom) {
	b.Helper()
	dir := os.Getenv("GAINSAY_BENCH_RECORD")
	if dir == "" {
		dir = b.TempDir()
	}
	s, err := store.Open(b.Context(), dir)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.Close() })
	room := &newsroom{r: rand.New(rand.NewPCG(1, 2))}
	pages := func(yield func(gainsay.Page, error) bool) {
		for range benchReports() {
			if !yield(room.report(), nil) {
				return
			}
		}
	}
	if _, err := Accept(b.Context(), s, Inputs{Pages: pages}, nil); err != nil {
		b.Fatal(err)
	}
	if err := Run(b.Context(), s, Options{}); err != nil {
		b.Fatal(err)
	}
	return s, room
}

// BenchmarkRecord joins, ties and compares one report with the record and
// commits it; the report is read before.
func BenchmarkRecord(b *testing.B) {
	s, room := filled(b)
	r := newRecorder(s)
	claims := 0
	for b.Loop() {
		b.StopTimer()
		page := room.report()
		number, _, err := s.Accept(b.Context(), page)
		if err != nil {
			b.Fatal(err)
		}
		doc, err := Read(page)
		if err != nil {
			b.Fatal(err)
		}
		claims += len(doc.Claims)
		b.StartTimer()
		if err := r.record(b.Context(), number, doc); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(claims)/float64(b.N), "claims/report")
}

// BenchmarkIngest takes pages from their bytes to the finished record.
func BenchmarkIngest(b *testing.B) {
	s, room := filled(b)
	pages := func(yield func(gainsay.Page, error) bool) {
		for range 50 {
			if !yield(room.report(), nil) {
				return
			}
		}
	}
	for b.Loop() {
		if _, err := Accept(b.Context(), s, Inputs{Pages: pages}, nil); err != nil {
			b.Fatal(err)
		}
		if err := Run(b.Context(), s, Options{}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(50*b.N)/b.Elapsed().Seconds(), "pages/s")
}
