package ingest

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/fetch"
	"github.com/gainsay-news/gainsay/internal/store"
)

const pierPage = `<html lang=en><head><title>Pier %[1]s</title></head><body><nav>Menu of the town</nav><article><h1>Pier %[1]s</h1><p>The pier of Orrin was %[1]s to the public on Tuesday, mayor Ada Brook told the council.</p><p>"We did not expect so many visitors on the first day," Brook said on the pier.</p><p class=ad>Order the Gazette to your door for a month and pay for only half of it, from today.</p></article></body></html>`

// pierWeb is a site with a feed of one report, which changes when said so.
func pierWeb(t *testing.T) (address string, change func()) {
	var changed atomic.Bool
	web := httptest.NewServer(http.HandlerFunc(func(out http.ResponseWriter, in *http.Request) {
		out.Header().Set("Content-Type", "text/html")
		switch in.URL.Path {
		case "/":
			io.WriteString(out, `<html><head><title>The Orrin Gazette</title><link rel="alternate" type="application/rss+xml" href="/feed"></head><body><p>All news.</p></body></html>`)
		case "/feed":
			out.Header().Set("Content-Type", "application/rss+xml")
			out.Header().Set("ETag", `"one"`)
			if in.Header.Get("If-None-Match") == `"one"` {
				out.WriteHeader(http.StatusNotModified)
				return
			}
			fmt.Fprint(out, `<rss version="2.0"><channel><title>Orrin Gazette</title><item><title>Pier</title><link>/pier</link></item></channel></rss>`)
		case "/pier":
			word := "opened"
			if changed.Load() {
				word = "reopened"
			}
			fmt.Fprintf(out, pierPage, word)
		default:
			http.NotFound(out, in)
		}
	}))
	t.Cleanup(web.Close)
	return web.URL, func() { changed.Store(true) }
}

func quick(t *testing.T) *fetch.Client {
	c := fetch.New(fetch.Options{Gap: time.Millisecond, MaxWait: time.Millisecond, Retries: -1})
	t.Cleanup(c.Close)
	return c
}

// TestSourceFromFeedToRecheck follows a source: its feed is visited, its page
// read with what the source knows of it, and asked for again later.
func TestSourceFromFeedToRecheck(t *testing.T) {
	ctx := context.Background()
	s := memory(t)
	address, change := pierWeb(t)
	src, err := s.AddSource(ctx, store.Source{Address: address + "/feed", Name: "Orrin Gazette", Local: true, Home: "Orrin", Rules: gainsay.Rules{Drop: ".ad"}})
	if err != nil {
		t.Fatal(err)
	}
	client := quick(t)
	if err := VisitDue(ctx, s, client); err != nil {
		t.Fatal(err)
	}
	got, _ := s.Source(ctx, src.Address)
	if got.Checked.IsZero() || got.Reason != "" || got.ETag != `"one"` || !got.Next.After(time.Now()) || got.LastItem.IsZero() {
		t.Fatalf("after the visit: %+v", got)
	}
	follow := func() {
		t.Helper()
		if _, err := Follow(ctx, s, client, FollowOptions{Patience: time.Millisecond}); err != nil {
			t.Fatal(err)
		}
		if err := Run(ctx, s, Options{Workers: 1}); err != nil {
			t.Fatal(err)
		}
	}
	follow()
	doc, err := s.Candidates().LatestVersion(ctx, address+"/pier")
	if err != nil || doc.Publisher != "Orrin Gazette" || doc.Home != "Orrin" || strings.Contains(doc.Text, "Order the Gazette") {
		t.Fatalf("read as %+v, %v", doc, err)
	}
	n, due, err := s.WaitingLinks(ctx)
	if in := time.Until(due); err != nil || n != 1 || in < 14*time.Minute || in > 16*time.Minute {
		t.Fatalf("%d addresses wait, the first for %v, %v", n, time.Until(due), err)
	}
	change()
	links, _ := s.Links(ctx, "waiting", 9)
	if err := s.RetryLink(ctx, links[0].URL, "", -time.Hour, true); err != nil { // its time has come
		t.Fatal(err)
	}
	follow()
	if doc, err = s.Candidates().LatestVersion(ctx, address+"/pier"); err != nil || !strings.Contains(doc.Text, "reopened") {
		t.Fatalf("the change was not seen: %v", err)
	}
	if _, due, _ = s.WaitingLinks(ctx); time.Until(due) < 50*time.Minute {
		t.Errorf("the next look is %v off", time.Until(due))
	}
	if v, err := Visit(ctx, s, client, got); err != nil || v.Code != http.StatusNotModified {
		t.Errorf("a second visit: %+v, %v", v, err)
	}
	h, err := s.SourceHealth(ctx, src.Address)
	if err != nil || h.Read != 2 || h.Refused != 0 || len(h.Visits) != 2 || len(h.Codes) != 2 || h.PerDay[len(h.PerDay)-1].Items != 2 {
		t.Errorf("health %+v, %v", h, err)
	}
}

func TestSourceThatFails(t *testing.T) {
	ctx := context.Background()
	s := memory(t)
	address, _ := pierWeb(t)
	src, err := s.AddSource(ctx, store.Source{Address: address + "/none", Local: true})
	if err != nil {
		t.Fatal(err)
	}
	v, err := Visit(ctx, s, quick(t), src)
	if err != nil || v.Code != http.StatusNotFound || v.Reason == "" || strings.Contains(v.Reason, "127.0.0.1") {
		t.Fatalf("got %+v, %v", v, err)
	}
	src, _ = s.Source(ctx, src.Address)
	if src.Fails != 1 || src.Every < int(firstGap.Seconds()) {
		t.Errorf("got %+v", src)
	}
	private, _ := s.AddSource(ctx, store.Source{Address: address + "/feed"}) // not marked local
	if v, err := Visit(ctx, s, quick(t), private); err != nil || !strings.Contains(v.Reason, "private network") {
		t.Errorf("a private address: %+v, %v", v, err)
	}
}

