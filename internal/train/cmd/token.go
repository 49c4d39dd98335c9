package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/train"
	"github.com/gainsay-news/gainsay/token"
)

func init() {
	rooms["token"] = room{score: scoreToken, fit: func(string) ([]byte, error) {
		return nil, errors.New("package token has no model")
	}}
}

// scoreToken prints the F1 of tokens and sentences, cut from raw text, against
// the treebanks with hyphens joined. With SHOW set in the environment, the
// spans that differ follow.
func scoreToken(shared string) error {
	names, sets, err := held(shared)
	if err != nil {
		return err
	}
	for i, set := range sets {
		var tokens, sentences agreement
		for _, d := range train.Documents(whole(set)) {
			gold := train.Given(d)
			found := &gainsay.Document{Text: gold.Text}
			found.Tokens, found.Sentences, found.Paragraphs = token.Split(gold.Text)
			tokens.add(tokenSpans(gold), tokenSpans(found), gold.Text)
			sentences.add(sentenceSpans(gold), sentenceSpans(found), gold.Text)
		}
		fmt.Printf("%-24s tokens %.2f  sentences %.2f\n", names[i], tokens.f1(), sentences.f1())
		if os.Getenv("SHOW") != "" {
			tokens.show()
			sentences.show()
		}
	}
	return nil
}

func tokenSpans(doc *gainsay.Document) []gainsay.Span {
	var out []gainsay.Span
	for _, t := range doc.Tokens {
		out = append(out, t.Span)
	}
	return out
}

func sentenceSpans(doc *gainsay.Document) []gainsay.Span {
	var out []gainsay.Span
	for _, s := range doc.Sentences {
		out = append(out, s.Span)
	}
	return out
}

// An agreement counts the spans that gold and found have in common.
type agreement struct {
	both, gold, found int
	extra, missed     []string
}

func (a *agreement) add(gold, found []gainsay.Span, text string) {
	a.gold += len(gold)
	a.found += len(found)
	right := map[gainsay.Span]bool{}
	for _, s := range gold {
		right[s] = true
	}
	for _, s := range found {
		if right[s] {
			a.both++
			delete(right, s)
		} else {
			a.extra = append(a.extra, text[s.Start:s.End])
		}
	}
	for _, s := range gold {
		if right[s] {
			a.missed = append(a.missed, text[s.Start:s.End])
		}
	}
}

func (a *agreement) f1() float64 { return percent(2*a.both, a.gold+a.found) }

func (a *agreement) show() {
	for _, s := range a.missed {
		fmt.Printf("  gold  %q\n", s)
	}
	for _, s := range a.extra {
		fmt.Printf("  found %q\n", s)
	}
}
