package main

import (
	"bufio"
	"encoding/json"

	"github.com/gainsay-news/gainsay/internal/eval"
	"github.com/gainsay-news/gainsay/internal/store"
	"github.com/spf13/cobra"
)

func sampleCommand() *cobra.Command {
	var data, folder string
	var seed uint64
	var size, reports int
	c := &cobra.Command{
		Use:   "sample attributions|relations|merges|stories",
		Short: "Draw findings by a seed, to be read and judged by hand",
		Long: `Sample draws findings as JSON Lines, for people to read and judge; the same seed
over the same findings draws the same. The judgements that are committed keep
ids, verdicts and kinds, and no text.

  attributions  acts of speech: half of polnear/dev, half of English pages
  relations     contradictions, denials and revisions that the record shows
  merges        pairs of entities that the record ties by rule
  stories       stories that two origins tell, with the text of their first
                reports and the contradictions, denials and revisions shown`,
		Example: `  gainsay eval sample attributions --seed 1
  gainsay eval sample relations --record d --seed 1
  gainsay eval sample stories --record d --seed 1 -n 50 --reports 12`,
		Args:      arguments(cobra.MatchAll(cobra.ExactArgs(1), cobra.OnlyValidArgs)),
		ValidArgs: []string{"attributions", "relations", "merges", "stories"},
		RunE: func(c *cobra.Command, args []string) error {
			out := bufio.NewWriter(c.OutOrStdout())
			if args[0] == "attributions" {
				return cmpErr(eval.SampleAttributions(data, seed, out), out.Flush())
			}
			s, err := store.Open(c.Context(), folder)
			if err != nil {
				return err
			}
			defer s.Close()
			if args[0] == "stories" {
				drawn, err := s.SampleStories(c.Context(), seed, size, reports)
				return cmpErr(err, printLines(out, drawn))
			}
			drawn, err := s.Sample(c.Context(), args[0], seed, size)
			return cmpErr(err, printLines(out, drawn))
		},
	}
	c.Flags().StringVar(&data, "data", "../shared/eval", "the folder of data")
	c.Flags().StringVar(&folder, "record", defaultData, "the record that relations, merges and stories are drawn from")
	c.Flags().Uint64Var(&seed, "seed", 1, "what is drawn depends on it")
	c.Flags().IntVarP(&size, "size", "n", 100, "how many relations, merges or stories are drawn")
	c.Flags().IntVar(&reports, "reports", 12, "how many reports of a story are drawn, its first ones")
	return c
}

// printLines prints what was drawn, one a line.
func printLines[T any](out *bufio.Writer, drawn []T) error {
	encoder := json.NewEncoder(out)
	for _, d := range drawn {
		if err := encoder.Encode(d); err != nil {
			return err
		}
	}
	return out.Flush()
}
