package main

import (
	"bufio"

	"github.com/gainsay-news/gainsay/internal/record"
	"github.com/spf13/cobra"
)

func explainCommand() *cobra.Command {
	var in inputs
	c := &cobra.Command{
		Use:   "explain INPUT...",
		Short: "Say for each finding which rule or model decided it, and on which words",
		Long: `Explain prints every finding of each input in the order of the text: where it
stands (in bytes), what it is, and which rule or model decided it on which words.
INPUT is as for 'gainsay read'.`,
		Example: `  gainsay explain report.html
  gainsay explain report.html | grep -A1 quotation`,
		Args: arguments(cobra.MinimumNArgs(1)),
		RunE: func(c *cobra.Command, args []string) error {
			out := bufio.NewWriter(c.OutOrStdout())
			style := record.Style{Color: isTerminal(c.OutOrStdout())}
			err := in.read(c.Context(), args, func(r *record.Record) error { return r.Explain(out, style) })
			return cmpErr(out.Flush(), err)
		},
	}
	in.flags(c)
	return c
}
