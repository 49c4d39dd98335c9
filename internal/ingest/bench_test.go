package ingest

import (
	"context"
	"errors"
	"iter"
	"os"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
	"time"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/demo"
	"github.com/gainsay-news/gainsay/internal/store"
	"github.com/gainsay-news/gainsay/pipeline"
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

// filled is a record of made-up reports and the newsroom that goes on.
func filled(b *testing.B) (*store.Store, *demo.Newsroom) {
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
	room := demo.NewNewsroom()
	t, err := s.Totals(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	swollen, _ := strconv.Atoi(os.Getenv("GAINSAY_BENCH_SWOLLEN"))
	room.Skip(t.Documents - swollen)
	start := time.Now()
	if err := Keep(b.Context(), s, made(room, benchReports()-t.Documents)); err != nil {
		b.Fatal(err)
	}
	b.Logf("%d reports recorded in %s", max(0, benchReports()-t.Documents), time.Since(start).Round(time.Second))
	return s, room
}

// made is the next reports of a newsroom, as they are once they have been read.
func made(room *demo.Newsroom, n int) iter.Seq[*gainsay.Document] {
	return func(yield func(*gainsay.Document) bool) {
		for range max(0, n) {
			if !yield(room.Document()) {
				return
			}
		}
	}
}

// spent is the processor time that the program has used: on a machine that
// others use too it tells more than the clock.
func spent() time.Duration {
	var u syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// parts is the processor time that the parts of recording take.
type parts struct {
	joined, identified, compared, recorded time.Duration
	ended                                  time.Duration // the ends of transactions
}

// keep is keepBatch by its parts.
func (p *parts) keep(ctx context.Context, s *store.Store, batch []*prepared) error {
	last := spent()
	err := s.Batch(ctx, func(b *store.Batch) error {
		for _, doc := range batch {
			accepted, err := b.Accept(store.Arrival{Page: pageFor(doc.doc)})
			if err != nil {
				return err
			}
			r := recorder{b.Candidates}
			result := store.Result{Document: doc.doc, Pipeline: pipeline.Version, Page: pageOf(doc.doc), Packed: doc.packed, Copy: doc.copy}
			for _, step := range []struct {
				do    func() error
				spent *time.Duration
			}{
				{func() error { return errors.Join(r.fold(ctx, doc, &result), r.join(ctx, doc, &result)) }, &p.joined},
				{func() error { return r.identify(ctx, doc, &result) }, &p.identified},
				{func() error { return r.compare(ctx, doc, &result) }, &p.compared},
				{func() error { return b.Commit(accepted.Number, result) }, &p.recorded},
			} {
				start := spent()
				if err := step.do(); err != nil {
					return err
				}
				last = spent()
				*step.spent += last - start
			}
		}
		last = spent()
		return nil
	})
	p.ended += spent() - last
	return err
}

// BenchmarkRecord joins, ties and compares one report with the record and
// commits it, as many together as Run commits together; the reports are read
// before. Joining its story, tying who is named in it to who is known, comparing
// and writing are told apart.
func BenchmarkRecord(b *testing.B) {
	s, room := filled(b)
	claims, reports, cpu := 0, 0, time.Duration(0)
	var p parts
	for b.Loop() {
		b.StopTimer()
		var batch []*prepared
		for doc := range made(room, batchPages) {
			claims += len(doc.Claims)
			batch = append(batch, prepare(doc))
		}
		reports += len(batch)
		b.StartTimer()
		before := spent()
		if err := p.keep(b.Context(), s, batch); err != nil {
			b.Fatal(err)
		}
		cpu += spent() - before
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/1000/float64(reports), "ms/report")
	b.ReportMetric(float64(cpu.Microseconds())/1000/float64(reports), "cpu-ms/report")
	each := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 / float64(reports) }
	b.ReportMetric(each(p.joined), "join-ms/report")
	b.ReportMetric(each(p.identified), "identify-ms/report")
	b.ReportMetric(each(p.compared), "compare-ms/report")
	b.ReportMetric(each(p.recorded), "record-ms/report")
	b.ReportMetric(each(p.ended), "end-ms/report")
	b.ReportMetric(float64(claims)/float64(reports), "claims/report")
}

// BenchmarkIngest takes pages from their bytes to the finished record.
func BenchmarkIngest(b *testing.B) {
	s, room := filled(b)
	pages := func(yield func(gainsay.Page, error) bool) {
		for range 50 {
			if !yield(room.Page(), nil) {
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

// BenchmarkFolder takes the files of a folder, GAINSAY_BENCH_FOLDER, or of
// several, a colon between each two, into an empty record.
func BenchmarkFolder(b *testing.B) {
	dir := os.Getenv("GAINSAY_BENCH_FOLDER")
	if dir == "" {
		b.Skip("GAINSAY_BENCH_FOLDER names no folder")
	}
	for b.Loop() {
		s, err := store.Open(b.Context(), b.TempDir())
		if err != nil {
			b.Fatal(err)
		}
		before := spent()
		err = RunWhile(b.Context(), s, Options{}, func(ctx context.Context, more func()) error {
			_, err := Accept(ctx, s, Inputs{Paths: filepath.SplitList(dir)}, func(Accepted) { more() })
			return err
		})
		if err != nil {
			b.Fatal(err)
		}
		cpu := spent() - before
		t, err := s.Totals(b.Context())
		if err != nil {
			b.Fatal(err)
		}
		s.Close()
		b.ReportMetric(float64(t.Documents), "pages")
		b.ReportMetric(float64(cpu.Microseconds())/1000/float64(t.Documents), "cpu-ms/page")
	}
}
