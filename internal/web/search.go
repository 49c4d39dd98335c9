package web

import (
	"errors"
	"html/template"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/gainsay-news/gainsay/internal/query"
	"github.com/gainsay-news/gainsay/internal/store"
)

// A searchView is what the page of a search shows.
type searchView struct {
	Query  string `json:"query"`
	ReadAs string `json:"read_as,omitempty"`
	Error  string `json:"error,omitempty"`
	At     int    `json:"error_at,omitempty"` // byte of the query
	store.Answer
	People []store.Identity     `json:"people,omitempty"`
	Storys []store.StorySummary `json:"stories,omitempty"`
	Best   bool                 `json:"best,omitempty"`
	hits   *regexp.Regexp
	pager
}

func (s *site) search(r *http.Request) (any, error) {
	v := searchView{Query: strings.TrimSpace(r.URL.Query().Get("q")), Best: r.URL.Query().Get("sort") == "best", pager: paging(r)}
	if v.Query == "" {
		return v, nil
	}
	where, err := query.Parse(v.Query)
	var wrong *query.Error
	if errors.As(err, &wrong) {
		v.Error, v.At = wrong.Words, wrong.At
		return v, nil
	}
	if err != nil {
		return nil, err
	}
	v.ReadAs, v.hits = query.Words(where), hits(where)
	v.Answer, err = s.Store.Search(r.Context(), store.Question{Where: where, Best: v.Best, Limit: listSize, Offset: v.offset()})
	if err != nil {
		return nil, err
	}
	if v.More {
		v.Next = v.Page + 1
	}
	if v.Page > 1 {
		return v, nil
	}
	v.People, v.Storys, err = s.Store.Named(r.Context(), plainWords(where))
	return v, err
}

func searchTitle(data any) string {
	if q := data.(searchView).Query; q != "" {
		return q
	}
	return "Search"
}

// plainWords is the words of a query without operators, "" when there are any.
func plainWords(c store.Cond) string {
	list := []store.Cond{c}
	if c.Op == store.And {
		list = c.Of
	}
	var w []string
	for _, k := range list {
		if k.Op != store.Word && k.Op != store.Phrase && k.Op != store.Speaker && k.Op != store.About {
			continue
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
		case store.Phrase, store.Exact:
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
	if v.hits == nil {
		return template.HTML(template.HTMLEscapeString(text))
	}
	var b strings.Builder
	last := 0
	for _, m := range v.hits.FindAllStringIndex(text, 100) {
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
	return "/search?q=" + url.QueryEscape(v.Query+" "+field+":"+value)
}

// Turn is the address of another page of the search.
func (v searchView) Turn(page int) string {
	q := url.Values{"q": {v.Query}}
	if v.Best {
		q.Set("sort", "best")
	}
	if page > 1 {
		q.Set("page", strconv.Itoa(page))
	}
	return "/search?" + q.Encode()
}

// Sorted is the address of the search in another order.
func (v searchView) Sorted(best bool) string {
	v.Best = best
	return v.Turn(1)
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
