package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/train"
	"github.com/gainsay-news/gainsay/tag"
)

func init() { rooms["tag"] = room{"tag/model.bin", fitTag, scoreTag} }

// developed reports whether a GUM document is one that scores are told on:
// nothing is fitted on those.
func developed(document string) bool {
	return strings.HasPrefix(document, "GUM_news") || strings.HasPrefix(document, "GUM_interview")
}

// treebanks are the sentences that grammar is fitted on: EWT's training part,
// and GUM without its news and interviews.
func treebanks(shared string) ([]train.Sentence, error) {
	out, err := train.ConLLU(filepath.Join(shared, "train/ud-ewt/train.conllu.gz"))
	if err != nil {
		return nil, err
	}
	gum, err := train.ConLLU(filepath.Join(shared, "train/gum/train.conllu.gz"))
	for _, s := range gum {
		if !developed(s.Document) {
			out = append(out, s)
		}
	}
	return out, err
}

// held are the sentences that scores are told on, by name.
func held(shared string) (names []string, sets [][]train.Sentence, err error) {
	ewt, err := train.ConLLU(filepath.Join(shared, "train/ud-ewt/dev.conllu.gz"))
	if err != nil {
		return nil, nil, err
	}
	gum, err := train.ConLLU(filepath.Join(shared, "train/gum/train.conllu.gz"))
	var news []train.Sentence
	for _, s := range gum {
		if developed(s.Document) {
			news = append(news, s)
		}
	}
	return []string{"EWT dev", "GUM news and interview"}, [][]train.Sentence{ewt, news}, err
}

// tagged is a document of these sentences with their tags as the corpus has them.
func tagged(sentences []train.Sentence) *gainsay.Document {
	doc := train.Given(sentences)
	for _, s := range sentences {
		for _, w := range s.Words {
			doc.Tags = append(doc.Tags, gainsay.Tag{Part: w.Part, Fine: w.Fine, Lemma: w.Lemma})
		}
	}
	return doc
}

func fitTag(shared string) ([]byte, error) {
	sentences, err := treebanks(shared)
	if err != nil {
		return nil, err
	}
	var golds []*gainsay.Document
	for _, d := range variants(sentences) {
		golds = append(golds, tagged(d))
	}
	silver, err := silverNews(shared)
	if err != nil {
		return nil, err
	}
	return tag.Fit(golds, silver, 1), nil
}

// silverNews is PolNeAR's training articles with their automatic grammar in
// today's terms. Where that leaves a part of speech open, Part is empty, and
// so is Relation where the relation is open.
func silverNews(shared string) ([]*gainsay.Document, error) {
	silver, err := train.Silver(filepath.Join(shared, "train/polnear-silver-train.conll.gz"))
	if err != nil {
		return nil, err
	}
	silver, err = train.Restore(silver, filepath.Join(shared, "eval/polnear/train/text"))
	if err != nil {
		return nil, err
	}
	for i, s := range silver {
		silver[i] = train.Modern(s)
	}
	var out []*gainsay.Document
	for _, d := range train.Documents(silver) {
		out = append(out, parsed(d))
	}
	return out, nil
}

// scoreTag prints the share of right tags and lemmas, with the words cut as
// the corpus has them and with hyphens joined as package token cuts.
func scoreTag(shared string) error {
	names, sets, err := held(shared)
	if err != nil {
		return err
	}
	for i, set := range sets {
		for _, joined := range []bool{false, true} {
			name := names[i]
			if joined {
				set, name = whole(set), name+", hyphens joined"
			}
			all, part, fine, lemma := 0, 0, 0, 0
			for _, d := range train.Documents(set) {
				gold := tagged(d)
				for k, t := range tag.Find(gold) {
					g := gold.Tags[k]
					all++
					part += one(t.Part == g.Part)
					fine += one(t.Fine == g.Fine)
					lemma += one(t.Lemma == g.Lemma)
				}
			}
			fmt.Printf("%-40s %6d tokens  UPOS %.2f  Penn %.2f  lemma %.2f\n", name, all,
				percent(part, all), percent(fine, all), percent(lemma, all))
		}
	}
	return nil
}

func one(ok bool) int {
	if ok {
		return 1
	}
	return 0
}

func percent(n, of int) float64 { return 100 * float64(n) / float64(max(1, of)) }
