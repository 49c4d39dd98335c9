package eval

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Options say where the data and the files of scores are.
type Options struct {
	Data     string    // the folder of data and scorers
	File     string    // the committed scores
	Floors   string    // the committed floors
	Only     string    // run only measures whose name contains it
	Raise    bool      // raise the floors to what is scored now, less the noise
	Lower    bool      // let Raise lower a floor too; the commit says why
	Progress io.Writer // may be nil
}

// A figure is one number of a scorer's output, found by the first group of a
// pattern.
type figure struct {
	name    string
	pattern string
	share   bool // the scorer gives a share of 1, not a percentage
	errors  bool // the scorer counts errors: the figure is what is left of 100
}

// A measure is one run of a scorer.
type measure struct {
	name    string
	task    string
	input   string   // under Data
	gold    string   // under Data: what is fingerprinted
	scorer  []string // script and arguments; PRED stands for the predictions, INPUT for a prepared input
	undated bool     // the input is given without its dates
	noise   float64  // the width of chance, in points: about one item turned
	figures []figure
	own     func(data string) (map[string]float64, error) // a measure without a scorer's script
}

// A score is one figure of one measure, in percent.
type score struct {
	measure, figure string
	value           float64
}

func (s score) key() string { return s.measure + " / " + s.figure }

// Scores runs the measures, rewrites the file of scores, and returns what is
// below its floor. Without Python or the data it says so and fails.
func Scores(ctx context.Context, o Options) (below []string, err error) {
	if _, err := exec.LookPath("python3"); err != nil {
		return nil, fmt.Errorf("scoring: the scorers need python3: %w", err)
	}
	if _, err := os.Stat(o.Data); err != nil {
		return nil, fmt.Errorf("scoring: no evaluation data: %w", err)
	}
	kept, err := readScores(o.File)
	if err != nil {
		return nil, err
	}
	var scores []score
	for i := range measures {
		m := &measures[i]
		if !o.asks(m) {
			scores = append(scores, m.kept(kept)...)
			continue
		}
		got, err := m.run(ctx, o)
		if err != nil {
			return nil, fmt.Errorf("scoring %s: %w", m.name, err)
		}
		scores = append(scores, got...)
	}
	if err := writeScores(o.File, scores); err != nil {
		return nil, err
	}
	return checkFloors(o, scores)
}

// asks reports whether a measure is to be run.
func (o *Options) asks(m *measure) bool { return strings.Contains(m.name, o.Only) }

// kept is the figures of a measure that is not run again.
func (m *measure) kept(all map[string]float64) []score {
	var out []score
	for _, f := range m.figures {
		s := score{m.name, f.name, 0}
		if v, ok := all[s.key()]; ok {
			s.value = v
			out = append(out, s)
		}
	}
	return out
}

// run predicts, scores, and reads the figures.
func (m *measure) run(ctx context.Context, o Options) ([]score, error) {
	start := time.Now()
	values, err := m.values(ctx, o)
	if err != nil {
		return nil, err
	}
	var out []score
	for _, f := range m.figures {
		v, ok := values[f.name]
		if !ok {
			return nil, fmt.Errorf("the scorer gave no figure %q", f.name)
		}
		out = append(out, score{m.name, f.name, v})
	}
	if o.Progress != nil {
		fmt.Fprintf(o.Progress, "%-28s %6.1f s", m.name, time.Since(start).Seconds())
		for _, s := range out {
			fmt.Fprintf(o.Progress, "  %s %.2f", s.figure, s.value)
		}
		fmt.Fprintln(o.Progress)
	}
	return out, nil
}

func (m *measure) values(ctx context.Context, o Options) (map[string]float64, error) {
	if m.own != nil {
		return m.own(o.Data)
	}
	folder, err := os.MkdirTemp("", "gainsay-eval-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	input := filepath.Join(o.Data, m.input)
	if m.undated {
		if input, err = withoutDates(input, folder); err != nil {
			return nil, err
		}
	}
	pred := filepath.Join(folder, "pred"+filepath.Ext(m.input))
	if err := predictTo(pred, m.task, input); err != nil {
		return nil, err
	}
	text, err := m.score(ctx, o.Data, pred)
	if err != nil {
		return nil, err
	}
	return m.read(text)
}

func predictTo(pred, task, input string) error {
	file, err := os.Create(strings.TrimSuffix(pred, ".gz"))
	if err != nil {
		return err
	}
	defer file.Close()
	return Predict(task, input, file, nil)
}

// score is what the scorer prints.
func (m *measure) score(ctx context.Context, data, pred string) (string, error) {
	args := slices.Clone(m.scorer)
	for i, a := range args {
		args[i] = strings.ReplaceAll(a, "PRED", strings.TrimSuffix(pred, ".gz"))
	}
	run := exec.CommandContext(ctx, "python3", args...)
	run.Dir = data
	var out, complaints bytes.Buffer
	run.Stdout, run.Stderr = &out, &complaints
	if err := run.Run(); err != nil {
		return "", fmt.Errorf("python3 %s: %w\n%s", strings.Join(args, " "), err, complaints.String())
	}
	return out.String(), nil
}

func (m *measure) read(text string) (map[string]float64, error) {
	out := map[string]float64{}
	for _, f := range m.figures {
		match := regexp.MustCompile("(?m)" + f.pattern).FindStringSubmatch(text)
		if match == nil {
			return nil, fmt.Errorf("no %q in the scorer's output:\n%s", f.pattern, text)
		}
		v, err := strconv.ParseFloat(match[1], 64)
		if err != nil {
			return nil, err
		}
		if f.share {
			v *= 100
		}
		if f.errors {
			v = 100 - v
		}
		out[f.name] = v
	}
	return out, nil
}

// withoutDates copies a .jsonl with every date emptied.
func withoutDates(path, folder string) (string, error) {
	rows, err := readJSONL[map[string]any](path)
	if err != nil {
		return "", err
	}
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	for _, r := range rows {
		r["date"] = ""
		if err := encoder.Encode(r); err != nil {
			return "", err
		}
	}
	copied := filepath.Join(folder, "undated.jsonl")
	return copied, os.WriteFile(copied, out.Bytes(), 0o600)
}

const scoresHead = `# Scores on the development data, in percent; written by 'make eval'.
# measure / figure, tab, score. The floors and what chance can do to a figure are in floors.json.
`

func writeScores(path string, scores []score) error {
	var b strings.Builder
	b.WriteString(scoresHead)
	for _, s := range scores {
		fmt.Fprintf(&b, "%s\t%.2f\n", s.key(), s.value)
	}
	return os.WriteFile(path, []byte(b.String()), 0o644)
}

func readScores(path string) (map[string]float64, error) {
	out := map[string]float64{}
	data, err := os.ReadFile(path)
	if os.IsNotExist(err) {
		return out, nil
	}
	for line := range strings.Lines(string(data)) {
		key, value, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if v, e := strconv.ParseFloat(value, 64); ok && e == nil {
			out[key] = v
		}
	}
	return out, err
}

// fingerprint is the hash of the gold that a floor was set on.
func fingerprint(path string) (string, error) {
	hash := sha256.New()
	files := []string{path}
	if info, err := os.Stat(path); err != nil {
		return "", err
	} else if info.IsDir() {
		if files, err = filesUnder(path, ""); err != nil {
			return "", err
		}
	}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			return "", err
		}
		hash.Write(data)
	}
	return hex.EncodeToString(hash.Sum(nil)[:6]), nil
}
