package main

import (
	"fmt"
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/train"
	"github.com/gainsay-news/gainsay/parse"
	"github.com/gainsay-news/gainsay/tag"
)

func init() { rooms["parse"] = room{"parse/model.bin", fitParse, scoreParse} }

// folds is how many taggers tag the training text of the parser: each part by
// one that was not fitted on it, so that the parser learns from tags as wrong
// as those it will see.
const folds = 2

// parsed is a document of these sentences with their tags and arcs.
func parsed(sentences []train.Sentence) *gainsay.Document {
	doc := tagged(sentences)
	first := 0
	for _, s := range sentences {
		for _, w := range s.Words {
			arc := gainsay.Arc{Relation: w.Relation}
			if w.Head > 0 {
				arc.Head = first + w.Head
			}
			doc.Arcs = append(doc.Arcs, arc)
		}
		first += len(s.Words)
	}
	return doc
}

// variants is documents as the corpus cuts them where that differs from how
// package token does, and all of them as package token cuts.
func variants(sentences []train.Sentence) [][]train.Sentence {
	out := train.Documents(whole(sentences))
	for _, d := range train.Documents(sentences) {
		var differ []train.Sentence
		for i, s := range whole(d) {
			if len(s.Words) != len(d[i].Words) {
				differ = append(differ, d[i])
			}
		}
		if len(differ) > 0 {
			out = append(out, differ)
		}
	}
	return out
}

func fitParse(shared string) ([]byte, error) {
	sentences, err := treebanks(shared)
	if err != nil {
		return nil, err
	}
	var golds []*gainsay.Document
	for _, d := range variants(sentences) {
		golds = append(golds, parsed(d))
	}
	if err := retag(golds); err != nil {
		return nil, err
	}
	silver, err := silverNews(shared)
	if err != nil {
		return nil, err
	}
	for _, doc := range silver {
		doc.Tags = tag.Find(doc)
	}
	return parse.Fit(golds, silver, 1), nil
}

// retag sets the tags of each document to those that a tagger fitted on the
// other folds finds.
func retag(golds []*gainsay.Document) error {
	found := make([][]gainsay.Tag, len(golds))
	for fold := range folds {
		var others []*gainsay.Document
		for i, doc := range golds {
			if i%folds != fold {
				others = append(others, doc)
			}
		}
		find, err := tag.Using(tag.Fit(others, nil, 1))
		if err != nil {
			return err
		}
		for i := fold; i < len(golds); i += folds {
			found[i] = find(golds[i])
		}
	}
	for i, doc := range golds {
		doc.Tags = found[i]
	}
	return nil
}

// scoreParse prints attachment scores, with tags as package tag finds them;
// with and
// without marks; then the F1 of some relations.
func scoreParse(shared string) error {
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
			scoreArcs(name, set, parse.Find)
		}
	}
	return nil
}

// An attachment counts tokens by what is right of them.
type attachment struct {
	all, heads, both         int // with marks
	words, wordHeads, labels int // without; labels counts heads and relations, subtypes left out
	right, found, gold       map[string]int
}

func scoreArcs(name string, set []train.Sentence, find func(*gainsay.Document) []gainsay.Arc) {
	a := attachment{right: map[string]int{}, found: map[string]int{}, gold: map[string]int{}}
	for _, d := range train.Documents(set) {
		doc := parsed(d)
		want := doc.Arcs
		doc.Tags = tag.Find(doc)
		for k, got := range find(doc) {
			a.add(got, want[k])
		}
	}
	fmt.Printf("%-40s %6d tokens  UAS %.2f  LAS %.2f  without marks: UAS %.2f  LAS %.2f\n", name, a.all,
		percent(a.heads, a.all), percent(a.both, a.all), percent(a.wordHeads, a.words), percent(a.labels, a.words))
	for _, r := range []string{"nsubj", "obj", "ccomp", "xcomp", "parataxis", "obl", "nmod", "acl", "acl:relcl", "advcl", "appos", "conj", "root"} {
		fmt.Printf("   %s %.1f", r, percent(2*a.right[r], a.found[r]+a.gold[r]))
	}
	fmt.Println()
}

func (a *attachment) add(got, want gainsay.Arc) {
	a.all++
	a.found[got.Relation]++
	a.gold[want.Relation]++
	head := got.Head == want.Head
	a.heads += one(head)
	a.both += one(head && got.Relation == want.Relation)
	if head && got.Relation == want.Relation {
		a.right[got.Relation]++
	}
	if want.Relation != "punct" {
		x, _, _ := strings.Cut(got.Relation, ":")
		y, _, _ := strings.Cut(want.Relation, ":")
		a.words++
		a.wordHeads += one(head)
		a.labels += one(head && x == y)
	}
}
