package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"time"

	"github.com/gainsay-news/gainsay/internal/fetch"
	"github.com/gainsay-news/gainsay/internal/ingest"
	"github.com/gainsay-news/gainsay/internal/store"
	"github.com/jedib0t/go-pretty/v6/progress"
	"github.com/spf13/cobra"
)

// defaultData is where the record is kept unless told otherwise.
const defaultData = "data"

func ingestCommand() *cobra.Command {
	var in inputs
	var data string
	var workers int
	var follow bool
	c := &cobra.Command{
		Use:   "ingest INPUT...",
		Short: "Read reports into the record, group them and compare what they say",
		Long: `Ingest accepts every input into the record, reads the pages several at a time,
and groups and compares them in the order in which they were accepted. The same
inputs in the same order give the same record, however many workers read and
however often the work is stopped: started again, it goes on where it was, and
what is in the record already is not read twice.

INPUT is as for 'gainsay read'.`,
		Example: `  gainsay ingest reports/
  gainsay ingest --data /srv/gainsay --workers 4 archive.warc.gz
  gainsay ingest https://example.org/report`,
		Args: arguments(cobra.MinimumNArgs(1)),
		RunE: func(c *cobra.Command, args []string) error {
			hint, err := in.hint()
			if err != nil {
				return err
			}
			s, err := store.Open(c.Context(), data)
			if err != nil {
				return err
			}
			defer s.Close()
			from := ingest.Inputs{Paths: args, URL: in.url, Hint: hint, Stdin: os.Stdin, Follow: follow}
			return ingestAll(c.Context(), s, from, ingest.Options{Workers: workers}, c.ErrOrStderr())
		},
	}
	in.flags(c)
	dataFlag(c, &data)
	c.Flags().BoolVar(&follow, "follow", false, "fetch the addresses that feeds and sitemaps hold")
	c.Flags().IntVar(&workers, "workers", 0, "readers at work at once (as many as processors)")
	return c
}

func dataFlag(c *cobra.Command, data *string) {
	c.Flags().StringVar(data, "data", defaultData, "the folder that holds the record")
}

// ingestAll accepts and records the inputs and prints what came of them.
func ingestAll(ctx context.Context, s *store.Store, in ingest.Inputs, o ingest.Options, out io.Writer) error {
	start := time.Now()
	in.Client = fetch.New(fetch.Options{})
	defer in.Client.Close()
	if _, err := s.ReleaseHeld(ctx); err != nil {
		return err
	}
	bar := newBar(out)
	o.Report = bar.show
	var accepted ingest.Accepted
	var followed ingest.Followed
	err := ingest.RunWhile(ctx, s, o, func(ctx context.Context, more func()) (err error) {
		accepted, followed, err = accept(ctx, s, in, more)
		return err
	})
	bar.stop()
	if ctx.Err() != nil {
		fmt.Fprintln(out, "stopped; run the same command again to go on")
		return ctx.Err()
	}
	if err != nil {
		return err
	}
	if in.Follow {
		sayFollowed(followed, out)
	}
	return summarize(ctx, s, accepted, time.Since(start), out)
}

// accept accepts the inputs, and what is fetched for them, and calls more when
// there are new pages. The first has the stages made ready.
func accept(ctx context.Context, s *store.Store, in ingest.Inputs, more func()) (a ingest.Accepted, f ingest.Followed, err error) {
	var warm sync.Once
	a, err = ingest.Accept(ctx, s, in, func(a ingest.Accepted) {
		if a.Fresh > 0 {
			warm.Do(func() { go ingest.Warm() })
		}
		more()
	})
	if err == nil && in.Follow {
		f, err = ingest.Follow(ctx, s, in.Client, ingest.FollowOptions{Local: in.Local})
	}
	return a, f, err
}

// sayFollowed says what became of the addresses that were fetched.
func sayFollowed(f ingest.Followed, out io.Writer) {
	fmt.Fprintf(out, "fetched %d pages, found %d addresses, could not have %d\n", f.Pages, f.Links, f.Refused)
	if f.Left > 0 {
		fmt.Fprintf(out, "%d addresses wait, the first until %s; run the command again to ask for them\n", f.Left, f.Next.Local().Format(time.DateTime))
	}
}

// summarize says how many pages were recorded, and for those that were
// refused, how many for which reason.
func summarize(ctx context.Context, s *store.Store, accepted ingest.Accepted, took time.Duration, out io.Writer) error {
	p, err := s.Progress(ctx)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "accepted %d new and %d known inputs; the record holds %d pages, %d were refused (%.1f s)\n",
		accepted.Fresh+accepted.Refused, accepted.Known, p.Recorded, p.Refused, took.Seconds())
	if accepted.Held > 0 {
		fmt.Fprintf(out, "%d items are under embargo and are taken when it ends\n", accepted.Held)
	}
	if accepted.Links > 0 {
		fmt.Fprintf(out, "%d items of feeds and sitemaps are only an address; --follow fetches them\n", accepted.Links)
	}
	if p.Refused == 0 {
		return nil
	}
	jobs, err := s.Jobs(ctx, store.Refused, 5)
	if err != nil {
		return err
	}
	for _, j := range jobs {
		fmt.Fprintf(out, "  refused %s: %s\n", j.URL, strings.TrimSpace(j.Reason))
	}
	if p.Refused > len(jobs) {
		fmt.Fprintf(out, "  and %d more; the reader's queue page lists them\n", p.Refused-len(jobs))
	}
	return nil
}

// A bar shows progress on a terminal and nothing elsewhere.
type bar struct {
	writer  progress.Writer
	tracker *progress.Tracker
}

func newBar(out io.Writer) *bar {
	if !isTerminal(out) {
		return &bar{}
	}
	w := progress.NewWriter()
	w.SetOutputWriter(out)
	w.SetAutoStop(false)
	w.SetUpdateFrequency(100 * time.Millisecond)
	b := &bar{w, &progress.Tracker{Message: "pages"}}
	w.AppendTracker(b.tracker)
	go w.Render()
	return b
}

func (b *bar) show(p store.Progress) {
	if b.writer == nil {
		return
	}
	b.tracker.UpdateTotal(int64(p.Open() + p.Recorded + p.Refused))
	b.tracker.SetValue(int64(p.Recorded + p.Refused))
	b.tracker.UpdateMessage(fmt.Sprintf("pages (%d recorded, %d refused)", p.Recorded, p.Refused))
}

func (b *bar) stop() {
	if b.writer != nil {
		b.tracker.MarkAsDone()
		b.writer.Stop()
	}
}
