package eval

import (
	"slices"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/compare"
	"github.com/gainsay-news/gainsay/pipeline"
	"github.com/gainsay-news/gainsay/story"
)

// perKey is how many stories one key may give, as in ingest.
const perKey = 40

// stories groups reports in the order of the file, each when it is read, with
// the stories kept as the store keeps them: by their keys, the latest first.
func stories(path string, out *lines) error {
	type report struct {
		ID     any    `json:"id"`
		Title  string `json:"title"`
		Text   string `json:"text"`
		Date   string `json:"date"`
		Source string `json:"source"`
	}
	type line struct {
		ID    any             `json:"id"`
		Story gainsay.StoryID `json:"story"`
	}
	type read struct {
		report
		doc *gainsay.Document
	}
	reports, err := readJSONL[report](path)
	if err != nil {
		return err
	}
	var kept shelf
	annotate := func(r report) read {
		doc := text{Title: r.Title, Text: r.Text, Date: r.Date}.document()
		doc.Publisher = r.Source
		return read{r, doc}
	}
	return ordered(reports, annotate, func(r read) error {
		return out.json(line{r.ID, kept.add(r.doc)})
	})
}

// A shelf is stories by their keys.
type shelf struct {
	stories []story.Candidate
	at      map[gainsay.StoryID]int
	byKey   map[string][]int // those that took a report last at the end
}

func (s *shelf) add(doc *gainsay.Document) gainsay.StoryID {
	if s.at == nil {
		s.at, s.byKey = map[gainsay.StoryID]int{}, map[string][]int{}
	}
	report := story.Read(doc)
	d := report.Join(s.candidates(report.Keys))
	at, ok := s.at[d.Story.ID]
	if !ok {
		at = len(s.stories)
		s.at[d.Story.ID] = at
		s.stories = append(s.stories, story.Candidate{})
	}
	s.stories[at] = story.Candidate{ID: d.Story.ID, Title: d.Story.Title, Profile: d.Profile}
	for _, key := range d.Keys {
		if i := slices.Index(s.byKey[key], at); i >= 0 {
			s.byKey[key] = slices.Delete(s.byKey[key], i, i+1)
		}
		s.byKey[key] = append(s.byKey[key], at)
	}
	return d.Story.ID
}

func (s *shelf) candidates(keys []string) []story.Candidate {
	seen := map[int]bool{}
	var out []story.Candidate
	for _, key := range keys {
		run := s.byKey[key]
		for _, at := range run[max(0, len(run)-perKey):] {
			if !seen[at] {
				seen[at] = true
				out = append(out, s.stories[at])
			}
		}
	}
	return out
}

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
