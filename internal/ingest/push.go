package ingest

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"strings"
	"time"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/intake"
	"github.com/gainsay-news/gainsay/internal/store"
)

// ErrPush says that what was sent cannot be taken.
var ErrPush = errors.New("nothing to take in")

// A pushed document is what a program or a bookmarklet sends as JSON: a page
// as HTML, or a text.
type pushed struct {
	URL       string `json:"url"`
	HTML      string `json:"html"`
	Text      string `json:"text"`
	Title     string `json:"title"`
	Published string `json:"published"`
	Publisher string `json:"publisher"`
	Language  string `json:"language"`
	Zone      string `json:"zone"`
	Home      string `json:"home"`
	Source    string `json:"source"` // the name of a push source, whose settings hold for it
}

// Push takes in what was sent: a document as JSON, or bytes that any other
// door takes: a page, a feed, items of an agency, an archive. The page's URL
// is where it is from, its Hint.Source the push source it belongs to.
func Push(ctx context.Context, s *store.Store, page gainsay.Page) ([]store.Pushed, error) {
	p, is, err := readPushed(page)
	if err != nil {
		return nil, err
	}
	if is {
		page = p
	}
	owner, err := s.Source(ctx, page.Hint.Source)
	switch {
	case page.Hint.Source == "" || errors.Is(err, store.ErrNotFound) && is:
		owner = store.Source{}
	case err != nil:
		return nil, err
	}
	items := intake.Stream(page.URL, bytes.NewReader(page.Body))
	if is {
		items = func(yield func(gainsay.Page, error) bool) { yield(page, nil) }
	}
	var list []store.Pushed
	for item, problem := range items {
		out, err := pushOne(ctx, s, item, problem, &owner)
		if err != nil {
			return list, err
		}
		list = append(list, out)
	}
	return list, nil
}

// pushOne takes in one of the things that were sent.
func pushOne(ctx context.Context, s *store.Store, page gainsay.Page, problem error, owner *store.Source) (out store.Pushed, err error) {
	out.URL = page.URL
	if owner.ID != 0 {
		h := page.Hint
		page = hinted(page, owner)
		page.Hint.Notice, page.Hint.Published = h.Notice, h.Published
	}
	var link *intake.Link
	switch {
	case errors.As(problem, &link):
		out.URL, out.State = link.URL, "queued"
		out.Fresh, err = s.AddOwned(ctx, store.Link{URL: link.URL, Source: sourceAt(1), Owner: owner.ID})
		return out, err
	case errors.Is(problem, intake.ErrEmbargo) && len(page.Body) > 0:
		out.State, out.Reason = "held", problem.Error()
		out.Fresh, err = s.HoldBack(ctx, page)
		return out, err
	}
	arrival := store.Arrival{Page: page}
	out.State = "accepted"
	if problem != nil {
		out.State, out.Reason = "refused", problem.Error()
		arrival.Refused, arrival.Step = problem.Error(), refusedAt(problem)
	}
	done, err := s.AcceptAll(ctx, []store.Arrival{arrival})
	if err == nil {
		out.Number, out.Fresh = done[0].Number, done[0].Fresh
	}
	return out, err
}

// readPushed reads a document that was sent as JSON; is says whether it is one.
func readPushed(page gainsay.Page) (out gainsay.Page, is bool, err error) {
	if !bytes.HasPrefix(bytes.TrimSpace(page.Body), []byte("{")) {
		return page, false, nil
	}
	var p pushed
	if json.Unmarshal(page.Body, &p) != nil || p.HTML == "" && p.Text == "" {
		return page, false, nil // perhaps ninjs or JSON Feed
	}
	out = gainsay.Page{URL: p.URL, Retrieved: page.Retrieved, Type: "text/html; charset=utf-8", Body: []byte(p.HTML)}
	out.Hint = gainsay.Hint{Publisher: p.Publisher, Zone: p.Zone, Home: p.Home, Language: p.Language, Source: p.Source}
	if p.HTML == "" {
		out.Type = "text/plain; charset=utf-8"
		out.Body = []byte(p.Text)
		if p.Title != "" {
			out.Type, out.Body = "text/html; charset=utf-8", []byte(asPage(p))
		}
	}
	if out.URL == "" {
		out.URL = "urn:pushed:" + gainsay.ContentID("pushed", string(out.Body))
	}
	if p.Published == "" {
		return out, true, nil
	}
	for _, form := range []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02 15:04:05", time.DateOnly} {
		if t, err := time.Parse(form, p.Published); err == nil {
			out.Hint.Published = t
			return out, true, nil
		}
	}
	return out, true, fmt.Errorf("%w: published %q is no time: 2006-01-02T15:04:05Z", ErrPush, p.Published)
}

// asPage is a text with its title as a page.
func asPage(p pushed) string {
	var b strings.Builder
	fmt.Fprintf(&b, "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>%s</title></head><body><article><h1>%[1]s</h1>\n", html.EscapeString(p.Title))
	for _, paragraph := range strings.Split(strings.ReplaceAll(p.Text, "\r\n", "\n"), "\n\n") {
		if paragraph = strings.TrimSpace(paragraph); paragraph != "" {
			b.WriteString("<p>" + html.EscapeString(paragraph) + "</p>\n")
		}
	}
	b.WriteString("</article></body></html>\n")
	return b.String()
}
