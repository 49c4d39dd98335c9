// Package compare fits the weights by which package compare scores a pair of
// claims, from pairs of short texts that people have judged.
//
// Fitted on: the development and test pairs of the first and second RTE
// challenge with three labels. Never fitted on: those of the third.
package compare

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/compare"
	"github.com/gainsay-news/gainsay/pipeline"
)

// fitted are the sets that weights are fitted on; held is only scored.
var (
	fitted = []string{"rte1_dev", "rte1_test", "rte2_dev", "rte2_test"}
	held   = []string{"rte3_dev", "contradoc_pairs_news"}
)

type pair struct {
	ID         string `json:"id"`
	Premise    string `json:"premise"`
	Hypothesis string `json:"hypothesis"`
	Label      string `json:"label"`
}

// load reads and measures one set.
func load(shared, set string) ([]compare.Example, error) {
	f, err := os.Open(filepath.Join(shared, "eval", "contradiction", set+".jsonl"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []compare.Example
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<22)
	for lines.Scan() {
		var p pair
		if err := json.Unmarshal(lines.Bytes(), &p); err != nil {
			return nil, fmt.Errorf("%s: %w", set, err)
		}
		e := compare.Measure(annotate(p.Premise), annotate(p.Hypothesis))
		e.Contradicts = p.Label == "contradiction"
		out = append(out, e)
	}
	return out, lines.Err()
}

func annotate(text string) *gainsay.Document {
	doc := &gainsay.Document{Text: text}
	pipeline.Annotate(doc)
	return doc
}

// Fit gives the weights as the lines that package compare embeds.
func Fit(shared string) ([]byte, error) {
	var all []compare.Example
	for _, set := range fitted {
		examples, err := load(shared, set)
		if err != nil {
			return nil, err
		}
		all = append(all, examples...)
	}
	return lines(compare.Fit(all)), nil
}

func lines(w compare.Features) []byte {
	var b bytes.Buffer
	for i, name := range compare.FeatureNames {
		fmt.Fprintf(&b, "%s\t%.3f\n", strings.ReplaceAll(name, " ", "_"), w[i])
	}
	return b.Bytes()
}

// Score prints the average precision of each fitted set with weights fitted on
// the others, then that of the sets that nothing is fitted on.
func Score(shared string) error {
	sets := map[string][]compare.Example{}
	for _, set := range slices.Concat(fitted, held) {
		examples, err := load(shared, set)
		if err != nil {
			return err
		}
		sets[set] = examples
	}
	sum := 0.0
	for _, out := range fitted {
		var rest []compare.Example
		for _, set := range fitted {
			if set != out {
				rest = append(rest, sets[set]...)
			}
		}
		w := compare.Fit(rest)
		sum += report(out+" left out", sets[out], &w)
	}
	fmt.Printf("mean average precision of the sets left out: %.1f\n", 100*sum/float64(len(fitted)))
	var all []compare.Example
	for _, set := range fitted {
		all = append(all, sets[set]...)
	}
	w := compare.Fit(all)
	for _, set := range held {
		report(set, sets[set], &w)
	}
	return nil
}

// report prints one set and returns its average precision.
func report(name string, examples []compare.Example, w *compare.Features) float64 {
	type scored struct {
		score float64
		yes   bool
	}
	var all []scored
	yes := 0
	for i := range examples {
		all = append(all, scored{examples[i].Score(w), examples[i].Contradicts})
		if examples[i].Contradicts {
			yes++
		}
	}
	slices.SortFunc(all, func(a, b scored) int {
		if c := cmp.Compare(b.score, a.score); c != 0 {
			return c
		}
		if a.yes == b.yes {
			return 0
		} else if a.yes {
			return 1
		}
		return -1
	})
	sum, hit := 0.0, 0
	at := map[int]float64{20: 0, 30: 0}
	for i, s := range all {
		if s.yes {
			hit++
			sum += float64(hit) / float64(i+1)
		}
		for recall := range at {
			if 100*hit >= recall*yes {
				at[recall] = max(at[recall], float64(hit)/float64(i+1))
			}
		}
	}
	ap := sum / float64(max(yes, 1))
	fmt.Printf("%-24s pairs %d contradictions %d  average precision %.1f  precision at recall 20 %.1f, 30 %.1f\n",
		name, len(all), yes, 100*ap, 100*at[20], 100*at[30])
	return ap
}
