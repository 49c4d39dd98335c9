package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"github.com/gainsay-news/gainsay/internal/record"
	"github.com/spf13/cobra"
)

// formats are the ways a record can be printed.
var formats = []string{"text", "json", "jsonl"}

func readCommand() *cobra.Command {
	var in inputs
	var format string
	c := &cobra.Command{
		Use:   "read INPUT...",
		Short: "Print the record of what was said in reports",
		Long: `Read prints the record of each input: who said what, how statements stand to
each other, figures, times, places and names.

INPUT is a file (.html, .txt, .gz, .zip, .warc), a folder, a web address, or -
for standard input. With --format json the records are one JSON array, with
jsonl one JSON object a line; offsets are bytes of document.text.
What cannot be read is reported with its reason, and the run goes on.`,
		Example: `  gainsay read testdata/karsova.html
  gainsay read --format jsonl reports/ > records.jsonl
  gainsay read --zone Asia/Shanghai --publisher "The Wire" page.txt
  curl -s https://example.org/report | gainsay read --url https://example.org/report -`,
		Args: arguments(cobra.MinimumNArgs(1)),
		RunE: func(c *cobra.Command, args []string) error {
			if !slices.Contains(formats, format) {
				return &usageError{fmt.Errorf("--format %s: the formats are %v", format, formats)}
			}
			p := newPrinter(c.OutOrStdout(), format)
			err := in.read(c.Context(), args, p.print)
			if closeErr := p.close(); err == nil || closeErr != nil {
				err = cmpErr(closeErr, err)
			}
			return err
		},
	}
	in.flags(c)
	c.Flags().StringVarP(&format, "format", "f", "text", "text, json or jsonl")
	return c
}

// cmpErr is the first of the errors that is not nil.
func cmpErr(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// A printer prints records in one format.
type printer struct {
	out    *bufio.Writer
	format string
	style  record.Style
	count  int
}

func newPrinter(out io.Writer, format string) *printer {
	return &printer{out: bufio.NewWriter(out), format: format, style: record.Style{Color: isTerminal(out)}}
}

func (p *printer) print(r *record.Record) error {
	defer func() { p.count++ }()
	switch p.format {
	case "json":
		return p.element(r)
	case "jsonl":
		return json.NewEncoder(p.out).Encode(r)
	}
	if p.count > 0 {
		fmt.Fprintf(p.out, "\n%s\n\n", "————————————————————————————————————————")
	}
	return r.Text(p.out, p.style)
}

// element prints one element of the array.
func (p *printer) element(r *record.Record) error {
	data, err := json.MarshalIndent(r, "  ", "  ")
	if err != nil {
		return err
	}
	opening := ",\n  "
	if p.count == 0 {
		opening = "[\n  "
	}
	_, err = fmt.Fprintf(p.out, "%s%s", opening, data)
	return err
}

func (p *printer) close() error {
	if p.format == "json" {
		closing := "\n]\n"
		if p.count == 0 {
			closing = "[]\n"
		}
		p.out.WriteString(closing)
	}
	return p.out.Flush()
}
