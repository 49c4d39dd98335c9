package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"time"

	"github.com/gainsay-news/gainsay/internal/archive"
	"github.com/gainsay-news/gainsay/internal/store"
	"github.com/spf13/cobra"
)

func exportCommand() *cobra.Command {
	var data, format string
	c := &cobra.Command{
		Use:   "export",
		Short: "Write the record as JSON Lines, or the pages it was read from as a web archive",
		Long: `Export writes documents with their findings, stories, identities and relations,
one JSON object a line, each kind sorted by id. It holds no time of fetching or
of work, so that two records of the same pages are equal byte for byte.

With --format warc it writes the archive of evidence instead: the bytes of every
version that documents were read from, as far as they are kept, as gzip'd WARC.
Versions that an agency withdrew are left out.`,
		Example: `  gainsay export > record.jsonl
  gainsay export --data /srv/gainsay | jq 'select(.type == "relation")'
  gainsay export --format warc > evidence.warc.gz`,
		Args: arguments(cobra.NoArgs),
		RunE: func(c *cobra.Command, args []string) error {
			if format != "jsonl" && format != "warc" {
				return &usageError{fmt.Errorf("--format %s: it is jsonl or warc", format)}
			}
			s, err := store.Open(c.Context(), data)
			if err != nil {
				return err
			}
			defer s.Close()
			out := bufio.NewWriter(c.OutOrStdout())
			if format == "warc" {
				return cmpErr(exportWARC(c.Context(), s, out), out.Flush())
			}
			return cmpErr(s.Export(c.Context(), out), out.Flush())
		},
	}
	c.Flags().StringVar(&format, "format", "jsonl", "jsonl: the record; warc: the pages it was read from")
	dataFlag(c, &data)
	return c
}

// exportWARC writes the pages of the record.
func exportWARC(ctx context.Context, s *store.Store, out io.Writer) error {
	w := archive.NewWriter(out, "gainsay "+version(), time.Now())
	for page, err := range s.Evidence(ctx) {
		if err != nil {
			return err
		}
		if err := w.Write(archive.Record{URL: page.URL, Retrieved: page.Retrieved, Type: page.Type, Body: page.Body}); err != nil {
			return err
		}
	}
	return nil
}
