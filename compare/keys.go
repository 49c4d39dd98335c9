package compare

import (
	"slices"
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// Keys is what a store indexes a claim by. Two claims that [Across] could tie
// share a key: a name with the frame or the predicate, or the head of subject
// or object with it, or two names. A key that half the claims of a busy day
// share would cost more than it finds, so no key is a single common word.
func Keys(c *gainsay.Claim) []string {
	called := nameKeys(c)
	if c.Frame == "name" {
		return called
	}
	events := eventKeys(c)
	things := thingKeys(c)
	keys := append(make([]string, 0, len(events)*len(things)+4), called...)
	for _, e := range events {
		for _, t := range things {
			keys = append(keys, e+"|"+t)
		}
	}
	for _, q := range amounts(c) {
		if q.Of.Head != "" {
			keys = append(keys, "#"+q.Unit+"|"+q.Of.Head+"|"+q.Fate)
		}
	}
	if suffered[c.Frame] && (byNobody(c.Subject) || c.Subject.Head != "" && c.Subject.Head == c.Amount.Of.Head) {
		keys = append(keys, "none|"+c.Frame) // nobody was hurt, three guards were
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// nameKeys is what a claim of how somebody is called is found by: of first and
// last name one whole and the other's first letter, since one is misspelled.
func nameKeys(c *gainsay.Claim) []string {
	if c.Frame != "name" && c.Frame != "age" {
		return nil
	}
	name, _ := younger(strings.Fields(spelled(c.Subject.Name)))
	if len(name) < 2 {
		return nil
	}
	first, last := name[0], name[len(name)-1]
	return []string{"name|" + first + "|" + last[:1], "name|" + first[:1] + "|" + last}
}

// eventKeys is the frame of a claim, or its predicate and the verb or the
// opposite that it comes from.
func eventKeys(c *gainsay.Claim) []string {
	var keys []string
	for _, name := range lexicon.Contraries(c.Predicate) {
		keys = append(keys, "~"+name)
	}
	if c.Frame != "" {
		return append(keys, c.Frame)
	}
	keys = append(keys, c.Predicate)
	if v := lexicon.Verb(c.Predicate); v != "" && v != c.Predicate {
		keys = append(keys, v)
	}
	if p := lexicon.Positive(c.Predicate); p != "" {
		keys = append(keys, p) // "illegal" meets "legal"
	}
	return keys
}

// maxThings bounds the keys of one claim.
const maxThings = 6

// thingKeys is the names of a claim and the heads of its subject and object.
func thingKeys(c *gainsay.Claim) []string {
	var keys []string
	add := func(s string) {
		if s != "" && !lexicon.Light(s) && len(keys) < maxThings && !slices.Contains(keys, s) {
			keys = append(keys, s)
		}
	}
	for _, w := range c.Words {
		if w.Part == "PROPN" && (w.Role == gainsay.RoleSubject || w.Role == gainsay.RoleObject) {
			add(w.Lemma)
		}
	}
	for _, w := range c.Words {
		if w.Part == "NOUN" && (w.Role == gainsay.RoleSubject || w.Role == gainsay.RoleObject) {
			add(w.Lemma)
		}
	}
	for _, w := range c.Words {
		if w.Part == "PROPN" {
			add(w.Lemma)
		}
	}
	if strings.HasSuffix(c.Text, inFront) {
		add("first")
	}
	return keys
}
