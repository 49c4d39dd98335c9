// Command cmd fits the model of a room and writes it beside the room:
//
//	go run ./internal/train/cmd ROOM --shared ../shared
//	go run ./internal/train/cmd ROOM --shared ../shared --score
//
// With --score nothing is fitted: the model as it stands is scored on
// development data. The same corpora give the same bytes.
package main

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
)

// A room is something that can be fitted.
type room struct {
	model string // the file written, from the module's root
	fit   func(shared string) ([]byte, error)
	score func(shared string) error // nil: has no scores of its own
}

// rooms are the rooms that have a model, by name. One file each.
var rooms = map[string]room{}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) == 0 || strings.HasPrefix(args[0], "-") {
		return fmt.Errorf("usage: go run ./internal/train/cmd ROOM [--shared DIR] [--score]; rooms: %s", names())
	}
	r, ok := rooms[args[0]]
	if !ok {
		return fmt.Errorf("no room %q; rooms: %s", args[0], names())
	}
	flags := flag.NewFlagSet("train", flag.ContinueOnError)
	shared := flags.String("shared", "../shared", "folder that holds train/ and eval/")
	scoring := flags.Bool("score", false, "score the model as it stands and fit nothing")
	output := flags.String("output", r.model, "file that is written")
	if err := flags.Parse(args[1:]); err != nil {
		return err
	}
	if *scoring {
		if r.score == nil {
			return fmt.Errorf("room %s has no scores of its own: see gainsay eval", args[0])
		}
		return r.score(*shared)
	}
	data, err := r.fit(*shared)
	if err != nil {
		return fmt.Errorf("fitting %s: %w", args[0], err)
	}
	fmt.Fprintf(os.Stderr, "%s: %d bytes\n", *output, len(data))
	return os.WriteFile(*output, data, 0o644)
}

func names() string {
	var out []string
	for name := range rooms {
		out = append(out, name)
	}
	slices.Sort(out)
	return strings.Join(out, ", ")
}
