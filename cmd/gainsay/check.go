package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/ingest"
	"github.com/gainsay-news/gainsay/internal/record"
	"github.com/gainsay-news/gainsay/internal/store"
	"github.com/spf13/cobra"
)

func checkCommand() *cobra.Command {
	var data, format string
	c := &cobra.Command{
		Use:   "check TEXT|FILE|-",
		Short: "Hold a text against the record: what repeats, contradicts or revises it",
		Long: `Check reads a text, a draft or a statement, and shows which statements of the
record repeat, contradict or revise what it says. Nothing is saved. The argument
is a file where there is one of that name, - for standard input, else the text.`,
		Example: `  gainsay check "The bridge will reopen in April."
  gainsay check --format json draft.txt`,
		Args: arguments(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, args []string) error {
			text, err := textOf(args[0])
			if err != nil {
				return err
			}
			s, err := store.Open(c.Context(), data)
			if err != nil {
				return err
			}
			defer s.Close()
			doc, relations, err := ingest.Check(c.Context(), s, text)
			if err != nil {
				return err
			}
			found, err := checked(c.Context(), s, doc, relations)
			if err != nil {
				return err
			}
			return printChecked(c.OutOrStdout(), found, format)
		},
	}
	dataFlag(c, &data)
	c.Flags().StringVarP(&format, "format", "f", "text", "text or json")
	return c
}

// textOf is the text that an argument stands for.
func textOf(argument string) (string, error) {
	if argument == "-" {
		data, err := io.ReadAll(os.Stdin)
		return string(data), err
	}
	if info, err := os.Stat(argument); err == nil && !info.IsDir() {
		data, err := os.ReadFile(argument)
		return string(data), err
	}
	return argument, nil
}

// A finding is a statement of the record and how it stands to the text.
type finding struct {
	Kind    gainsay.RelationKind `json:"kind"`
	Yours   record.Span          `json:"yours"`
	Theirs  string               `json:"theirs"`
	Speaker string               `json:"speaker,omitempty"`
	Said    *record.Interval     `json:"said,omitempty"`
	URL     string               `json:"url,omitempty"`
	Title   string               `json:"title,omitempty"`
	Why     string               `json:"why"`
	Score   float64              `json:"score"`
}

// checked gives each relation the words of both sides.
func checked(ctx context.Context, s *store.Store, doc *gainsay.Document, relations []gainsay.Relation) ([]finding, error) {
	yours := map[gainsay.ClaimID]gainsay.Claim{}
	for _, c := range doc.Claims {
		yours[c.ID] = c
	}
	out := []finding{}
	for _, r := range relations {
		a, b := r.A, r.B
		if _, ok := yours[a]; ok {
			a, b = b, a
		}
		theirs, err := s.Claim(ctx, a)
		if err != nil {
			return nil, err
		}
		report, err := s.Document(ctx, theirs.Document)
		if err != nil {
			return nil, err
		}
		c := yours[b]
		out = append(out, finding{
			r.Kind, record.Span{Start: c.Start, End: c.End, Text: c.Text}, theirs.Text, theirs.Speaker.Label(),
			record.Days(theirs.Said), report.URL, report.Title, r.Why, r.Score,
		})
	}
	return out, nil
}

func printChecked(out io.Writer, found []finding, format string) error {
	if format == "json" {
		encoder := json.NewEncoder(out)
		encoder.SetIndent("", "  ")
		return encoder.Encode(found)
	}
	w := bufio.NewWriter(out)
	if len(found) == 0 {
		fmt.Fprintln(w, "Nothing in this record repeats or contradicts the text.")
	}
	for _, f := range found {
		who := f.Speaker
		if who == "" {
			who = "the report"
		}
		fmt.Fprintf(w, "%s (%.2f)\n  yours   %s\n  theirs  %s %s: %s\n          %s\n  %s\n\n",
			f.Kind, f.Score, f.Yours.Text, who, f.Said, f.Theirs, f.Title, f.Why)
	}
	return w.Flush()
}
