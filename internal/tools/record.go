package tools

import (
	"context"
	"errors"
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/store"
)

type checkIn struct {
	Text string `json:"text" jsonschema:"a draft or a statement"`
}

type checkOut struct {
	Claims   int       `json:"claims" jsonschema:"how many claims were read from the text"`
	Findings []finding `json:"findings"`
}

// A finding is a statement of the record that stands to a claim of the text.
type finding struct {
	How       string  `json:"how"`
	Claim     string  `json:"claim" jsonschema:"the words of the text"`
	Why       string  `json:"why"`
	Sure      float64 `json:"sure"`
	Statement said    `json:"statement" jsonschema:"of the record"`
}

// longestText bounds a text to check, in bytes.
const longestText = 100_000

func (t *toolbox) check(ctx context.Context, in checkIn) (out checkOut, err error) {
	if len(in.Text) > longestText {
		return out, errLong
	}
	doc, relations, err := t.Check(ctx, in.Text)
	if err != nil {
		return out, err
	}
	mine := map[gainsay.ClaimID]string{}
	for _, c := range doc.Claims {
		mine[c.ID] = c.Text
	}
	out = checkOut{Claims: len(doc.Claims), Findings: []finding{}}
	for _, r := range relations {
		claim, other := mine[r.B], r.A
		if claim == "" {
			claim, other = mine[r.A], r.B
		}
		if _, both := mine[other]; both || claim == "" {
			continue // between two claims of the text
		}
		p, err := t.Store.Statement(ctx, string(other))
		if err != nil {
			return out, err
		}
		out.Findings = append(out.Findings, finding{string(r.Kind), claim, r.Why, r.Score, t.saying(p.Statement)})
	}
	return out, nil
}

type aboutIn struct {
	About string `json:"about" jsonschema:"a person, a body, a place, or words"`
	Limit int    `json:"limit,omitempty"`
}

type aboutOut struct {
	Contradictions []stands `json:"contradictions"`
}

func (t *toolbox) contradictionsAbout(ctx context.Context, in aboutIn) (out aboutOut, err error) {
	about := strings.TrimSpace(in.About)
	if about == "" {
		return out, errors.New("about whom or what?")
	}
	if len(about) > longestQuote {
		return out, errLong
	}
	any := store.Cond{Op: store.Or, Of: []store.Cond{{Op: store.Speaker, Text: about}, {Op: store.About, Text: about}, {Op: store.PlaceIs, Text: about}, {Op: store.Phrase, Text: about}}}
	list, err := t.Store.ConflictsAmong(ctx, any, bounded(in.Limit))
	return aboutOut{t.standing(list)}, err
}

type storyIn struct {
	Story string `json:"story" jsonschema:"the id of a story, of a statement, or words of the story's title"`
}

type storyOut struct {
	Title          string   `json:"title"`
	Address        string   `json:"address"`
	Origins        int      `json:"origins" jsonschema:"outlets that tell it in reports of their own"`
	Reports        int      `json:"reports"`
	Copies         int      `json:"copies"`
	Statements     []said   `json:"statements" jsonschema:"in the order they were said, 50 at most"`
	Contradictions []stands `json:"contradictions"`
	Sources        []source `json:"sources"`
}

// A source is a report of a story.
type source struct {
	Outlet    string `json:"outlet"`
	Title     string `json:"title"`
	Published string `json:"published,omitempty"`
	Page      string `json:"page"`
	Copy      bool   `json:"copy,omitempty" jsonschema:"a copy of another outlet's report, no origin of its own"`
}

func (t *toolbox) storyOf(ctx context.Context, in storyIn) (out storyOut, err error) {
	id, err := t.storyID(ctx, strings.TrimSpace(in.Story))
	if err != nil {
		return out, err
	}
	p, err := t.Store.Story(ctx, id)
	if err != nil {
		return out, err
	}
	out = storyOut{Title: p.Title, Address: t.Base + "/story/" + string(p.ID), Origins: p.Origins, Reports: p.Documents, Copies: p.Copies,
		Statements: t.sayings(p.Statements[:min(len(p.Statements), mostLimit)]), Contradictions: t.standing(p.Conflicts), Sources: []source{}}
	for _, d := range p.Sources {
		out.Sources = append(out.Sources, source{d.Publisher, d.Title, date(d.Published), d.Page, d.CopyOf != ""})
	}
	return out, nil
}

// storyID finds a story by its id, by that of a statement in it, or by its
// title, in this order.
func (t *toolbox) storyID(ctx context.Context, words string) (gainsay.StoryID, error) {
	if words == "" || len(words) > longestQuote {
		return "", errors.New("which story?")
	}
	if _, err := t.Store.StoryByID(ctx, gainsay.StoryID(words)); err == nil {
		return gainsay.StoryID(words), nil
	}
	if p, err := t.Store.Statement(ctx, words); err == nil && p.Story != "" {
		return p.Story, nil
	}
	_, stories, err := t.Store.Named(ctx, words)
	if err != nil {
		return "", err
	}
	if len(stories) > 0 {
		return stories[0].ID, nil
	}
	a, err := t.Store.Search(ctx, store.Question{Where: store.Cond{Op: store.TitleHas, Text: words}, Bare: true, Limit: 1})
	if err == nil && len(a.Statements) == 0 {
		err = errors.New("no story of this collection is called so")
	}
	if err != nil {
		return "", err
	}
	return a.Statements[0].Story, nil
}
