package main

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
)

func docsCommand() *cobra.Command {
	return &cobra.Command{
		Use:    "docs",
		Short:  "Print docs/cli.md from the commands",
		Hidden: true,
		Args:   arguments(cobra.NoArgs),
		RunE: func(c *cobra.Command, args []string) error {
			w := bufio.NewWriter(c.OutOrStdout())
			fmt.Fprint(w, "# The command line\n\nWritten by `make docs` from the commands themselves.\n")
			describe(w, c.Root())
			return w.Flush()
		},
	}
}

// describe prints a command and those below it.
func describe(w io.Writer, c *cobra.Command) {
	if c.Hidden || c.Name() == "help" || c.Name() == "completion" {
		return
	}
	fmt.Fprintf(w, "\n## %s\n\n", c.CommandPath())
	text := c.Long
	if text == "" {
		text = c.Short + "."
	}
	fmt.Fprintf(w, "```\n%s\n\n%s", strings.TrimSpace(text), c.UsageString())
	fmt.Fprint(w, "```\n")
	for _, sub := range c.Commands() {
		describe(w, sub)
	}
}
