package entity

import (
	"strings"
	"sync"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
	"github.com/gainsay-news/gainsay/sequence"
)

type gender = lexicon.Gender

const anyGender = lexicon.AnyGender

func newResolver(doc *gainsay.Document) *resolver {
	r := resolvers.Get().(*resolver)
	n, tokens := len(doc.Mentions), len(doc.Tokens)
	*r = resolver{doc: doc, mentions: sequence.Zeros(r.mentions, n), clusters: sequence.Zeros(r.clusters, n), members: sequence.Zeros(r.members, n),
		pairs: map[int]int{}, at: sequence.Zeros(r.at, tokens), quoted: quotedTokens(sequence.Zeros(r.quoted, tokens), doc), low: sequence.Zeros(r.low, tokens)}
	for i := range doc.Mentions {
		m := &r.mentions[i]
		*m = mention{Mention: &doc.Mentions[i], quotation: -1}
		m.first, m.last = doc.TokensIn(m.Span)
		if m.last == m.first { // inside a token
			m.first, m.last = m.Head, m.Head+1
		}
		m.sentence = doc.SentenceAt(m.Start)
		m.head = r.lemma(m.Head)
		m.plural = r.isPlural(m)
		r.describe(m)
		r.members[i], m.cluster = i, &r.clusters[i]
		*m.cluster = cluster{members: r.members[i : i+1 : i+1], kind: m.Kind, gender: m.gender, plural: m.plural, named: m.Form == gainsay.Name}
		if m.Rule == gainsay.SideBySide {
			m.cluster.pair = true
			r.pairs[m.first] = i + 1
		}
		r.describeCluster(m)
	}
	for _, form := range []gainsay.Form{gainsay.Pronoun, gainsay.Nominal, gainsay.Name} {
		for i := range r.mentions {
			if m := &r.mentions[i]; m.Form == form && m.Rule != gainsay.SideBySide {
				r.at[m.Head] = i + 1
			}
		}
	}
	r.enclose()
	return r
}

// resolvers keeps the tables of documents for the next ones.
var resolvers = sync.Pool{New: func() any { return new(resolver) }}

// longestKept is how many tokens the tables have room for that are kept.
const longestKept = 1 << 15

func (r *resolver) release() {
	if cap(r.at) <= longestKept && cap(r.mentions) <= longestKept {
		clear(r.mentions) // they hold on to the document
		clear(r.clusters)
		clear(r.low)
		r.doc = nil
		resolvers.Put(r)
	}
}

// enclose finds the innermost quotation around each mention. Both layers
// stand in text order, so that one pass does.
func (r *resolver) enclose() {
	var open []int
	next := 0
	for i := range r.mentions {
		m := &r.mentions[i]
		for next < len(r.doc.Quotations) && r.doc.Quotations[next].Start <= m.Start {
			open = append(open, next)
			next++
		}
		kept := open[:0]
		for _, q := range open {
			if r.doc.Quotations[q].End > m.Start {
				kept = append(kept, q)
			}
		}
		open = kept
		for k := len(open) - 1; k >= 0 && m.quotation < 0; k-- {
			for _, part := range r.doc.Quotations[open[k]].Parts() {
				if part.Contains(m.Span) {
					m.quotation = open[k]
				}
			}
		}
	}
}

func (r *resolver) text(i int) string {
	if i < 0 || i >= len(r.doc.Tokens) {
		return ""
	}
	return r.doc.Words(r.doc.Tokens[i].Span)
}

// lower is token i in lower case; "" beyond the ends.
func (r *resolver) lower(i int) string {
	if i < 0 || i >= len(r.low) {
		return ""
	}
	if r.low[i] == "" {
		r.low[i] = strings.ToLower(r.text(i))
	}
	return r.low[i]
}

func (r *resolver) lemma(i int) string {
	if i < len(r.doc.Tags) && r.doc.Tags[i].Lemma != "" {
		return strings.ToLower(r.doc.Tags[i].Lemma)
	}
	return r.lower(i)
}

