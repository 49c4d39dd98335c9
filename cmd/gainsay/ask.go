package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/gainsay-news/gainsay/internal/query"
	"github.com/gainsay-news/gainsay/internal/record"
	"github.com/gainsay-news/gainsay/internal/store"
	"github.com/spf13/cobra"
)

func askCommand() *cobra.Command {
	var data, format string
	var limit int
	c := &cobra.Command{
		Use:   "ask QUERY...",
		Short: "Search what was said",
		Long: `Ask searches the statements of the record, best match first.

  words                    all of them, in any inflection; "in a row"; a OR b; -a; port*
  a NEAR/5 b  SENT(a b)    near each other; in one sentence
  atleast:3 toll  /re/i    three times; a pattern beside a word
  speaker: about: outlet: origin: channel: place: title: story: act: kind: lang:
  said: published: seen:   2031-05, 2031-05-02..2031-05-09, >=2031, P3D
  figure:troops>=1000      is:direct is:contested is:anonymous ...  saved:NAME`,
		Example: `  gainsay ask speaker:Dahl soldiers
  gainsay ask 'bridge said:2025-03 is:contested' --format jsonl`,
		Args: arguments(cobra.MinimumNArgs(1)),
		RunE: func(c *cobra.Command, args []string) error {
			where, err := query.Parse(strings.Join(args, " "))
			if err != nil {
				return &usageError{fmt.Errorf("the query: %w", err)}
			}
			s, err := store.Open(c.Context(), data)
			if err != nil {
				return err
			}
			defer s.Close()
			if where, err = (query.Shelf{Store: s}).Expand(c.Context(), where); err != nil {
				return &usageError{fmt.Errorf("the query: %w", err)}
			}
			answer, err := s.Search(c.Context(), store.Question{Where: where, Bare: true, Limit: limit})
			if err != nil {
				return err
			}
			return printAnswer(c.OutOrStdout(), answer, query.Words(where), format)
		},
	}
	dataFlag(c, &data)
	c.Flags().StringVarP(&format, "format", "f", "text", "text or jsonl")
	c.Flags().IntVarP(&limit, "limit", "n", 20, "the most statements to print")
	return c
}

// printAnswer prints statements with who said them, when, and where they stand.
func printAnswer(out io.Writer, answer store.Answer, asked, format string) error {
	w := bufio.NewWriter(out)
	style := record.Style{Color: isTerminal(out)}
	if format == "jsonl" {
		encoder := json.NewEncoder(w)
		for _, s := range answer.Statements {
			if err := encoder.Encode(s); err != nil {
				return err
			}
		}
		return w.Flush()
	}
	fmt.Fprintln(w, style.Faint("read as: "+asked))
	for _, s := range answer.Statements {
		fmt.Fprintf(w, "\n%s  %s\n    %s\n", style.Mark(whoSaid(s)), style.Faint(whereSaid(s)), strings.Join(strings.Fields(s.Text), " "))
	}
	switch {
	case len(answer.Statements) == 0:
		fmt.Fprintln(w, "nothing in this record")
	case answer.More:
		fmt.Fprintf(w, "\nthere is more; --limit %d shows it\n", 2*len(answer.Statements))
	}
	return w.Flush()
}

func whoSaid(s store.Statement) string {
	switch {
	case s.Name != "":
		return s.Name
	case s.Voice == "own":
		return s.Publisher + " in its own voice"
	}
	return "(no source given)"
}

func whereSaid(s store.Statement) string {
	var parts []string
	if !s.Said.IsZero() {
		parts = append(parts, "said "+s.Said.Format(time.DateOnly))
	}
	parts = append(parts, s.Publisher, s.Title)
	if s.Contested {
		parts = append(parts, "contested")
	}
	return strings.Join(parts, " · ")
}
