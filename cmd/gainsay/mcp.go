package main

import (
	"context"
	"io"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/demo"
	"github.com/gainsay-news/gainsay/internal/ingest"
	"github.com/gainsay-news/gainsay/internal/store"
	"github.com/gainsay-news/gainsay/internal/tools"
	"github.com/spf13/cobra"
)

func mcpCommand() *cobra.Command {
	var data, reader string
	var shipped bool
	c := &cobra.Command{
		Use:   "mcp",
		Short: "Offer the record's questions to a language model, over standard input and output",
		Long: `Mcp speaks the Model Context Protocol: who_said, did_they_say, check,
contradictions_about and story_of, as tools that read the record and change
nothing. A running 'gainsay serve' offers the same at /mcp over HTTP.`,
		Example: `  gainsay mcp --data /srv/gainsay
  gainsay mcp --demo`,
		Args: arguments(cobra.NoArgs),
		RunE: func(c *cobra.Command, args []string) error {
			if shipped && !c.Flags().Changed("data") {
				data = ":memory:"
			}
			s, err := store.Open(c.Context(), data)
			if err != nil {
				return err
			}
			defer s.Close()
			if shipped {
				if err := ingestAll(c.Context(), s, ingest.Inputs{Pages: demo.Pages()}, ingest.Options{}, io.Discard); err != nil {
					return err
				}
			}
			return tools.Serve(c.Context(), toolsOf(s, reader))
		},
	}
	dataFlag(c, &data)
	c.Flags().StringVar(&reader, "reader", "http://127.0.0.1:8080", "the address of the reader, to which answers lead")
	c.Flags().BoolVar(&shipped, "demo", false, "answer from the shipped collection")
	return c
}

// toolsOf is the tools over a record; base is the reader's address.
func toolsOf(s *store.Store, base string) tools.Config {
	return tools.Config{Store: s, Version: version(), Base: base, Check: checkOver(s)}
}

// checkOver holds texts against a record.
func checkOver(s *store.Store) func(context.Context, string) (*gainsay.Document, []gainsay.Relation, error) {
	return func(ctx context.Context, text string) (*gainsay.Document, []gainsay.Relation, error) {
		return ingest.Check(ctx, s, text)
	}
}
