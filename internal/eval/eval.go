// Package eval scores each stage against gold: Predict prints what the
// pipeline finds in the form that the scorers read, and Scores runs the
// scorers and holds their figures against the floors. Predictions come from
// the pipeline as it is, with no switch that only the evaluation turns on, and
// never look at gold.
package eval

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
)

// A task reads inputs under a path and writes one line for each.
type task struct {
	name string
	path string // what PATH is
	run  func(path string, out *lines) error
}

var tasks = []task{
	{"attributions", "a folder of .txt", attributions},
	{"timexes", "a docs.jsonl", timexes},
	{"toponyms", "a docs.jsonl", toponyms},
	{"quantities", "a .jsonl with sentence_id and text", quantities},
	{"names", "a .bio", names},
	{"mentions", "a .bio", mentions},
	{"tags", "a .conllu or .conllu.gz", tags},
	{"articles", "a folder of .html or .html.gz", articles},
	{"stories", "a .jsonl with id, title, text, date, source", stories},
	{"contradictions", "a .jsonl with id, premise, hypothesis", contradictions},
}

// Tasks is the names of the tasks, each with what its path is.
func Tasks() []string {
	var out []string
	for _, t := range tasks {
		out = append(out, t.name+": "+t.path)
	}
	return out
}

// Predict reads path and writes one line an input to out, in the form that
// the task's scorer reads. Offsets count Unicode code points of the input.
// Progress, a line now and then, goes to progress, which may be nil.
func Predict(name, path string, out, progress io.Writer) error {
	i := slices.IndexFunc(tasks, func(t task) bool { return t.name == name })
	if i < 0 {
		return fmt.Errorf("predicting: no task %q; the tasks are\n  %s", name, strings.Join(Tasks(), "\n  "))
	}
	buffer := bufio.NewWriter(out)
	l := &lines{w: buffer, progress: progress, name: name}
	if err := tasks[i].run(path, l); err != nil {
		return fmt.Errorf("predicting %s of %s: %w", name, path, err)
	}
	return buffer.Flush()
}

// lines writes predictions and counts them aloud.
type lines struct {
	w        io.Writer
	progress io.Writer
	name     string
	count    int
}

// json writes a value as one line.
func (l *lines) json(v any) error {
	data, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return l.text(string(data))
}

func (l *lines) text(s string) error {
	if l.count++; l.progress != nil && l.count%500 == 0 {
		fmt.Fprintf(l.progress, "%s: %d\n", l.name, l.count)
	}
	_, err := io.WriteString(l.w, s+"\n")
	return err
}
