// Command gainsay reads news reports and keeps the record of who said what,
// and of which statements contradict each other.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"github.com/spf13/cobra"
)

// The exit codes.
const (
	exitFailed = 1 // some input could not be read; what could be was
	exitUsage  = 2 // the command line cannot be understood
)

// errSomeFailed says that a run went to its end but not every input could be
// read; what failed has been reported by then.
var errSomeFailed = errors.New("some inputs could not be read")

// heapLimit is how many bytes the collector aims to stay under; a run that
// needs more gets more. Models, places and words take 110 MB of it.
const heapLimit = 340 << 20

func main() {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(heapLimit)
	}
	os.Exit(run(os.Args[1:]))
}

// run runs the program with these arguments and returns its exit code.
func run(args []string) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	root := rootCommand()
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	var usage *usageError
	switch {
	case err == nil, errors.Is(err, syscall.EPIPE): // a reader that has seen enough is no failure
		return 0
	case errors.As(err, &usage):
		fmt.Fprintf(os.Stderr, "gainsay: %v\n", err)
		return exitUsage
	}
	fmt.Fprintf(os.Stderr, "gainsay: %v\n", err)
	return exitFailed
}

// A usageError is a command line that cannot be understood.
type usageError struct{ error }

func rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:   "gainsay",
		Short: "Who said what in the news, and which statements contradict each other",
		Long: `Gainsay reads news reports and keeps the record of who said what: to whom,
when, where, through which channel, with which figures. It shows which
statements contradict each other, always with the sentence they stand in.
It works offline, and says of every finding which rule or model decided it.

Exit codes: 0 all went well; 1 some input could not be read; 2 the command
line cannot be understood.`,
		Example: `  gainsay read report.html
  gainsay explain report.html
  gainsay serve --demo`,
		Version:       version(),
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return &usageError{fmt.Errorf("%w; see '%s --help'", err, c.CommandPath())}
	})
	root.AddCommand(readCommand(), explainCommand(), ingestCommand(), messagesCommand(), askCommand(), backupCommand(), checkCommand(), docsCommand(), exportCommand(), mcpCommand(), restoreCommand(), serveCommand(), sourcesCommand(), tokenCommand(), userCommand(), evalCommand())
	return root
}

// arguments is a check of arguments whose failure is a usage error.
func arguments(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if err := check(c, args); err != nil {
			return &usageError{fmt.Errorf("%w; see '%s --help'", err, c.CommandPath())}
		}
		return nil
	}
}
