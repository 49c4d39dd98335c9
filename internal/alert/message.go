package alert

import (
	"cmp"
	"time"

	"github.com/gainsay-news/gainsay/internal/setting"
	"github.com/gainsay-news/gainsay/internal/store"
)

// A Message is what an alert tells, as webhooks have it.
type Message struct {
	ID     string    `json:"id"` // the same however often it is sent
	Search string    `json:"search"`
	Query  string    `json:"query"`
	Link   string    `json:"link,omitempty"`
	Made   time.Time `json:"made"`
	Items  []Item    `json:"items"`
}

// An Item is one statement that answers the search.
type Item struct {
	ID        string    `json:"id"`
	Link      string    `json:"link,omitempty"`
	Speaker   string    `json:"speaker,omitempty"`
	Text      string    `json:"text"`
	Sentence  string    `json:"sentence"`
	Said      time.Time `json:"said,omitzero"`
	Outlet    string    `json:"outlet,omitempty"`
	Title     string    `json:"title"`
	Page      string    `json:"page"`
	Published time.Time `json:"published,omitzero"`
	Contested bool      `json:"contested,omitempty"`
}

func message(d store.Delivery, a store.Alert, list []store.Statement, set setting.Set) Message {
	base := set.Text("base")
	link := func(path string) string {
		if base == "" {
			return ""
		}
		return base + path
	}
	m := Message{ID: d.ID, Search: a.Name, Query: a.Query, Link: link("/saved"), Made: d.Made, Items: []Item{}}
	for _, st := range list {
		m.Items = append(m.Items, Item{ID: st.ID, Link: link("/s/" + st.ID), Speaker: cmp.Or(st.Name, st.Speaker), Text: st.Text, Sentence: st.Sentence, Said: st.Said,
			Outlet: st.Publisher, Title: st.Title, Page: st.Page, Published: st.Published, Contested: st.Contested})
	}
	return m
}
