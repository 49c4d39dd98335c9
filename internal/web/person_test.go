package web

import (
	"html"
	"strings"
	"testing"

	"github.com/gainsay-news/gainsay"
)

// otherwise is a fourth report, in which Anna Berg says otherwise.
var otherwise = fixture{id: "d4", publisher: "North Post", title: "Mayor on the bridge", page: "https://north.example/mayor", day: 6, says: []saying{
	{who: "Anna Berg", words: "“The bridge is shut to lorries”", sentence: "“The bridge is shut to lorries”, Mayor Anna Berg said on Tuesday.", form: gainsay.Direct},
}}

// TestPersonOverTime holds the page of a person to its positions and roles.
func TestPersonOverTime(t *testing.T) {
	h, s := reader(t)
	n, _, err := s.Accept(t.Context(), gainsay.Page{URL: otherwise.page, Body: []byte("later")})
	if err != nil {
		t.Fatal(err)
	}
	r := otherwise.result(otherwise.document())
	turn := gainsay.Relation{A: "d1-a-c", B: "d4-a-c", Kind: gainsay.Revises, Basis: gainsay.FoundByRule, Why: "Open to lorries, then shut to them.", Score: .9}
	r.Relations = []gainsay.Relation{turn}
	if err := s.Commit(t.Context(), n, r); err != nil {
		t.Fatal(err)
	}
	page := html.UnescapeString(get(t, h, "/p/annaberg").Body.String())
	_, positions, ok := strings.Cut(page, `id="positions"`)
	positions, roles, _ := strings.Cut(positions, `id="roles"`)
	if !ok {
		t.Fatal("the page has no positions")
	}
	for _, want := range []string{"open to all lorries", "shut to lorries", "says otherwise than that", "of 2 May 2031", `href="/x/` + turn.ID() + `"`, `href="/a/d4#s-d4-a-q"`} {
		if !strings.Contains(positions, want) {
			t.Errorf("the positions lack %q", want)
		}
	}
	if strings.Index(positions, "open to all lorries") > strings.Index(positions, "shut to lorries") {
		t.Error("the later statement stands before the earlier")
	}
	for _, want := range []string{"Mayor", "2 May 2031", "6 May 2031", `href="/a/d1#r-d1-Anna%20Berg"`} {
		if !strings.Contains(roles, want) {
			t.Errorf("the roles lack %q", want)
		}
	}
	article := get(t, h, "/a/d4").Body.String()
	if !strings.Contains(article, `id="r-d4-Anna Berg"`) || strings.Count(article, `id="r-`) != 1 {
		t.Error("the article does not mark once where the role is given")
	}
}

// TestRoleMentions wants the mention beside the words of the role.
func TestRoleMentions(t *testing.T) {
	d := &gainsay.Document{Text: "Berg came. Berg, mayor of Ry, left. Berg slept."}
	for _, at := range []int{0, 11, 36} {
		d.Mentions = append(d.Mentions, gainsay.Mention{Span: gainsay.Span{Start: at, End: at + 4}})
	}
	for _, s := range []gainsay.Span{{Start: 0, End: 10}, {Start: 11, End: 35}, {Start: 36, End: 47}} {
		d.Sentences = append(d.Sentences, gainsay.Sentence{Span: s})
	}
	links := []gainsay.Link{{Mention: 0}, {Mention: 1}, {Mention: 2}}
	d.Entities = []gainsay.Entity{{ID: "a", Role: "Mayor of Ry", Links: links}, {ID: "b", Role: "pilot", Links: links[2:]}, {ID: "c", Links: links}}
	got := roleMentions(d)
	if len(got) != 2 || got["a"] != 1 || got["b"] != 2 {
		t.Errorf("roles stand at %v, want a at 1 and b at 2", got)
	}
}
