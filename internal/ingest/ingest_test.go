package ingest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/demo"
	"github.com/gainsay-news/gainsay/internal/store"
)

// The environment by which a test starts its own program again, to be killed.
const (
	crashData    = "GAINSAY_TEST_DATA"
	crashWorkers = "GAINSAY_TEST_WORKERS"
)

func TestMain(m *testing.M) {
	if dir := os.Getenv(crashData); dir != "" {
		workers, _ := strconv.Atoi(os.Getenv(crashWorkers))
		if err := ingestPages(dir, workers); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// ingestPages is what a killed program does: the collection, to its end.
func ingestPages(dir string, workers int) error {
	ctx := context.Background()
	s, err := store.Open(ctx, dir)
	if err != nil {
		return err
	}
	defer s.Close()
	return RunWhile(ctx, s, Options{Workers: workers}, func(ctx context.Context, more func()) error {
		_, err := Accept(ctx, s, Inputs{Pages: manyPages(4)}, func(Accepted) { more() })
		return err
	})
}

func TestWhatFailsWhileAcceptingEndsTheRun(t *testing.T) {
	s, err := store.Open(t.Context(), ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	broken := errors.New("broken")
	err = RunWhile(t.Context(), s, Options{}, func(context.Context, func()) error { return broken })
	if !errors.Is(err, broken) {
		t.Errorf("a run whose pages could not be accepted ended with %v", err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	err = RunWhile(t.Context(), s, Options{}, func(ctx context.Context, _ func()) error {
		<-ctx.Done()
		return ctx.Err()
	})
	if err == nil || errors.Is(err, context.Canceled) {
		t.Errorf("a run over a closed record ended with %v", err)
	}
}

// manyPages is the shipped collection several times over, each time of other
// towns and outlets, with a page that is no article among them.
func manyPages(times int) iter.Seq2[gainsay.Page, error] {
	return func(yield func(gainsay.Page, error) bool) {
		for i := range times {
			for page, err := range demo.Pages() {
				swap := strings.NewReplacer(".example", fmt.Sprintf("%d.example", i), "Calder", "Calder"+strings.Repeat("s", i), "Merrin", "Merr"+strings.Repeat("on", i))
				page.URL = fmt.Sprintf("%d/%s", i, page.URL)
				page.Body = []byte(swap.Replace(string(page.Body)))
				if !yield(page, err) {
					return
				}
			}
			if !yield(gainsay.Page{URL: fmt.Sprintf("%d/empty.html", i), Type: "text/html", Body: []byte("<html></html>")}, nil) {
				return
			}
		}
	}
}

func export(t *testing.T, dir string) []byte {
	t.Helper()
	s, err := store.Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var out bytes.Buffer
	if err := s.Export(t.Context(), &out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestEveryPageIsRecordedOrRefused(t *testing.T) {
	dir := t.TempDir()
	if err := ingestPages(dir, 2); err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	want := 0
	for range manyPages(4) {
		want++
	}
	p, err := s.Progress(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if p.Recorded+p.Refused != want || p.Refused != 4 || p.Open() != 0 {
		t.Errorf("%+v of %d pages, 4 of them no articles", p, want)
	}
	refused, err := s.Jobs(t.Context(), store.Refused, 10)
	if err != nil {
		t.Fatal(err)
	}
	for _, j := range refused {
		if j.Reason == "" || j.Stage == "" {
			t.Errorf("page %s was refused at %q for %q", j.URL, j.Stage, j.Reason)
		}
	}
}

func TestASecondRunAddsNothing(t *testing.T) {
	dir := t.TempDir()
	if err := ingestPages(dir, 2); err != nil {
		t.Fatal(err)
	}
	before := export(t, dir)
	if err := ingestPages(dir, 2); err != nil {
		t.Fatal(err)
	}
	if after := export(t, dir); !bytes.Equal(before, after) {
		t.Errorf("a second run changed the export: %s", firstDifference(before, after))
	}
}

// kills is how often the program is killed; the long form is for a release.
func kills(t *testing.T) int {
	if n, err := strconv.Atoi(os.Getenv("GAINSAY_KILLS")); err == nil {
		return n
	}
	if testing.Short() {
		t.Skip("kills programs; left out of the short form")
	}
	return 20
}

// TestKilledRunsGiveTheSameRecord kills the program at random moments with no
// chance to clean up, starts it again, and wants the record of a run that
// nobody disturbed, with another number of workers.
func TestKilledRunsGiveTheSameRecord(t *testing.T) {
	n := kills(t)
	calm := t.TempDir()
	start := time.Now()
	if err := ingestPages(calm, 1); err != nil {
		t.Fatal(err)
	}
	whole := time.Since(start)
	want := export(t, calm)
	seed := rand.Uint64()
	t.Logf("seed %d, %d kills, an undisturbed run takes %v", seed, n, whole)
	random := rand.New(rand.NewPCG(seed, 1))
	dir := t.TempDir()
	for range n {
		run := start4(t, dir)
		time.Sleep(time.Duration(random.Int64N(int64(whole)*3/int64(n)) + int64(30*time.Millisecond)))
		run.Process.Kill()
		run.Wait()
	}
	if out, err := start4(t, dir).CombinedOutputAfter(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if got := export(t, dir); !bytes.Equal(got, want) {
		t.Errorf("the killed runs gave another record: %s", firstDifference(want, got))
	}
}

// A program is this test's own program, started again to ingest.
type program struct {
	*exec.Cmd
	out *bytes.Buffer
}

func start4(t *testing.T, dir string) program {
	t.Helper()
	c := exec.Command(os.Args[0], "-test.run=^$")
	c.Env = append(os.Environ(), crashData+"="+dir, crashWorkers+"=4")
	out := &bytes.Buffer{}
	c.Stdout, c.Stderr = out, out
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	return program{c, out}
}

// CombinedOutputAfter waits for the program and gives what it printed.
func (p program) CombinedOutputAfter() (string, error) {
	err := p.Wait()
	return p.out.String(), err
}

// firstDifference is the first line in which two exports differ.
func firstDifference(a, b []byte) string {
	x, y := bytes.Split(a, []byte("\n")), bytes.Split(b, []byte("\n"))
	for i := range min(len(x), len(y)) {
		if !bytes.Equal(x[i], y[i]) {
			return fmt.Sprintf("line %d:\n%.300s\n%.300s", i+1, x[i], y[i])
		}
	}
	return fmt.Sprintf("%d lines and %d", len(x), len(y))
}

func TestAPanicInAStageIsARefusal(t *testing.T) {
	err := &StageError{"quote.Find", "page.html", "index out of range"}
	if stageOf(fmt.Errorf("x: %w", err)) != "quote.Find" || !strings.Contains(err.Error(), "page.html") {
		t.Errorf("stage %q, error %q", stageOf(err), err)
	}
	stack := "goroutine 1\npanic({0x1, 0x2})\n\t/usr/lib/go/panic.go:1\ngithub.com/gainsay-news/gainsay/quote.Find(0x1)\n\tquote.go:3\n"
	if got := failedStage([]byte(stack)); got != "quote.Find" {
		t.Errorf("failed stage %q", got)
	}
}

func TestCheckSavesNothing(t *testing.T) {
	s, err := store.Open(t.Context(), ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := Accept(t.Context(), s, Inputs{Pages: demo.Pages()}, nil); err != nil {
		t.Fatal(err)
	}
	if err := Run(t.Context(), s, Options{}); err != nil {
		t.Fatal(err)
	}
	var before, after bytes.Buffer
	if err := s.Export(t.Context(), &before); err != nil {
		t.Fatal(err)
	}
	doc, _, err := Check(t.Context(), s, "The Calder Bridge will not reopen to traffic on April 7.")
	if err != nil {
		t.Fatal(err)
	}
	if len(doc.Claims) == 0 {
		t.Error("the text makes no claim")
	}
	if err := s.Export(t.Context(), &after); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(before.Bytes(), after.Bytes()) {
		t.Error("checking a text changed the record")
	}
}