func (r *resolver) isPlural(m *mention) bool {
	if m.Form == gainsay.Pronoun {
		p, _ := lexicon.PronounOf(r.lower(m.Head))
		return p.Plural
	}
	if m.Rule == gainsay.SideBySide {
		return true
	}
	if m.Head < len(r.doc.Tags) {
		switch r.doc.Tags[m.Head].Fine {
		case "NNS", "NNPS":
			return m.Form == gainsay.Nominal
		}
	}
	return false
}

// describe works out the words of a name and what the writing tells of the
// gender.
func (r *resolver) describe(m *mention) {
	switch m.Form {
	case gainsay.Pronoun:
		p, _ := lexicon.PronounOf(r.lower(m.Head))
		m.gender = p.Gender
	case gainsay.Nominal:
		m.gender, _ = lexicon.PersonNoun(m.head)
		if m.plural {
			m.gender = anyGender
		}
	case gainsay.Name:
		r.describeName(m)
	}
}

func (r *resolver) describeName(m *mention) {
	words := strings.Fields(strings.ToLower(r.doc.Words(m.Span)))
	for _, w := range words {
		w = strings.Trim(w, "\"“”'‘’,.()")
		switch {
		case w == "" || m.Kind == gainsay.Person && len(w) == 1:
		case m.Kind == gainsay.Person && nameEndings[w]:
			m.ending = w
		default:
			m.words = append(m.words, plainName(w))
		}
	}
	if len(m.words) == 0 {
		m.words = words
	}
	if m.Kind == gainsay.Person && len(m.words) > 2 && nicknamed(m.words) {
		m.words, m.nicked = m.words[1:], true
	}
	m.key = strings.Join(m.words, " ")
	if m.ending != "" {
		m.key += " " + m.ending
	}
	if m.Kind == gainsay.Person {
		m.gender = r.nameGender(m)
	}
}

// nicknamed reports whether an adjective that is no name stands before a first
// name: "crooked ada".
func nicknamed(words []string) bool {
	if _, first := lexicon.FirstName(words[0]); first || lexicon.Surname(words[0]) || lexicon.NameParticle(words[0]) {
		return false
	}
	_, name := lexicon.FirstName(words[1])
	return name && lexicon.Adjective(words[0])
}

var nameEndings = map[string]bool{"jr": true, "sr": true, "ii": true, "iii": true, "iv": true}

// plainName evens out the ways of writing one word of a name: stops inside
// letters, the possessive, the article of Arabic names.
func plainName(w string) string {
	w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")
	if !strings.Contains(w, "-") {
		w = strings.ReplaceAll(w, ".", "")
	}
	for _, article := range []string{"al-", "el-", "ul-"} {
		if rest, ok := strings.CutPrefix(w, article); ok && len(rest) > 2 {
			return rest
		}
	}
	return w
}

// nameGender reads the title first, then the first name.
func (r *resolver) nameGender(m *mention) gender {
	for _, w := range strings.Fields(strings.ToLower(r.doc.Words(m.Title))) {
		if g, _ := lexicon.Honorific(w); g != anyGender {
			return g
		}
		if g, _ := lexicon.PersonNoun(w); g != anyGender {
			return g
		}
	}
	if len(m.words) > 1 {
		g, _ := lexicon.FirstName(m.words[0])
		return g
	}
	return anyGender
}

// describeCluster starts what is known of a cluster from its one mention.
func (r *resolver) describeCluster(m *mention) {
	c := m.cluster
	if m.Form != gainsay.Name {
		return
	}
	c.words = len(m.words)
	if m.Kind != gainsay.Person && m.Kind != gainsay.Nationality {
		if country, ok := lexicon.CountryNamed(r.doc.Words(m.Span)); ok {
			c.country, c.kind = country.Name, gainsay.Location
			m.key = "country " + strings.ToLower(country.Name)
		}
	}
	if !m.Title.IsZero() {
		c.roles = append(c.roles, strings.ToLower(r.doc.Words(m.Title)))
	}
}