func TestTryAndDiscover(t *testing.T) {
	ctx := context.Background()
	address, _ := pierWeb(t)
	test := Try(ctx, quick(t), store.Source{Kind: store.SourceFeed, Address: address + "/feed", Local: true, Rules: gainsay.Rules{Body: "article p:nth-child(2)"}})
	if test.Code != 200 || test.Total != 1 || test.Kind != "rss with 1 items" || test.Page == nil || test.Page.Words != 17 || len(test.Page.Beliefs) == 0 {
		t.Errorf("got %+v %+v", test, test.Page)
	}
	test = Try(ctx, quick(t), store.Source{Kind: store.SourcePage, Address: address + "/pier", Local: true, Rules: gainsay.Rules{Body: "p["}})
	if test.Page == nil || !strings.Contains(test.Page.Problem, "rule cannot be read") {
		t.Errorf("a faulty rule: %+v", test.Page)
	}
	if _, err := Discover(ctx, quick(t), address+"/"); err == nil {
		t.Error("discovery looked inside a private network")
	}
}

func TestNextGap(t *testing.T) {
	now := time.Date(2025, 3, 4, 12, 0, 0, 0, time.UTC)
	every := func(gap time.Duration, from time.Duration) (list []time.Time) {
		for i := range 12 {
			list = append(list, now.Add(-from-time.Duration(i)*gap))
		}
		return list
	}
	for name, k := range map[string]struct {
		src      store.Source
		v        store.Visit
		times    []time.Time
		min, max time.Duration
	}{
		"every hour":      {store.Source{}, store.Visit{Items: 12}, every(time.Hour, time.Minute), 30 * time.Minute, 33 * time.Minute},
		"every minute":    {store.Source{}, store.Visit{}, every(time.Minute, 0), 5 * time.Minute, 330 * time.Second},
		"its own bound":   {store.Source{Least: 60}, store.Visit{}, every(time.Minute, 0), time.Minute, 66 * time.Second},
		"silent":          {store.Source{}, store.Visit{}, every(time.Hour, 80*time.Hour), 10 * time.Hour, 11 * time.Hour},
		"dead":            {store.Source{}, store.Visit{}, every(time.Hour, 9000*time.Hour), 24 * time.Hour, 24 * time.Hour},
		"failed":          {store.Source{Every: 3600}, store.Visit{Reason: "gone"}, nil, 2 * time.Hour, 132 * time.Minute},
		"no times, fresh": {store.Source{Every: 3600}, store.Visit{Fresh: 3}, nil, 40 * time.Minute, 44 * time.Minute},
		"no times, none":  {store.Source{Every: 3600}, store.Visit{}, nil, 90 * time.Minute, 99 * time.Minute},
		"in the future":   {store.Source{Every: 3600}, store.Visit{}, every(-24*time.Hour, -48*time.Hour), 90 * time.Minute, 99 * time.Minute},
	} {
		if got := nextGap(k.src, k.v, k.times, now); got < k.min || got > k.max {
			t.Errorf("%s: %v, want %v to %v", name, got, k.min, k.max)
		}
	}
}

func TestPush(t *testing.T) {
	ctx := context.Background()
	s := memory(t)
	if _, err := s.AddSource(ctx, store.Source{Kind: store.SourcePush, Address: "opa", Name: "Orrin Press Agency"}); err != nil {
		t.Fatal(err)
	}
	push := func(body, source string) []store.Pushed {
		t.Helper()
		list, err := Push(ctx, s, gainsay.Page{URL: "pushed", Body: []byte(body), Hint: gainsay.Hint{Source: source}})
		if err != nil {
			t.Fatal(err)
		}
		return list
	}
	text := `{"url": "https://gazette.example/1", "title": "Pier opens", "text": "The pier of Orrin was opened to the public on Tuesday, mayor Ada Brook told the council.", "published": "2025-03-04"}`
	if got := push(text, ""); len(got) != 1 || got[0].State != "accepted" || !got[0].Fresh || got[0].Number == 0 {
		t.Errorf("a text: %+v", got)
	}
	if got := push(text, ""); got[0].Fresh {
		t.Errorf("the same twice: %+v", got)
	}
	if got := push(ninjsItem(1, ``, "More ships wait."), "opa"); got[0].State != "accepted" || got[0].URL != wireItem {
		t.Errorf("ninjs: %+v", got)
	}
	if got := push(newsmlKill(2), "opa"); got[0].State != "refused" || !strings.Contains(got[0].Reason, "withdrawn by the agency") {
		t.Errorf("a kill: %+v", got)
	}
	if got := push("\x00\x01\x02", ""); got[0].State != "refused" {
		t.Errorf("bytes: %+v", got)
	}
	if _, err := Push(ctx, s, gainsay.Page{URL: "pushed", Body: []byte(`{"text": "a", "published": "soon"}`)}); err == nil {
		t.Error("a time that is none was taken")
	}
	if err := Run(ctx, s, Options{Workers: 1}); err != nil {
		t.Fatal(err)
	}
	doc, err := s.Candidates().LatestVersion(ctx, wireItem)
	if err != nil || strings.Contains(doc.Text, secret) {
		t.Errorf("the killed item: %v, %v", doc, err)
	}
}
