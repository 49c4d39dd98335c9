// Package entity says which mentions of a document are the same person, body
// or place.
//
// Needs: Text, Tokens, Sentences, Mentions; better with Tags, Arcs and the
// spans of Quotations. Fills: Entities.
//
// How: sieves from the most precise to the least, each tying mentions to what
// the sieves before it made (Raghunathan et al. 2010, "A Multi-Pass Sieve for
// Coreference Resolution"): equal names, letters for a name, short forms of
// names, titles and appositions, "who" and what it goes
// back to, offices ("the Pentagon chief"), kinds of body
// and place ("the ministry"), equal heads, pronouns. A pronoun of the first
// person inside a quotation is who its Source is; one that is itself a source is
// likely who spoke last; pronouns overrule what a first name tells of the gender.
// Each link names its sieve.
//
// Known misses: two people of one surname are told apart by first name and
// title only; groups ("the two leaders") are not tied to their members; "we"
// is tied only to a speaker that is a body.
package entity

import (
	"slices"

	"github.com/gainsay-news/gainsay"
)

// Resolve is the entities of the document in the order of their first
// mention: everything that has a name, and what has none but is spoken of
// twice or speaks.
func Resolve(doc *gainsay.Document) []gainsay.Entity {
	r := newResolver(doc)
	for _, sieve := range []func(){
		r.equalNames, r.settlePersons, r.brackets, r.letters, r.shortPersons, r.shortBodies,
		r.families, r.appositions, r.relatives, r.offices, r.parts, r.kinds, r.equalHeads, r.firstPersons, r.interview, r.turns, r.genders, r.pronouns,
	} {
		sieve()
	}
	out := r.entities()
	r.release()
	return out
}

// A resolver holds what the sieves of one document share.
type resolver struct {
	doc      *gainsay.Document
	mentions []mention
	clusters []cluster   // of each mention, to begin with
	members  []int       // room for their members
	quoted   []bool      // of each token, whether it stands inside quotation marks
	pairs    map[int]int // the two named side by side by the token that they start at, 1 + index
	at       []int       // for each token, 1 + index of the mention whose head it is; names before nominals
	low      []string    // tokens in lower case, as far as they were asked for
}

// A mention is a mention of the document with what the sieves ask of it.
type mention struct {
	*gainsay.Mention
	first, last int      // tokens
	words       []string // of a name: lower case, without initials and marks
	key         string   // words joined, with the ending
	ending      string   // "jr", "iii"
	nicked      bool     // a nickname stands in front: "Crooked Ada Munro"
	head        string   // lemma of the head, lower case
	gender      gender
	plural      bool
	sentence    int
	quotation   int // index of the innermost quotation whose content holds it, -1 for none
	cluster     *cluster
	rule        string
	score       float64
}

// A cluster is the mentions tied so far.
type cluster struct {
	members []int // mentions, in no order
	kind    gainsay.Kind
	gender  gender
	plural  bool
	pair    bool // two named side by side
	named   bool
	country string   // ISO code or name, of a country
	roles   []string // lower case titles and descriptions
	words   int      // of its longest name
	speaks  bool     // a quotation's source; known when entities are written
	done    bool     // written
}

// merge ties the cluster of mention i to that of mention j by a rule.
func (r *resolver) merge(i, j int, rule string, score float64) {
	a, b := &r.mentions[i], &r.mentions[j]
	if a.rule == "" {
		a.rule, a.score = rule, score
	}
	x, y := a.cluster, b.cluster
	if x == y {
		return
	}
	if len(x.members) > len(y.members) {
		x, y = y, x
	}
	for _, k := range x.members {
		r.mentions[k].cluster = y
	}
	y.absorb(x)
}

// absorb takes over what is known of x.
func (c *cluster) absorb(x *cluster) {
	if !c.named && x.named || c.kind == gainsay.KindUnknown {
		c.kind = x.kind
	}
	c.members = append(c.members, x.members...)
	if c.gender == anyGender {
		c.gender = x.gender
	}
	if c.country == "" {
		c.country = x.country
	}
	c.named = c.named || x.named
	c.pair = c.pair || x.pair
	c.words = max(c.words, x.words)
	c.plural = c.plural && x.plural
	for _, role := range x.roles {
		if !slices.Contains(c.roles, role) {
			c.roles = append(c.roles, role)
		}
	}
}
