package mention

import (
	"strings"
	"sync"

	"github.com/gainsay-news/gainsay/lexicon"
)

// known gathers what the lexicon says of words and phrases, lower case, in
// one table, so that a token costs one look-up.
var known = sync.OnceValue(func() map[string]traits {
	m := map[string]traits{}
	mark := func(s string, t traits) { m[strings.ToLower(s)] |= t }
	lexicon.EachFirstName(func(s string) { mark(s, firstName) })
	lexicon.EachSurname(func(s string) { mark(s, surname) })
	lexicon.EachHonorific(func(s string) { mark(s, honorific); mark(s+".", honorific) })
	lexicon.EachNameParticle(func(s string) { mark(s, particle) })
	lexicon.EachBody(func(s string) { mark(s, bodyName) })
	lexicon.EachBodyNoun(func(s string) { mark(s, bodyNoun) })
	lexicon.EachPlaceNoun(func(s string) { mark(s, placeNoun) })
	lexicon.EachEventNoun(func(s string) { mark(s, eventNoun) })
	lexicon.EachCompanyEnding(func(s string) { mark(s, companyEnding); mark(s+".", companyEnding) })
	lexicon.EachAffiliation(func(s string) { mark(s, affiliation); mark(s+"s", affiliation) })
	lexicon.EachDemonym(func(s string) { mark(s, demonym) })
	for _, s := range strings.Fields("january february march april may june july august september october november december " +
		"monday tuesday wednesday thursday friday saturday sunday jan jan. feb feb. aug aug. sept sept. oct oct. nov nov. dec dec.") {
		mark(s, month)
	}
	for _, c := range lexicon.Countries() {
		mark(c.Name, countryName)
		for _, a := range c.Also {
			mark(a, countryName)
		}
		if c.Capital != "" {
			mark(c.Capital, capitalCity)
		}
	}
	for s, t := range m {
		if _, ok := lexicon.PersonNoun(singular(s)); ok {
			m[s] = t | personNoun
		}
	}
	return m
})

// phraseHeads are the first words of the phrases in known, with their lengths
// in words.
var phraseHeads = sync.OnceValue(func() map[string][6]bool {
	m := map[string][6]bool{}
	for s := range known() {
		f := strings.Fields(s)
		if len(f) < 2 || len(f) > 5 {
			continue
		}
		lengths := m[f[0]]
		lengths[len(f)] = true
		m[f[0]] = lengths
	}
	return m
})
