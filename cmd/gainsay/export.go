package main

import (
	"bufio"

	"github.com/gainsay-news/gainsay/internal/store"
	"github.com/spf13/cobra"
)

func exportCommand() *cobra.Command {
	var data string
	c := &cobra.Command{
		Use:   "export",
		Short: "Write the record as JSON Lines: documents, stories, identities, relations",
		Long: `Export writes documents with their findings, stories, identities and relations,
one JSON object a line, each kind sorted by id. It holds no time of fetching or
of work, so that two records of the same pages are equal byte for byte.`,
		Example: `  gainsay export > record.jsonl
  gainsay export --data /srv/gainsay | jq 'select(.type == "relation")'`,
		Args: arguments(cobra.NoArgs),
		RunE: func(c *cobra.Command, args []string) error {
			s, err := store.Open(c.Context(), data)
			if err != nil {
				return err
			}
			defer s.Close()
			out := bufio.NewWriter(c.OutOrStdout())
			return cmpErr(s.Export(c.Context(), out), out.Flush())
		},
	}
	dataFlag(c, &data)
	return c
}
