package feed

import (
	"encoding/json"
	"fmt"
	"strings"
)

// A ninjs item, of versions 1 to 3 (https://iptc.org/std/ninjs/). A member
// that is of another kind than the standard has it is passed over, so each
// is read on its own.
type ninjs map[string]json.RawMessage

// parseNinjs reads one item.
func parseNinjs(body []byte) (*Feed, error) {
	var n ninjs
	if err := json.Unmarshal(body, &n); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBroken, err)
	}
	it := Item{
		ID: n.text("uri"), Title: first(n.text("headline"), n.valued("headlines"), n.text("title")), Language: n.text("language"),
		Printed: first(n.text("versioncreated"), n.text("versionCreated"), n.text("firstcreated"), n.text("firstCreated")),
		Status:  statusOf(first(n.text("pubstatus"), n.text("pubStatus"))),
		Version: n.text("version"), Note: first(n.text("ednote"), n.text("edNote")),
	}
	it.Published = moment(first(n.text("firstcreated"), n.text("firstCreated"), it.Printed))
	if changed := moment(it.Printed); changed.After(it.Published) {
		it.Updated = changed
	}
	if strings.HasPrefix(it.ID, "http") {
		it.URL = it.ID
	}
	it.URL = first(n.text("canonical"), it.URL)
	if s := first(n.text("embargoed"), n.text("embargoedUntil")); s != "" {
		it.embargo(s)
	}
	if by := first(n.text("byline"), n.valued("bylines")); by != "" {
		it.Authors = []string{by}
	}
	it.Content = n.content()
	it.Corrects = corrects(it.Note) || corrects(it.Title)
	return &Feed{Kind: Ninjs, Title: n.provider(), Language: it.Language, Items: []Item{it}}, nil
}

func first(all ...string) string {
	for _, s := range all {
		if s = strings.TrimSpace(s); s != "" {
			return s
		}
	}
	return ""
}

// text is a member that is a string or a number.
func (n ninjs) text(name string) string {
	raw := n[name]
	var s string
	if json.Unmarshal(raw, &s) == nil {
		return s
	}
	var number json.Number
	if json.Unmarshal(raw, &number) == nil {
		return number.String()
	}
	return ""
}

// A valued is one of a list in versions 2 and 3.
type valued struct {
	Role, Value, ContentType, Byline, Name string
}

func (n ninjs) list(name string) (list []valued) {
	if json.Unmarshal(n[name], &list) != nil {
		return nil
	}
	return list
}

// valued is the main entry of a list: the one so called, or the first.
func (n ninjs) valued(name string) string {
	found := ""
	for _, v := range n.list(name) {
		s := first(v.Value, v.Byline, v.Name)
		if found == "" || v.Role == "main" {
			found = first(s, found)
		}
	}
	return found
}

func (n ninjs) provider() string {
	return first(n.text("copyrightholder"), n.text("copyrightHolder"), n.valued("infosources"), n.valued("infoSources"))
}

// content is the body as HTML: marked up where there is such a version.
func (n ninjs) content() string {
	if s := first(n.text("body_xhtml"), n.text("body_html")); s != "" {
		return s
	}
	w := wireText{}
	w.plainText(n.text("body_text"))
	for _, b := range n.list("bodies") {
		switch {
		case strings.Contains(b.ContentType, "html"):
			return b.Value
		case len(strings.Join(w.paragraphs, "")) == 0:
			w.plainText(b.Value)
		}
	}
	return w.content()
}
