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
	var size int
	c := &cobra.Command{
		Use:   "sample attributions|relations|merges",
		Short: "Draw findings by a seed, to be read and judged by hand",
		Long: `Sample draws findings as JSON Lines, for people to read and judge; the same seed
over the same findings draws the same. The judgements that are committed keep
ids, verdicts and kinds, and no text.

  attributions  acts of speech: half of polnear/dev, half of English pages
  relations     contradictions, denials and revisions that the record shows
  merges        pairs of entities that the record ties by rule`,
		Example: `  gainsay eval sample attributions --seed 1
  gainsay eval sample relations --record d --seed 1`,
		Args:      arguments(cobra.MatchAll(cobra.ExactArgs(1), cobra.OnlyValidArgs)),
		ValidArgs: []string{"attributions", "relations", "merges"},
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
			drawn, err := s.Sample(c.Context(), args[0], seed, size)
			if err != nil {
				return err
			}
			encoder := json.NewEncoder(out)
			for _, d := range drawn {
				if err := encoder.Encode(d); err != nil {
					return err
				}
			}
			return out.Flush()
		},
	}
	c.Flags().StringVar(&data, "data", "../shared/eval", "the folder of data")
	c.Flags().StringVar(&folder, "record", defaultData, "the record that relations and merges are drawn from")
	c.Flags().Uint64Var(&seed, "seed", 1, "what is drawn depends on it")
	c.Flags().IntVarP(&size, "size", "n", 100, "how many relations or merges are drawn")
	return c
}
