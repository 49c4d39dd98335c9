package web

import (
	"context"
	"errors"
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/gainsay-news/gainsay/internal/query"
	"github.com/gainsay-news/gainsay/internal/store"
)

// A searchView is what the page of a search shows.
type searchView struct {
	Query  string   `json:"query"`
	ReadAs string   `json:"read_as,omitempty"`
	Hints  []string `json:"hints,omitempty"` // what may have been meant otherwise
	Error  string   `json:"error,omitempty"`
	At     int      `json:"error_at,omitempty"` // byte of the query
	store.Answer
	People []store.Identity     `json:"people,omitempty"`
	Storys []store.StorySummary `json:"stories,omitempty"`
	Best   bool                 `json:"best,omitempty"`
	After  string               `json:"after,omitempty"` // where this page starts
	Parts  []query.Part         `json:"-"`
	hits   *regexp.Regexp
	where  store.Cond
}

// searchTime is how long a search may take. One that takes longer is refused
// and said to be too wide, so that nobody holds up the others.
const searchTime = 8 * time.Second

func (s *site) search(r *http.Request) (any, error) {
	ask := r.URL.Query()
	v := searchView{Query: strings.TrimSpace(ask.Get("q")), Best: ask.Get("sort") == "best", After: ask.Get("after")}
	if v.Query == "" {
		return v, nil
	}
	ctx, cancel := context.WithTimeout(r.Context(), searchTime)
	defer cancel()
	where, err := s.question(ctx, v.Query)
	var wrong *query.Error
	if errors.As(err, &wrong) {
		v.Error, v.At = wrong.Words, wrong.At
		return v, nil
	}
	if err != nil {
		return nil, err
	}
	v.where, v.ReadAs, v.Hints, v.Parts, v.hits = where, query.Words(where), query.Hints(v.Query), query.Parts(v.Query), hits(where)
	v.Answer, err = s.Store.Search(ctx, store.Question{Where: where, Best: v.Best, Limit: listSize, After: v.After})
	if err != nil {
		return nil, tooWide(ctx, err)
	}
	if v.After != "" {
		return v, nil
	}
	v.People, v.Storys, err = s.Store.Named(ctx, plainWords(where))
	return v, tooWide(ctx, err)
}

// readAs reads the question of a search back.
func (l speech) readAs(v searchView) string {
	if v.ReadAs == "" || l.Tag == "en" {
		return v.ReadAs
	}
	return query.Voice{Say: l.Say, Date: func(t time.Time) string { return l.Date(t, "@date") }, Clock: l.clock}.Words(v.where)
}

// question reads a query, with the saved searches that it names in place.
func (s *site) question(ctx context.Context, text string) (store.Cond, error) {
	where, err := query.Parse(text)
	if err != nil {
		return where, err
	}
	return query.Shelf{Store: s.Store, Owner: owner(ctx)}.Expand(ctx, where)
}

// tooWide gives an error of a search that ran out of time, or started where
// no page starts, words for the asker.
func tooWide(ctx context.Context, err error) error {
	switch {
	case errors.Is(err, store.ErrCursor):
		return &refusal{http.StatusBadRequest, "There is no page of this search that starts there."}
	case err != nil && errors.Is(ctx.Err(), context.DeadlineExceeded):
		return &refusal{http.StatusServiceUnavailable, "This search takes too long; add a word, a speaker or a day to it."}
	}
	return err
}

func searchTitle(l speech, data any) string {
	if q := data.(searchView).Query; q != "" {
		return q
	}
	return l.Say("Search")
}

// plainWords is the words of a query without operators, "" when there are any.
func plainWords(c store.Cond) string {
	list := []store.Cond{c}
	if c.Op == store.And {
		list = c.Of
	}
	var w []string
	for _, k := range list {
		if k.Op != store.Word && k.Op != store.Phrase {
			return "" // a field says already who is meant
		}
		w = append(w, k.Text)
	}
	return strings.Join(w, " ")
}

// hits finds the words of a query in a statement, to mark them.
func hits(c store.Cond) *regexp.Regexp {
	var parts []string
	var add func(c store.Cond)
	add = func(c store.Cond) {
		switch c.Op {
		case store.And, store.Or:
			for _, k := range c.Of {
				add(k)
			}
		case store.Pattern:
			parts = append(parts, "(?:"+c.Text+")")
		case store.Phrase, store.Exact, store.AtLeast:
			parts = append(parts, strings.Join(escaped(strings.Fields(c.Text)), `\s+`))
		case store.Word, store.Prefix, store.Near, store.Sentence:
			for _, w := range escaped(strings.Fields(c.Text)) {
				parts = append(parts, `\b`+stem(w)+`\pL{0,4}`)
			}
		}
	}
	add(c)
	if len(parts) == 0 {
		return nil
	}
	re, err := regexp.Compile(`(?i)` + strings.Join(parts, "|"))
	if err != nil {
		return nil
	}
	return re
}

func escaped(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = regexp.QuoteMeta(w)
	}
	return out
}

