package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/ingest"
	"github.com/gainsay-news/gainsay/internal/record"
	"github.com/spf13/cobra"
	"golang.org/x/term"
)

// inputs is what the command line says of the pages to read.
type inputs struct {
	url, published, zone, publisher, home string
}

func (in *inputs) flags(c *cobra.Command) {
	f := c.Flags()
	f.StringVar(&in.url, "url", "", "the address of the page, where the input does not say it")
	f.StringVar(&in.published, "published", "", "when the page was published (2006-01-02 or RFC 3339), where it does not say")
	f.StringVar(&in.zone, "zone", "", "the zone of times printed without one (Asia/Shanghai, +08:00)")
	f.StringVar(&in.publisher, "publisher", "", "whose page it is, where it does not say")
	f.StringVar(&in.home, "home", "", "the source's home place (Wake County, North Carolina)")
}

// hint is what the flags know of every page.
func (in *inputs) hint() (gainsay.Hint, error) {
	h := gainsay.Hint{Publisher: in.publisher, Zone: in.zone, Home: in.home}
	if in.published == "" {
		return h, nil
	}
	for _, form := range []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02 15:04:05", "2006-01-02 15:04", time.DateOnly} {
		if t, err := time.Parse(form, in.published); err == nil {
			h.Published = t
			return h, nil
		}
	}
	return h, &usageError{fmt.Errorf("--published %s: give a day (2019-10-24) or a time (2019-10-24T00:54:32+08:00)", in.published)}
}

// read gives the record of every page under the arguments to print, in their
// order, and reports what cannot be read.
func (in *inputs) read(ctx context.Context, args []string, print func(*record.Record) error) error {
	hint, err := in.hint()
	if err != nil {
		return err
	}
	failed := 0
	for result := range ingest.ReadAll(ctx, ingest.Inputs{Paths: args, URL: in.url, Hint: hint, Stdin: os.Stdin}) {
		if result.Err != nil {
			failed++
			fmt.Fprintf(os.Stderr, "gainsay: %v\n", result.Err)
			continue
		}
		if err := print(record.Of(result.Document)); err != nil {
			return err
		}
	}
	if err := ctx.Err(); err != nil {
		return errors.New("interrupted")
	}
	if failed > 0 {
		return fmt.Errorf("%w: %d", errSomeFailed, failed)
	}
	return nil
}

// isTerminal reports whether a person looks at what is written to out.
func isTerminal(out io.Writer) bool {
	file, ok := out.(*os.File)
	return ok && os.Getenv("NO_COLOR") == "" && term.IsTerminal(int(file.Fd()))
}
