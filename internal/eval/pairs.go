package eval

import (
	"errors"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/compare"
	"github.com/gainsay-news/gainsay/pipeline"
)

var errNotYet = errors.New("not written yet")

func stories(path string, out *lines) error { return errNotYet }

// contradictions reads premise and hypothesis as two documents of one outlet
// and day.
func contradictions(path string, out *lines) error {
	type pair struct {
		ID         any    `json:"id"`
		Premise    string `json:"premise"`
		Hypothesis string `json:"hypothesis"`
	}
	type line struct {
		ID    any     `json:"id"`
		Label string  `json:"label"`
		Score float64 `json:"score"`
		Why   string  `json:"why"`
	}
	pairs, err := readJSONL[pair](path)
	if err != nil {
		return err
	}
	judge := func(p pair) line {
		premise, hypothesis := &gainsay.Document{Text: p.Premise}, &gainsay.Document{Text: p.Hypothesis}
		pipeline.Annotate(premise)
		pipeline.Annotate(hypothesis)
		v := compare.Pair(premise, hypothesis)
		return line{p.ID, v.Label, v.Score, v.Why}
	}
	return ordered(pairs, judge, func(l line) error { return out.json(l) })
}
