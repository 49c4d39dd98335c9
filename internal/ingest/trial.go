package ingest

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"net/http"
	"strings"
	"time"

	"golang.org/x/net/html"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/extract"
	"github.com/gainsay-news/gainsay/feed"
	"github.com/gainsay-news/gainsay/internal/fetch"
	"github.com/gainsay-news/gainsay/internal/intake"
	"github.com/gainsay-news/gainsay/internal/store"
)

// The bounds of a trial.
const (
	trialItems = 10  // that it shows
	trialMost  = 500 // that it looks at
	trialText  = 600 // bytes of a page's text that it shows
)

// Try looks at a source and reads its first page by its rules, as a visit
// would. Nothing is saved.
func Try(ctx context.Context, client *fetch.Client, src store.Source) store.SourceTest {
	t := trial{SourceTest: store.SourceTest{Kind: string(src.Kind)}}
	switch src.Kind {
	case store.SourcePush:
		t.Problem = "nothing is looked for: it is sent to /api/v1/documents"
	case store.SourceFolder:
		t.list(intake.Pages(src.Address))
	default:
		answer, err := client.Get(ctx, fetch.Request{URL: src.Address, Local: src.Local})
		if err != nil {
			t.Code, t.Problem = fetch.Code(err), reasonOf(err)
			return t.SourceTest
		}
		t.Code = http.StatusOK
		if f, err := feed.Parse(answer.Page.Body, answer.Page.URL); err == nil {
			t.Kind = f.String()
		}
		t.list(intake.Fetched(answer.Page))
	}
	t.readFirst(ctx, client, src)
	return t.SourceTest
}

// A trial is one call of Try.
type trial struct {
	store.SourceTest
	page gainsay.Page // the first that the source holds itself
	link string       // the first that it lists
}

func (t *trial) list(items iter.Seq2[gainsay.Page, error]) {
	for page, problem := range items {
		if t.Total++; t.Total > trialMost {
			return
		}
		item := store.TestItem{URL: page.URL}
		var link *intake.Link
		switch {
		case errors.As(problem, &link):
			item = store.TestItem{URL: link.URL, Title: link.Title}
			if t.link == "" && !link.Sitemap {
				t.link = link.URL
			}
		case problem != nil:
			item.Reason = problem.Error()
		case t.page.Body == nil:
			t.page = page
		}
		if len(t.Items) < trialItems {
			t.Items = append(t.Items, item)
		}
	}
}

// readFirst reads the first page.
func (t *trial) readFirst(ctx context.Context, client *fetch.Client, src store.Source) {
	page := t.page
	if page.Body == nil && t.link != "" {
		answer, err := client.Get(ctx, fetch.Request{URL: t.link, Local: src.Local})
		if err != nil {
			t.Page = &store.TestPage{URL: t.link, Problem: reasonOf(err)}
			return
		}
		page = answer.Page
	}
	if page.Body == nil {
		return
	}
	page = hinted(page, &store.Source{ID: 1, Name: src.Name, Zone: src.Zone, Language: src.Language, Home: src.Home, Rules: src.Rules})
	t.Page = tried(page)
}

// tried says how a page is read.
func tried(page gainsay.Page) *store.TestPage {
	out := &store.TestPage{URL: page.URL}
	doc, err := article(page)
	if err != nil {
		out.Problem = err.Error()
		return out
	}
	out.Title, out.Authors = doc.Title, doc.Authors
	if !doc.Published.Time.IsZero() {
		out.Published = doc.Published.Time.Format(time.RFC3339)
	}
	body := doc.Text[doc.Body:]
	out.Words = len(strings.Fields(body))
	if len(body) > trialText {
		body = strings.ToValidUTF8(body[:trialText], "") + "…"
	}
	out.Text = body
	for _, b := range doc.Beliefs {
		out.Beliefs = append(out.Beliefs, b.Field+" from "+b.From+": "+strings.Join(append([]string{b.Why}, b.Others...), "; "))
	}
	return out
}

// article is extract.Article; a panic in it is an error.
func article(page gainsay.Page) (doc *gainsay.Document, err error) {
	defer func() {
		if p := recover(); p != nil {
			doc, err = nil, fmt.Errorf("the program failed: %v", p)
		}
	}()
	return extract.Article(page)
}

// Discover says which sources an address leads to: the feed or sitemap that it
// is, the feeds that its page names, or the page itself.
func Discover(ctx context.Context, client *fetch.Client, address string) ([]store.Source, error) {
	answer, err := client.Get(ctx, fetch.Request{URL: address})
	if err != nil {
		return nil, err
	}
	page := answer.Page
	if f, err := feed.Parse(page.Body, page.URL); err == nil {
		kind := store.SourceFeed
		if f.Kind == feed.Sitemap || f.Kind == feed.Index {
			kind = store.SourceSitemap
		}
		return []store.Source{{Kind: kind, Address: page.URL, Name: f.Title, Language: f.Language}}, nil
	}
	var list []store.Source
	for _, found := range feed.Discover(page.Body, page.URL) {
		list = append(list, store.Source{Kind: store.SourceFeed, Address: found})
	}
	return append(list, store.Source{Kind: store.SourcePage, Address: page.URL, Name: windowTitle(page.Body)}), nil
}

// windowTitle is the title that a page has in its head.
func windowTitle(body []byte) string {
	z := html.NewTokenizer(strings.NewReader(string(body[:min(len(body), 1<<16)])))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return ""
		case html.StartTagToken:
			if name, _ := z.TagName(); string(name) == "title" && z.Next() == html.TextToken {
				return strings.Join(strings.Fields(strings.ToValidUTF8(string(z.Text()), "")), " ")
			}
		}
	}
}
