package main

import (
	"fmt"
	"strings"

	"github.com/gainsay-news/gainsay/internal/eval"
	"github.com/spf13/cobra"
)

func evalCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "eval",
		Short: "Measure what the stages find against gold",
		Args:  arguments(cobra.NoArgs),
	}
	c.AddCommand(errorsCommand(), predictCommand(), sampleCommand(), scoresCommand())
	return c
}

func errorsCommand() *cobra.Command {
	var data string
	c := &cobra.Command{
		Use:   "errors",
		Short: "Count what becomes of gold attributions, by kind of content and source",
		Long: `Errors prints, as a table, what became of the gold attributions of polnear/dev:
direct, mixed and indirect contents, and sources that hold a name, describe,
are a pronoun, or are not there.`,
		Args: arguments(cobra.NoArgs),
		RunE: func(c *cobra.Command, args []string) error {
			return eval.AttributionErrors(data, c.OutOrStdout())
		},
	}
	c.Flags().StringVar(&data, "data", "../shared/eval", "the folder of data")
	return c
}

func predictCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "predict TASK PATH",
		Short: "Print what the pipeline finds in the form of a scorer",
		Long: `Predict reads PATH and prints one JSON line an input in the form that the
task's scorer reads; offsets count Unicode code points of the input.

The tasks, and what PATH is for each:
  ` + strings.Join(eval.Tasks(), "\n  "),
		Example: `  gainsay eval predict timexes docs.jsonl > timexes.jsonl`,
		Args:    arguments(cobra.ExactArgs(2)),
		RunE: func(c *cobra.Command, args []string) error {
			return eval.Predict(args[0], args[1], c.OutOrStdout(), c.ErrOrStderr())
		},
	}
}

func scoresCommand() *cobra.Command {
	var options eval.Options
	c := &cobra.Command{
		Use:   "scores",
		Short: "Run every scorer, rewrite the scores file, and hold the scores against their floors",
		Example: `  gainsay eval scores --data ../shared/eval
  gainsay eval scores --only quantities`,
		Args: arguments(cobra.NoArgs),
		RunE: func(c *cobra.Command, args []string) error {
			options.Progress = c.ErrOrStderr()
			below, err := eval.Scores(c.Context(), options)
			if err != nil {
				return err
			}
			if len(below) > 0 {
				return fmt.Errorf("below their floors: %s", strings.Join(below, "; "))
			}
			return nil
		},
	}
	c.Flags().StringVar(&options.Data, "data", "../shared/eval", "the folder of data and scorers")
	c.Flags().StringVar(&options.File, "file", "internal/eval/scores.txt", "the file that the scores go to")
	c.Flags().StringVar(&options.Floors, "floors", "internal/eval/floors.json", "the lowest scores allowed")
	c.Flags().BoolVar(&options.Raise, "raise-floors", false, "raise the floors to the scores, less their noise")
	c.Flags().BoolVar(&options.Lower, "lower-floors", false, "with --raise-floors: let a floor fall too; the commit says why")
	c.Flags().StringVar(&options.Only, "only", "", "run only the lines whose name contains this; the others keep their scores")
	return c
}