// stem cuts the endings that the index folds most, so that "leaving" marks
// "leave"; it only serves to mark hits.
func stem(w string) string {
	for _, end := range []string{"ing", "ed", "es", "s", "e"} {
		if len(w) > len(end)+3 && strings.HasSuffix(strings.ToLower(w), end) {
			return w[:len(w)-len(end)]
		}
	}
	return w
}

// Marked is a statement's text with the hits marked.
func (v searchView) Marked(st store.Statement) template.HTML {
	text := quoted(st)
	if st.Voice == "own" {
		text = shown(st)
	}
	return marked(v.hits, text)
}

// InSentence is the sentence of a statement whose hits stand outside of its
// own words, with the hits marked; "" where they do not.
func (v searchView) InSentence(st store.Statement) template.HTML {
	if v.hits == nil || len(st.Sentence) > 1200 || v.hits.MatchString(quoted(st)) || !v.hits.MatchString(st.Sentence) {
		return ""
	}
	return marked(v.hits, st.Sentence)
}

// marked is text with what the expression finds in it marked.
func marked(re *regexp.Regexp, text string) template.HTML {
	if re == nil {
		return template.HTML(template.HTMLEscapeString(text))
	}
	var b strings.Builder
	last := 0
	for _, m := range re.FindAllStringIndex(text, 100) {
		if m[0] == m[1] {
			continue
		}
		b.WriteString(template.HTMLEscapeString(text[last:m[0]]))
		b.WriteString("<mark>" + template.HTMLEscapeString(text[m[0]:m[1]]) + "</mark>")
		last = m[1]
	}
	b.WriteString(template.HTMLEscapeString(text[last:]))
	return template.HTML(b.String())
}

// With is the address of the search with one more condition.
func (v searchView) With(field, value string) string {
	if strings.ContainsAny(value, " ()\"") {
		value = `"` + strings.ReplaceAll(value, `"`, "") + `"`
	}
	q := v.Query
	if len(v.Parts) == 0 && q != "" {
		q = "(" + q + ")" // an OR is one condition
	}
	return "/search?q=" + url.QueryEscape(q+" "+field+":"+value)
}

// Turn is the address of the page of the search that starts after a mark.
func (v searchView) Turn(after string) string {
	q := url.Values{"q": {v.Query}}
	if v.Best {
		q.Set("sort", "best")
	}
	if after != "" {
		q.Set("after", after)
	}
	return "/search?" + q.Encode()
}

// Sorted is the address of the search in another order.
func (v searchView) Sorted(best bool) string {
	v.Best = best
	return v.Turn("")
}

// Bar draws how many of the counted answers a month has; the number stands
// beside it.
func (v searchView) Bar(n int) template.HTML {
	most := 1
	for _, f := range v.Facets {
		for _, value := range f.Values {
			if f.Field == "said" {
				most = max(most, value.Count)
			}
		}
	}
	return template.HTML(fmt.Sprintf(`<svg class="bar" viewBox="0 0 60 10" width="60" height="10" aria-hidden="true"><rect width="%.1f" height="10"/></svg>`, 60*float64(n)/float64(most)))
}

// Feed is the address of the search as a feed.
func (v searchView) Feed() string { return "/feed?q=" + url.QueryEscape(v.Query) }

// Export is the address of the search as a file.
func (v searchView) Export(form string) string {
	return "/export/" + form + "?q=" + url.QueryEscape(v.Query)
}

// Before, Wrong and Rest cut the query at the character of its error.
func (v searchView) Before() string { return v.Query[:v.at()] }

// Wrong is the character at which a query cannot be read.
func (v searchView) Wrong() string {
	_, n := utf8.DecodeRuneInString(v.Query[v.at():])
	return v.Query[v.at() : v.at()+n]
}

// Rest is what follows it.
func (v searchView) Rest() string { return v.Query[v.at()+len(v.Wrong()):] }

func (v searchView) at() int {
	at := min(v.At, len(v.Query))
	for at > 0 && at < len(v.Query) && !utf8.RuneStart(v.Query[at]) {
		at--
	}
	return at
}

// A didSayView is what the page "Did they say that?" shows.
type didSayView struct {
	Text    string         `json:"text"`
	Found   []store.Quoted `json:"found"`
	Totals  store.Totals   `json:"totals"`
	Asked   bool           `json:"-"`
	Exactly int            `json:"exactly"` // how many hold every word
}

func (s *site) didSay(r *http.Request) (any, error) {
	v := didSayView{Text: strings.TrimSpace(r.URL.Query().Get("quote"))}
	if v.Text == "" {
		return v, nil
	}
	if len(v.Text) > 2000 {
		return nil, &refusal{http.StatusBadRequest, "A quotation to look for has 2,000 characters at most."}
	}
	v.Asked = true
	var err error
	if v.Totals, err = s.Store.Totals(r.Context()); err != nil {
		return nil, err
	}
	v.Found, err = s.Store.Quote(r.Context(), v.Text)
	for _, f := range v.Found {
		if f.Match == "exact" {
			v.Exactly++
		}
	}
	return v, err
}
