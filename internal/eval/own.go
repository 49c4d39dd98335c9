package eval

import (
	"path/filepath"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/entity"
	"github.com/gainsay-news/gainsay/internal/eval/candidates"
	"github.com/gainsay-news/gainsay/internal/eval/coref"
	"github.com/gainsay-news/gainsay/internal/eval/neardup"
	"github.com/gainsay-news/gainsay/internal/gum"
	"github.com/gainsay-news/gainsay/pipeline"
)

// The measures whose scorers are ours, for want of others.
func init() {
	measures = append(measures,
		measure{
			name: "coreference-gum", gold: "../train/gum", noise: 1, own: corefScores,
			figures: []figure{percent("predicted mentions, mean F1", ""), percent("gold mentions, mean F1", ""), percent("pronouns, strictly", ""), percent("pronouns, leniently", "")},
		},
		candidateMeasure("GWN"), candidateMeasure("TR-News"), candidateMeasure("lgl"), candidateMeasure("GeoVirus"),
		measure{
			name: "near-duplicates", gold: "pages/manifest.jsonl", noise: 0.2, own: neardupScores,
			figures: []figure{percent("precision", ""), percent("recall", "")},
		},
	)
}

// corefScores is coreference on the news and interviews of GUM, on which
// nothing is fitted.
func corefScores(data string) (map[string]float64, error) {
	docs, err := gum.Read(filepath.Join(data, "../train/gum/train.conllu.gz"))
	if err != nil {
		return nil, err
	}
	var predicted, given coref.Score
	for i := range docs {
		g := &docs[i]
		if g.Genre != "news" && g.Genre != "interview" {
			continue
		}
		doc := &gainsay.Document{Text: g.Text}
		pipeline.Annotate(doc)
		predicted.Add(g, doc)
		coref.GoldMentions(g, doc)
		doc.Entities = entity.Resolve(doc)
		given.Add(g, doc)
	}
	return map[string]float64{
		"predicted mentions, mean F1": 100 * predicted.Mean(),
		"gold mentions, mean F1":      100 * given.Mean(),
		"pronouns, strictly":          predicted.Strict.Percent(),
		"pronouns, leniently":         predicted.Lenient.Percent(),
	}, nil
}

// candidateMeasure is the share of gold places that have the right place
// among those that bear the name.
func candidateMeasure(set string) measure {
	path := "geo/" + set + "/gold.jsonl"
	return measure{
		name: "places-" + set + "-candidates", gold: path, noise: 0.5,
		figures: []figure{percent("a right candidate", "")},
		own: func(data string) (map[string]float64, error) {
			r, err := candidates.Measure(filepath.Join(data, path), set != "GeoVirus")
			return map[string]float64{"a right candidate": 100 * float64(r.Right) / float64(max(1, r.Names))}, err
		},
	}
}

// neardupScores is how well made copies of pages are tied to their article.
func neardupScores(data string) (map[string]float64, error) {
	r, err := neardup.Measure(filepath.Join(data, "pages"))
	return map[string]float64{"precision": r.Precision(), "recall": r.Recall()}, err
}
