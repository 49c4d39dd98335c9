package entity

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// entities writes the clusters out.
func (r *resolver) entities() []gainsay.Entity {
	r.markSpeakers()
	ids := gainsay.NewFindingIDs(r.doc.ID, "entity")
	out := []gainsay.Entity{}
	for i := range r.mentions {
		c := r.mentions[i].cluster
		if c.done {
			continue
		}
		c.done = true
		slices.Sort(c.members)
		if e, ok := r.entity(c); ok {
			e.ID = gainsay.EntityID(ids.Next(string(e.Kind) + " " + e.Name))
			out = append(out, e)
		}
	}
	return out
}

// markSpeakers tells the clusters that are the source of a quotation.
func (r *resolver) markSpeakers() {
	for q := range r.doc.Quotations {
		if j, ok := r.sourceOf(q); ok {
			r.mentions[j].cluster.speaks = true
		}
	}
}

// entity makes an entity of a cluster that has a name, speaks, or is spoken of
// twice, be it by pronouns alone: "we" in a letter are one party, though
// nobody says which.
func (r *resolver) entity(c *cluster) (gainsay.Entity, bool) {
	nouns := 0
	e := gainsay.Entity{Links: make([]gainsay.Link, 0, len(c.members))}
	for _, k := range c.members {
		m := &r.mentions[k]
		if m.Form != gainsay.Pronoun {
			nouns++
		}
		if m.rule == "" {
			m.rule, m.score = "first of its name", 1
			if m.Form != gainsay.Name {
				m.rule = "itself"
			}
		}
		e.Links = append(e.Links, gainsay.Link{Mention: k, Rule: m.rule, Score: m.score})
	}
	if !c.named && len(c.members) < 2 && (nouns == 0 || !c.speaks && !r.body(c)) || c.kind == gainsay.Nationality {
		return e, false
	}
	if e.Kind = c.kind; nouns == 0 || c.pair {
		e.Kind = gainsay.KindUnknown // "we", whoever they are; two are no person
	}
	e.Name = r.fullest(c)
	e.Role = r.role(c) + r.opposite(c)
	e.Also = r.also(c, e.Name)
	return e, true
}

// body reports whether a cluster is one description of a known body with a
// name in it: "the Norland-led coalition".
func (r *resolver) body(c *cluster) bool {
	m := &r.mentions[c.members[0]]
	if c.kind != gainsay.Organization || m.Form != gainsay.Nominal || !r.definite(m) || m.plural {
		return false
	}
	for k := m.first; k < m.last; k++ {
		if j := r.at[k]; j > 0 && r.mentions[j-1].Form == gainsay.Name && m.Contains(r.mentions[j-1].Span) {
			return true
		}
	}
	return false
}

// fullest is the longest name of a cluster, of a country the usual one; of
// what has no name, the longest description.
func (r *resolver) fullest(c *cluster) string {
	best, size := -1, 0
	for _, k := range c.members {
		m := &r.mentions[k]
		n := len(m.words)*100 + min(m.Len(), 99)
		switch m.Form {
		case gainsay.Name:
			n += 10000
			if allCaps(r.doc.Words(m.Span)) {
				n -= 50 // the same in small letters reads better
			}
			switch {
			case m.rule == "nickname":
				n -= 150
			case m.nicked:
				n -= 60
			}
			if m.Kind != gainsay.Person && r.inTitle(m) {
				n -= 5000 // a title's words have capitals, names or not
			}
		case gainsay.Nominal:
			n = m.Len()
		default:
			n = 0
		}
		if best < 0 || n > size {
			best, size = k, n
		}
	}
	if c.country != "" {
		return c.country
	}
	name := flat(r.doc.Words(r.mentions[best].Span))
	if r.mentions[best].nicked {
		_, name, _ = strings.Cut(name, " ")
	}
	return name
}

// inTitle reports whether a mention stands in the title of the document.
func (r *resolver) inTitle(m *mention) bool { return m.Start < r.doc.Body }

// flat is words with single spaces, as nearly all stand in the text already.
func flat(words string) string {
	space := true
	for i := 0; i < len(words); i++ {
		c := words[i]
		if c >= utf8.RuneSelf || c < ' ' || c == ' ' && space {
			return strings.Join(strings.Fields(words), " ")
		}
		space = c == ' '
	}
	if space {
		return strings.TrimSpace(words)
	}
	return words
}

// role is the fullest title that stands with a name of a person, else the
// fullest description.
func (r *resolver) role(c *cluster) string {
	if c.kind != gainsay.Person {
		return ""
	}
	best, weight := "", 0
	for _, k := range c.members {
		m := &r.mentions[k]
		words := ""
		switch {
		case !m.Title.IsZero():
			words = strings.TrimPrefix(flat(r.doc.Words(m.Title)), "and ")
		case m.Form == gainsay.Nominal && c.named && (m.rule == "apposition" || m.rule == "copula"):
			words = withoutArticle(flat(r.doc.Words(m.Span)))
		}
		if n := r.telling(words); n > weight {
			best, weight = words, n
		}
	}
	return best
}

// opposite says whose counterpart a person is: " of Mark Esper" after "Iraqi
// counterpart".
func (r *resolver) opposite(c *cluster) string {
	for _, k := range c.members {
		m := &r.mentions[k]
		if m.Form != gainsay.Nominal || m.head != "counterpart" {
			continue
		}
		j := r.at[m.first] - 1
		if j >= 0 && r.mentions[j].cluster != c && r.mentions[j].cluster.named {
			return " of " + r.fullest(r.mentions[j].cluster)
		}
	}
	return ""
}

// telling weighs a title: a bare honorific tells nothing.
func (r *resolver) telling(title string) int {
	if title == "" {
		return 0
	}
	if _, ok := lexicon.Honorific(strings.ToLower(title)); ok {
		if _, office := lexicon.PersonNoun(strings.ToLower(title)); !office {
			return 0
		}
	}
	return min(len(title), 80)
}

func withoutArticle(s string) string {
	low := strings.ToLower(s)
	for _, a := range []string{"the ", "a ", "an "} {
		if strings.HasPrefix(low, a) {
			return s[len(a):]
		}
	}
	return s
}

// also is the other words for a cluster in text order, each once.
func (r *resolver) also(c *cluster, name string) []string {
	var out []string
	var seen map[string]bool
	for _, k := range c.members {
		words := flat(r.doc.Words(r.mentions[k].Span))
		if words == name {
			continue
		}
		if seen == nil {
			seen = map[string]bool{strings.ToLower(name): true}
		}
		if low := strings.ToLower(words); !seen[low] {
			seen[low] = true
			out = append(out, words)
		}
	}
	return out
}
